# What a client takes along from a booking.

keepsake-map = 🗺 On the map
keepsake-calendar = 📅 Add to calendar
keepsake-share = 🔗 Share
keepsake-caption = 📅 Open the file to add the visit to your calendar
keepsake-caption-cancelled = ✖ The booking is cancelled: open the file to take it off your calendar
keepsake-no-map = There is no pin on the map any more. Here is the address

# Passed on to a friend, with a link to the same service.
keepsake-words = { $start } · { $service } · { $specialist } · { $studio }
keepsake-words-at = { $start } · { $service } · { $specialist } · { $studio }, { $address }

# An entry of a calendar.
keepsake-title = { $service } · { $studio }
keepsake-link = Book another: { $link }
