# A visit entered by hand.

add-title = ➕ <b>Book a client</b>
add-question = Write in one line: tomorrow 15:00 haircut Maria
add-when = 📅 <b>{ $start }</b>
add-service = Which service?
add-no-services = This specialist has no services yet.
add-client = For whom? Choose, write a name and a phone, or send a contact (📎).
add-client-known = { $name }
add-guest = 👤 A guest, no name
add-check = 📅 <b>{ $start }–{ "\u2060" }{ $end }</b>
add-who = 👤 { $name }
add-who-phone = 👤 { $phone }
add-who-both = 👤 { $name } · { $phone }
add-who-nobody = 👤 A guest, no name
add-not-heard = No message will be sent: the client is not in our Telegram bot.
add-yes = ✅ Book
add-yes-anyway = ⚠️ Book anyway
add-added = Booked
add-old = That button has been used or is out of date. Here is how it stands
add-phone-unclear = The phone “{ $piece }” is not clear. For example: Maria +44 20 7946 0000
add-nearest = The nearest free times of this specialist:
add-slot = { $day } { $time }
add-look = A rule is against it. Have a look and decide
add-unclear = We could not find a day and a time. Write, for example: tomorrow 15:00 haircut Maria
add-not-offered = The specialist does not offer this service now. Choose another
audit-added = booked: { $client } · { $service }, { $start }
audit-added-anyway = booked against a rule: { $client } · { $service }, { $start }
