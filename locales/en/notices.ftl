# To the specialist. The first line is what a notification shows.

notice-new-visit = 📅 <b>New booking: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-cancelled = ✖ <b>The client cancelled: { $start }–{ "\u2060" }{ $end }</b>
notice-client = 👤 { $client }

# To a client, from staff.
notice-letter = ✉️ <b>{ $studio }</b> writes to you:
notice-letter-text = { $text }
