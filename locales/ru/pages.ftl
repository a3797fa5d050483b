# Pages in a browser: the same desk, without the chat.

page-languages = Язык страницы
page-footer = Запись работает на okoshko
page-to-start = На главную
page-to-home = Услуги и свободное время

page-wrong-title = Не получилось понять запрос
page-wrong-hint = Вернитесь на шаг назад и попробуйте ещё раз. Ничего не записали и не изменили.
page-unknown-title = Такой страницы нет
page-unknown-hint = Возможно, в адресе опечатка или страницу убрали. Проверьте ссылку или начните сначала.
page-gone-title = Этого больше нет
page-gone-hint = Раньше здесь что-то было, но теперь этого не предлагают. Посмотрите, что есть сейчас.
page-method-title = Так эта страница не открывается
page-method-hint = Похоже, её открыли не той кнопкой. Начните сначала, это быстро.
page-late-title = Не успели ответить
page-late-hint = Связь шла слишком долго. Попробуйте ещё раз.
page-large-title = Получилось слишком длинно
page-large-hint = Вернитесь и сократите текст, пожалуйста: столько мы не примем. Ничего не записали.
page-often-title = Чуть помедленнее, пожалуйста
page-often-hint = С вашего адреса приходит слишком много запросов. Попробуйте ещё раз через { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
    [many] { $seconds } секунд
   *[other] { $seconds } секунды
}.
page-paused-stands = Записи, которые уже сделаны, в силе.
page-crowd-title = Сейчас записываются очень многие
page-crowd-hint = Попробуйте ещё раз через { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
    [many] { $seconds } секунд
   *[other] { $seconds } секунды
} или запишитесь в Telegram: там ждать не нужно.
page-fault-title = Не получилось
page-fault-hint = Это наша ошибка, не ваша. Обновите страницу через минуту.
page-fault-number = Номер ошибки: { $id }

page-title = { $name } · онлайн-запись
page-title-specialist = { $name } · запись в «{ $place }»
page-title-service = { $name } · { $place }
page-start-title = К кому вас записать?
page-nobody-title = Запись скоро откроется
page-nobody-hint = Её ещё настраивают. Загляните, пожалуйста, чуть позже.
page-left-title = Этот мастер здесь больше не работает
page-left-hint = Но вас с радостью примут другие. Посмотрите, кто и когда свободен.

page-from = от { $value }
# The word for a near day, and its date.
page-day-near = { $day }, { LOWER($date) }
page-nearest = Ближайшее время
page-all-times = Все дни и время
page-more-times = ещё { $n }
page-services = Услуги
page-people = Мастера
page-contacts = Контакты
page-hours = Часы работы
page-day-off = выходной
page-privacy = Политика данных
page-choose = Выбрать
page-more = Подробнее
page-in-telegram = Записаться в Telegram
page-here = Записаться на сайте
page-here-short = На сайте
page-paused = Сейчас не записываем, загляните позже. Сделанные записи в силе.
page-no-services = Запись скоро откроется, загляните чуть позже.

page-choose-service = На что вас записать?
page-parts = Часть дня
page-part-any = Весь день
page-part-morning = Утро
page-part-day = День
page-part-evening = Вечер
page-take = Записаться на это время
page-month-before = Предыдущий месяц
page-month-after = Следующий месяц
page-not-theirs = Выбранный мастер эту услугу не делает. Вот время у других.
page-just-taken = Это время уже занято. Вот что свободно.
page-day-full = В этот день свободного времени нет. Выберите другую дату.
page-part-full = В это время дня свободного нет. Посмотрите другое.
page-nothing-free = На { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} вперёд свободного времени нет. Загляните позже: оно появляется.
page-service-gone = Этой услуги больше нет. Вот что есть сейчас.
page-service-unknown-title = Такой услуги здесь нет
page-service-unknown-hint = Возможно, ссылка неполная. Выберите услугу заново, это быстро.
