# Behind the counter: what there is to do.

button-counter = 🧭 Для сотрудников
menu-title = 🧭 <b>{ $studio }</b>: что сделаем?
menu-stats = 📊 Цифры
menu-clients = 👥 Клиенты
