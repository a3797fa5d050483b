# Booking in a browser, and a booking's own page.

page-hold-title = Запись · { $studio }
page-hold-heading = Почти готово
page-hold-what = Что вы выбрали
page-hold-until = Держим это время за вами до { $until }
page-hold-ended = Мы больше не держим это время за вами, но если оно ещё свободно, запишем.
page-hold-book = Записаться
page-hold-ask = Отправить заявку
page-hold-consent = Нажимая кнопку, вы соглашаетесь, что мы сохраним ваше имя и контакты, чтобы принять вас.
page-hold-policy = Как мы обращаемся с данными
page-hold-telegram = Записаться в Telegram
page-hold-faults = Проверьте, пожалуйста, поля ниже. Пока ничего не записали.
page-hold-price = Цена изменилась: теперь { $price }. Если подходит, нажмите кнопку ещё раз.
page-hold-doubt = Проверьте, всё ли верно, и нажмите кнопку ещё раз.
page-hold-work = Сейчас очень много заявок. Нажмите кнопку ещё раз: секунду-другую проверим, что вы не робот. Или запишитесь в Telegram.
page-other-time = Другое время

page-when = { $start }–{ $end }
page-visit-what = { $service } · { $specialist }
page-price = { $price }
page-price-from = от { $price }
page-zone = Время местное ({ $offset })

page-field-name = Имя
page-field-phone = Телефон
page-field-phone-hint = Чтобы мы могли позвонить, если что-то изменится
page-field-phone-free = Необязательно. Позвоним, если что-то изменится.
page-field-email = E-mail
page-field-username = Ник в Telegram
page-field-username-hint = Чтобы мастер мог вас узнать. Сообщения по нему не приходят: бота подключите на следующем шаге.
page-field-comment = Комментарий
page-field-trap = Не заполняйте это поле

page-wrong-name = Напишите, как к вам обращаться
page-wrong-name-form = Имя из одной строки, без особых знаков
page-wrong-name-long = Слишком длинно: не больше 64 знаков
page-wrong-phone = Без телефона вам не смогут позвонить
page-wrong-phone-form = Не похоже на номер. Например: +7 917 123-45-67
page-wrong-email = Не похоже на адрес. Например: anna@example.ru
page-wrong-username = Латинские буквы, цифры и _, например @anna_k
page-wrong-comment = Слишком длинно: не больше 300 знаков

page-refused-title = Не получилось записать
page-refused-nothing = Мы вас пока не записали.
page-refused-instead = Свободно рядом
page-refused-other = Выбрать другое время

page-visit-title = Ваша запись · { $studio }
page-visit-booked = ✅ Записали вас
page-visit-asked = 🔔 Заявку отправили
page-visit-stands = Ваша запись
page-visit-waits = Ваша заявка
page-visit-cancelled = Запись отменена
page-visit-missed = Визит не состоялся
page-visit-was = Визит прошёл
page-no-visit-title = Такой записи нет
page-no-visit-hint = Возможно, у неё теперь другой адрес или в ссылке не хватает букв. Откройте её из сообщения целиком.

page-said-moved = ↔ Перенесли.
page-said-back = ↩ Запись снова в силе.
page-said-late = Здесь это сделать уже поздно: напишите нам или позвоните.
page-said-settled = Пока вы смотрели, запись изменилась. Вот как сейчас.
page-said-taken = Это время уже заняли. Выберите, пожалуйста, другое.
page-said-rotated = Готово: у записи новый адрес. Сохраните эту страницу, старая больше не откроется.

page-connect-heading = Напоминания в Telegram
page-connect-why = Сейчас сообщения об этой записи никуда не приходят: всё новое видно только на этой странице. Подключите бота: он напомнит о визите и сразу скажет, если что-то изменится. Перенести и отменить запись можно будет прямо в чате.
page-connect = Подключить Telegram
page-connected = Сообщения об этой записи приходят в Telegram: если что-то изменится, бот сразу вам напишет.
page-deaf = Бот пока не может вам написать. Откройте чат с ним и нажмите кнопку внизу, тогда сообщения об этой записи будут приходить.
page-open-bot = Открыть чат с ботом
page-connect-help = Сообщения не приходят?
page-connect-help-start = Откройте бота по кнопке выше и нажмите «Начать» (START).
page-connect-help-block = Если вы когда-то заблокировали бота, разблокируйте его: три точки вверху чата.
page-connect-help-again = Ссылка срабатывает один раз, в течение суток. Не успели? Нажмите кнопку ещё раз.

