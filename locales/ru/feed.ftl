# A calendar on somebody's phone follows their visits.

feed-button = 📅 Календарь на телефон
feed-button-own = 📅 Мои визиты как клиента
feed-button-day = 📅 Рабочий календарь
feed-title = 📅 <b>Календарь на телефон</b>
feed-title-own = 📅 <b>Ваши визиты как клиента</b>
feed-title-day = 📅 <b>Рабочий календарь на телефон</b>
feed-about = Ваши записи сами появятся в календаре телефона, а переносы и отмены дойдут туда без вас.
feed-about-day = Записи к вам, выходные и перерывы на дату сами появятся в календаре телефона, а переносы и отмены дойдут туда без вас.
# For somebody who works here: their own visits are not those of their clients.
feed-about-own = Визиты, на которые вы записались как клиент, сами появятся в календаре телефона, а переносы и отмены дойдут туда без вас.
feed-about-elsewhere = Записи к вам — в рабочем календаре: /links
feed-make = Получить ссылку
feed-seen = ✅ Подключён: календарь заглядывает по вашей ссылке.
feed-unseen = Ссылка есть, но календарь по ней ещё не заглядывал.
feed-lost = Потеряли её? Возьмите новую, прежняя перестанет работать.
feed-new = Новая ссылка
feed-off = ✖ Отключить
feed-undo = ↩ Вернуть ссылку

feed-link-title = 📅 <b>Ссылка на ваш календарь</b>
feed-link-once = Она видна только сейчас: нажмите на неё, чтобы скопировать.
feed-link-how = • iPhone: Настройки → Приложения → Календарь → Учётные записи → Добавить → «Подписной календарь».
    • Google: на компьютере calendar.google.com → «Другие календари» → «Добавить по URL».
feed-link-private = Никому её не показывайте: кто её знает, видит ваши записи.

feed-off-done = ✖ <b>Календарь отключён</b>
feed-off-what = Ссылка больше не работает. Записи уйдут из телефона, когда вы удалите в нём эту подписку.
feed-restored = ✅ Ссылка снова работает
feed-stale = Эта кнопка уже сработала или устарела
feed-undo-late = Вернуть кнопкой можно в течение 10 минут. Возьмите, пожалуйста, новую ссылку
feed-no-site = Календарь пока не подключить: у этого бота нет адреса в интернете. Записи всегда здесь, в чате

# What the calendar shows.
feed-name = Мои записи
feed-name-day = { $specialist } · { $studio }
feed-visit = { $client } · { $service }
feed-price = { $price }
feed-asked = Заявка, ждёт ответа
feed-off-block = Занято
feed-off-day = Выходной
feed-off-vacation = Отпуск
feed-off-note = { $note }
