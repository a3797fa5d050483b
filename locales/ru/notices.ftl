# To the specialist. The first line is what a notification shows.

notice-new-visit = 📅 <b>Новая запись: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-cancelled = ✖ <b>Клиент отменил: { $start }–{ "\u2060" }{ $end }</b>
notice-client = 👤 { $client }

# To a client, from staff.
notice-letter = ✉️ <b>{ $studio }</b> пишет вам:
notice-letter-text = { $text }