page-undo = ↩ Вернуть запись
page-calendar = 📅 В календарь
page-map = 🗺 На карте
page-move = ↔ Перенести
page-cancel = ✖ Отменить
page-cancel-question = Отменить эту запись?
page-cancel-yes = Да, отменить
page-withdraw = ✖ Отозвать заявку
page-withdraw-question = Отозвать эту заявку?
page-withdraw-yes = Да, отозвать
page-book-again = Записаться ещё
page-rotate-heading = Ссылку увидел кто-то чужой?
page-rotate-why = У кого есть адрес этой страницы, тот может перенести и отменить запись. Дадим странице новый адрес, старый перестанет открываться.
page-rotate = Сделать новый адрес

page-move-title = Перенос записи · { $studio }
page-move-heading = Когда вам удобно?
page-move-now = Сейчас: { $start }
page-move-stay = Оставить как есть
page-move-nothing = Свободного времени пока нет. Загляните позже или напишите нам.
page-move-day-full = В этот день свободного времени нет. Выберите, пожалуйста, другую дату ниже.
page-move-check = Переносим?
page-move-was = Было: { $start } · { $specialist }
page-move-to = Станет: { $start } · { $specialist }
page-anybody = Любой мастер
page-who = К кому
page-other-day = Другой день

page-foreign-title = Эту форму отправили не с нашей страницы
page-foreign-hint = Поэтому мы ничего не сделали. Откройте страницу у нас и попробуйте ещё раз.

page-app-title = Открываем…
page-app-outside = Эта страница открывается из бота: нажмите кнопку слева от поля сообщения.
page-stranger-title = Не узнали вас
page-stranger-hint = Откройте страницу кнопкой в чате с ботом.
page-stale-title = Откройте страницу заново
page-stale-hint = Прошло много времени. Закройте её и откройте ещё раз кнопкой в чате с ботом.
page-staff-title = Это страница для тех, кто здесь работает
page-staff-hint = Если вы хотите записаться, вернитесь на главную.
page-day-title = Мой день
page-day-turn = Дни
page-day-before = День раньше
page-day-after = День позже
page-day-today = Сегодня

page-counter-title = Запись клиента
page-counter-why = Отменяем? Почему? Причину увидит клиент.
page-counter-rest = Перенести запись и остальное можно в чате с ботом: откройте там «Сегодня».

page-form-gone-title = Эта форма уже не действует
page-form-gone-hint = Форма живёт сутки и только там, где её открыли. Выберите время ещё раз: это пара нажатий.
page-refused-phone = По этому номеру здесь больше не записать. Запишитесь в Telegram или позвоните нам.
page-call = 📞 Позвонить
page-answer-here = Ответ мастера появится на этой странице: загляните сюда чуть позже.
page-keep = Сохраните эту страницу: по её адресу можно перенести или отменить запись.

page-forget-link = Удалить мои данные
page-forget-title = Удаление данных · { $studio }
page-forget-back = К записи
page-forget-heading = Удалить ваши данные?
page-forget-goes = Сотрём имя, телефон, e-mail, ник в Telegram, комментарии и заметки о вас. Эта страница больше не откроется.
page-forget-stays = Останутся даты и суммы визитов, без имени, и сообщения, которые уже пришли нам в Telegram. Вернуть будет нельзя.
page-forget-card = Если мы записывали вас и сами, по телефону или при встрече, та карточка останется: попросите нас удалить и её.
page-forget-coming = ⚠️ { $n ->
    [1] Предстоящую запись отменим.
    [one] { $n } предстоящую запись отменим.
    [few] { $n } предстоящие записи отменим.
    [many] { $n } предстоящих записей отменим.
   *[other] { $n } предстоящей записи отменим.
}
page-forget-yes = Да, удалить мои данные
page-forget-elsewhere = Как удалить ваши данные
page-forget-chat = Эта запись подключена к Telegram, поэтому удалить данные можно там: откройте бота, отправьте /profile и нажмите «Забыть меня».
page-forget-bot = Открыть бота
page-forget-studio = Мы записывали вас и сами, поэтому отсюда всего не удалить. Позвоните или напишите нам, и мы сделаем это.
page-forgotten-title = Данные удалены
page-forgotten-hint = Имя и контакты из этой записи стёрты, её страница закрыта. Захотите записаться снова, будем вам рады.
