# What a client takes along from a booking.

keepsake-map = 🗺 На карте
keepsake-calendar = 📅 В календарь
keepsake-share = 🔗 Поделиться
keepsake-caption = 📅 Откройте файл, и визит появится в вашем календаре
keepsake-caption-cancelled = ✖ Запись отменена: откройте файл, и она уйдёт из календаря
keepsake-no-map = Точки на карте больше нет. Вот адрес

# Passed on to a friend, with a link to the same service.
keepsake-words = { $start } · { $service } · { $specialist } · { $studio }
keepsake-words-at = { $start } · { $service } · { $specialist } · { $studio }, { $address }

# An entry of a calendar.
keepsake-title = { $service } · { $studio }
keepsake-link = Записаться ещё: { $link }
