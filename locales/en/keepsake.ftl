# What a client takes along from a booking.

keepsake-map = 🗺 On the map
keepsake-calendar = 📅 Add to calendar
keepsake-share = 🔗 Share
keepsake-no-map = There is no pin on the map any more. Here is the address

# Passed on to a friend, with a link to the same service.
keepsake-words = { $start } · { $service } · { $specialist } · { $studio }
keepsake-words-at = { $start } · { $service } · { $specialist } · { $studio }, { $address }

# An entry of a calendar.
keepsake-title = { $service } · { $studio }
keepsake-link = Book another: { $link }
