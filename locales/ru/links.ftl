menu-links = 🔗 Ссылки и QR

links-title = 🔗 <b>Ссылка на запись</b>
links-link = <code>{ $link }</code>
# The same in a browser.
links-page = Страница: <code>{ $link }</code>
links-hint = Нажмите на ссылку, чтобы скопировать. Ниже — ссылки на мастеров и услуги.
links-studio-picture = QR-код для стойки
links-specialist-button = 👤 { $words }
links-studio = 🔗 <b>{ $name }</b>
links-specialist = 👤 Запись к мастеру: <b>{ $name }</b>
links-service = 🔗 Запись на услугу: <b>{ $name }</b>
links-picture-button = QR-код
links-gone = Этого уже нет в списке. Вот ссылки, которые работают.
links-widget-button = 🧩 Запись на вашем сайте
links-widget = 🧩 <b>Запись на вашем сайте</b>
links-widget-sites = Сайт: { $sites }
links-widget-first = Сначала назовите сайт, на котором будет стоять запись: чужие показать её не смогут.
links-widget-how = Вставьте эту строку туда, где должна быть запись. Не вы ведёте сайт? Перешлите её тому, кто ведёт.
links-widget-copy = Скопировать
links-widget-field = Указать сайт
