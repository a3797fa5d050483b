# Behind the counter: what there is to do.

button-counter = 🧭 Для сотрудников
menu-title = 🧭 <b>{ $studio }</b>: что сделаем?
menu-services = 💈 Услуги и цены
menu-stats = 📊 Цифры
menu-clients = 👥 Клиенты
