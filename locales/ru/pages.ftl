# Pages in a browser: the same desk, without the chat.

page-languages = Язык страницы
page-footer = Запись работает на okoshko
page-to-start = На главную

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
page-fault-title = Не получилось
page-fault-hint = Это наша ошибка, не ваша. Обновите страницу через минуту.
page-fault-number = Номер ошибки: { $id }
