# To the specialist. The first line is what a notification shows.

notice-new-visit = 📅 <b>Новая запись: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-cancelled = ✖ <b>Клиент отменил: { $start }–{ "\u2060" }{ $end }</b>
notice-client = 👤 { $client }

# To a client, from staff.
notice-letter = ✉️ <b>{ $studio }</b> пишет вам:
notice-letter-text = { $text }
notice-visit-called-off = ✖ <b>Запись отменили: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-moved = ↔ <b>Запись перенесли: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-open = 📅 Открыть запись

# To the client, when staff changed a visit.
notice-moved = ↔ <b>Перенесли вашу запись: { $start }–{ "\u2060" }{ $end }</b>
notice-moved-unfit = Если новое время не подходит, отмените запись и выберите другое.
notice-called-off = ✖ <b>Отменили вашу запись: { $start }–{ "\u2060" }{ $end }</b>
notice-called-off-again = Извините, что так вышло. Выберите, пожалуйста, другое время.
