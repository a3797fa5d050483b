# To the specialist. The first line is what a notification shows.

notice-new-visit = 📅 <b>Новая запись: { $start }–{ $end }</b>
notice-visit-cancelled = ✖ <b>Клиент отменил: { $start }–{ $end }</b>
notice-client = 👤 { $client }
