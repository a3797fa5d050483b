# Behind the counter: what there is to do.

button-counter = 🧭 For staff
menu-title = 🧭 <b>{ $studio }</b>: what shall we do?
menu-stats = 📊 Figures
menu-clients = 👥 Clients
