# To the specialist. The first line is what a notification shows.

notice-new-visit = 📅 <b>New booking: { $start }–{ $end }</b>
notice-visit-cancelled = ✖ <b>The client cancelled: { $start }–{ $end }</b>
notice-client = 👤 { $client }
