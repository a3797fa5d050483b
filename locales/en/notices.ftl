# To the specialist. The first line is what a notification shows.

notice-new-visit = 📅 <b>New booking: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-cancelled = ✖ <b>The client cancelled: { $start }–{ "\u2060" }{ $end }</b>
notice-client = 👤 { $client }

# To a client, from staff.
notice-letter = ✉️ <b>{ $studio }</b> writes to you:
notice-letter-text = { $text }
notice-visit-called-off = ✖ <b>Booking cancelled: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-moved = ↔ <b>Booking moved: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-open = 📅 Open the booking

# To the client, when staff changed a visit.
notice-moved = ↔ <b>We moved your booking: { $start }–{ "\u2060" }{ $end }</b>
notice-moved-unfit = If the new time does not suit you, cancel it and choose another.
notice-called-off = ✖ <b>We cancelled your booking: { $start }–{ "\u2060" }{ $end }</b>
notice-called-off-again = We are sorry. Please choose another time.
