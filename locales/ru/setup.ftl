# An owner sets a studio up.

setup-welcome = <b>Настроим вашу запись</b>
setup-welcome-how = Три вопроса, меньше двух минут. Всё потом можно поменять.
setup-name-question = Как вас назвать для клиентов? Напишите, например: <i>Лён</i> или <i>Анна, маникюр</i>.
setup-name-own = { $name }

setup-kind-question = <b>{ $studio }</b>
setup-kind-how = Кто принимает клиентов?
setup-kind-solo = Только я
setup-kind-team = Команда
setup-rename = Изменить название

setup-city-question = <b>В каком вы городе?</b>
setup-city-how = Напишите, например: <i>Казань</i>. Или пришлите геопозицию: скрепка → «Геопозиция». По городу поставим часы и валюту.
setup-city-unknown = <b>«{ $city }»</b>
setup-city-try = Такого города в списке нет. Напишите ближайший большой, пришлите геопозицию или выберите часовой пояс.
setup-city-guess = Какой из них?
setup-city = { $city }
setup-city-zones = 🕓 Выбрать часовой пояс

setup-summary = ✅ <b>{ $studio }</b>: почти готово
setup-summary-how = Всё верно? Изменить можно и сейчас, и потом.
setup-hours = 🗓 Пн–Пт с 10:00 до 19:00
setup-who = 👤 Принимает { $name }
setup-who-many = 👤 Принимают: { $n ->
    [one] { $n } мастер
    [few] { $n } мастера
    [many] { $n } мастеров
   *[other] { $n } мастера
}
setup-who-nobody = 👤 Мастеров пригласите следующим шагом
setup-finish = ✅ Готово
setup-edit-name = Название
setup-edit-zone = Город и часы
setup-edit-currency = Валюта
setup-edit-langs = Языки
setup-edit-address = Адрес
setup-edit-phone = Телефон
setup-edit-privacy = Политика данных
setup-edit-kind = Кто принимает

setup-next = ✅ <b>{ $studio }</b>: можно работать
setup-next-services = 💈 Услуги: можно прислать весь прайс одним сообщением
setup-next-hours = 🗓 Часы: когда к вам можно прийти
setup-next-team = 👥 Команда: пригласите мастеров по ссылке
setup-next-link = Ваша ссылка для клиентов: { $link }
setup-next-example = Сейчас здесь пример. Сделайте его своим или уберите.
setup-menu = 🧭 Открыть меню

setup-link-used = Эта ссылка уже сработала у другого человека. Попросите новую у того, кто её прислал
setup-link-expired = Ссылка устарела. Попросите новую у того, кто её прислал
setup-link-unknown = Такой ссылки нет. Проверьте, вся ли она скопирована, или попросите новую

setup-own = Сделать моим
setup-own-question = <b>Сделать пример вашим?</b>
setup-own-stays = Услуги, часы и мастера останутся: их можно переименовать и поменять.
setup-own-goes = Уйдут придуманные записи ({ $visits }) и клиенты ({ $clients }).
setup-own-yes = ✅ Да, сделать моим
setup-owned = ✅ Теперь это ваше. Проверьте услуги и имена
setup-remove = Убрать пример
setup-remove-question = <b>Убрать пример целиком?</b> { $studio }
setup-remove-goes = ⚠️ Уйдёт всё: услуги, часы, мастера, клиенты и записи. Вернуть будет нельзя. После этого настроим вашу запись с чистого листа.
setup-remove-yes = Да, убрать всё
setup-removed = Пример убрали. Начнём с чистого листа
setup-awaited = { $n ->
    [one] Ещё { $n } запись
    [few] Ещё { $n } записи
    [many] Ещё { $n } записей
   *[other] Ещё { $n } записи
} настоящих клиентов впереди. Сначала отмените их в 📅 Сегодня: клиенты об этом узнают
setup-no-example = Здесь уже не пример: ничего не тронули

audit-studio-made = открыли запись
audit-studio-given = получили пример по ссылке
audit-studio-solo = указали: работает один человек
audit-studio-team = указали: работает команда
audit-example-owned = сделали пример своим
