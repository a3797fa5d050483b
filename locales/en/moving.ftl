# A client moves a booking.

button-move = ↔ Move
move-title = ↔ <b>Moving: { $service }</b>
move-now = Now: { $start } · { $specialist }

move-question = ↔ <b>Move it here?</b>
move-specialist-was = 👤 It was with { $specialist }
move-price-changed = ⚠️ This specialist’s price is different: it was { $was }, it will be { $now }
move-until-then = <i>Until you confirm, your present time stays yours.</i>
button-move-yes = ✅ Move
button-move-no = ✖ Don’t move

moved-title = ↔ <b>Moved: { $start }–{ "\u2060" }{ $end }</b>

# Remarks over a screen: no markup.
move-done = Moved
move-refused = { $why }. Your booking stays as it was
move-look-again = The booking has changed since, nothing is moved yet. Please look and decide
move-too-late = It is too late to move it by a button; the booking stands. Please contact us

move-until = You can move it until { $until }.
move-any-time = You can move it at any moment before it starts.
move-by-phone = To move it, please call { $phone }
move-by-studio = To move it, please contact us.
change-until = You can move or cancel it until { $until }.
change-any-time = You can move or cancel it at any moment before it starts.
change-by-phone = To move or cancel it, please call { $phone }
change-by-studio = To move or cancel it, please contact us.
