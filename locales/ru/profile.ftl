profile-button = 👤 Профиль
profile-title = 👤 <b>Ваш профиль</b>
profile-name = Имя: { $name }
profile-name-none = Имя: не указано
profile-phone = Телефон: { $phone }
profile-phone-none = Телефон: не указан
profile-lang = Язык: { $lang }
profile-name-button = ✏️ Имя
profile-phone-button = 📞 Телефон
profile-switches-button = 🔔 Что присылать
profile-data-button = 📦 Мои данные
profile-forget-button = 🗑 Забыть меня

profile-ask-name = Как к вам обращаться? Напишите имя, до 64 знаков.
profile-wrong-name = Нужно имя в одну строку, до 64 знаков. Прежнее осталось.
profile-named = ✅ Запомнили имя
profile-ask-phone = Напишите телефон, например <i>+7 917 123-45-67</i>, или пришлите свой контакт: скрепка → «Контакт».
profile-no-phone = Убрать телефон
profile-phoned = ✅ Готово

profile-switches = 🔔 <b>Что присылать</b>
    Нажмите, чтобы включить или выключить. Ответы на ваши нажатия приходят всегда.
profile-switches-work = 💼 — то, что нужно вам для работы: записи к вам, их изменения, клиенты, которым бот не смог написать или которые не ответили.
profile-switch-on = ✅ { $what }
profile-switch-off = ⬜ { $what }
profile-switch-changes = Переносы и отмены
profile-switch-letters = Письма мастеров
profile-switch-reminders = Напоминания
profile-switch-silence = 💼 Нет ответа
profile-switch-offers = Другое время
profile-switch-requests = 💼 Заявки
profile-switch-visits = 💼 Новые записи
profile-switch-visit-changes = 💼 Изменения
profile-switch-unreached = 💼 Нет связи
profile-switch-agenda = 💼 План дня
profile-switch-digest = 💼 Итоги дня
profile-switch-team = 💼 Команда

profile-data = 📦 Ваши данные в файле выше.
profile-data-caption = Всё, что мы о вас храним
profile-data-file = my-data.zip
profile-data-about = Здесь всё, что бот записи хранит о вас.
    account.json: ваш номер в Telegram, имя и язык.
    places.json: что о вас записано у каждого, к кому вы записывались, с заметками мастеров.
    bookings.json: ваши записи. Время в секундах с 1970 года (UTC), цены в копейках и других мелких единицах.
    history.json: что происходило с записями.
    messages.json: что бот присылал сам.
    switched_off.json: что вы просили не присылать.
    calendars.json: когда вы подключали календарь телефона и когда он заглядывал. Самих ссылок у нас нет.
    updates.json: ваши сообщения и нажатия за последние двое суток, дольше они не хранятся.

profile-forget = 🗑 <b>Забыть вас?</b>
profile-forget-what = Сотрём имя, телефон, комментарии, заметки и переписку с ботом. Останутся даты и суммы визитов, без имени, и сообщения, которые уже пришли мастеру. Вернуть будет нельзя.
profile-forget-coming = ⚠️ { $n ->
    [one] Предстоящую запись отменим.
    [few] { $n } предстоящие записи отменим.
    [many] { $n } предстоящих записей отменим.
   *[other] { $n } предстоящей записи отменим.
}
profile-forget-yes = Да, забыть меня
profile-forgotten = Готово: мы вас больше не знаем. Захотите записаться снова, нажмите /start
profile-works = Вы здесь работаете. Сначала уйдите из команды или передайте дела, тогда забудем.
