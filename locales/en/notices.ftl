# To the specialist. The first line is what a notification shows.

notice-new-visit = 📅 <b>New booking: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-cancelled = ✖ <b>The client cancelled: { $start }–{ "\u2060" }{ $end }</b>
notice-client = 👤 { $client }

# To the client, when staff changed a visit.
notice-new-specialist = 👤 <b>Another specialist will see you: { $start }–{ "\u2060" }{ $end }</b>
notice-new-specialist-unfit = The time is the same. If the specialist does not suit you, open the booking: it can be cancelled.
notice-called-off = ✖ <b>We called your visit off: { $start }–{ "\u2060" }{ $end }</b>
notice-called-off-again = We are sorry. Please choose another time.
notice-visit-moved = ↔ <b>A visit was moved: { $start }–{ "\u2060" }{ $end }</b>
notice-open = Open the booking
# To a client, from staff.
notice-letter = ✉️ <b>{ $studio }</b> writes to you:
notice-letter-text = { $text }
