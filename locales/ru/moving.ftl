# A client moves a booking.

button-move = ↔ Перенести
move-title = ↔ <b>Переносим: { $service }</b>
move-now = Сейчас: { $start } · { $specialist }

move-question = ↔ <b>Перенести сюда?</b>
move-specialist-was = 👤 Был мастер: { $specialist }
move-price-changed = ⚠️ Цена у этого мастера другая: было { $was }, станет { $now }
move-until-then = <i>Пока вы не подтвердите, прежнее время остаётся за вами.</i>
button-move-yes = ✅ Перенести
button-move-no = ✖ Не переносить

moved-title = ↔ <b>Перенесли: { $start }–{ "\u2060" }{ $end }</b>

# Remarks over a screen: no markup.
move-done = Перенесли
move-refused = { $why }. Прежняя запись остаётся за вами
move-look-again = С тех пор запись изменилась, пока не перенесли. Посмотрите и решите
move-too-late = Перенести кнопкой уже нельзя, запись в силе. Свяжитесь, пожалуйста, с нами

move-until = Перенести можно до { LOWER($until) }.
move-any-time = Перенести можно в любой момент до начала.
move-by-phone = Перенести можно по телефону { $phone }.
move-by-studio = Перенести можно, связавшись с нами.
change-until = Перенести или отменить можно до { LOWER($until) }.
change-any-time = Перенести или отменить можно в любой момент до начала.
change-by-phone = Перенести или отменить можно по телефону { $phone }.
change-by-studio = Перенести или отменить можно, связавшись с нами.
