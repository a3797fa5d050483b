# The last look, and the fact. The first line is what a notification shows.

visit-when = 📅 <b>{ $start }–{ "\u2060" }{ $end }</b>
visit-what = { $service } · { $specialist } · { $price }
visit-what-from = { $service } · { $specialist } · from { $price }
# At one of the places of a specialist who has several.
visit-place = 📍 { $place }
visit-place-address = 📍 { $place }, { $address }

check-title = <b>Is this right?</b>
check-price-changed = ⚠️ The price has changed: it was { $was }, now it is { $now }
check-held = We keep this time for you until { $until }.
check-consent = <i>By pressing “Book” you let us keep your name and this booking.</i>
check-consent-policy = <i>By pressing “Book” you let us keep your name and this booking <a href="{ $url }">under our policy</a>.</i>
check-consent-phone = <i>By pressing “Book” you let us keep your name, phone and this booking.</i>
check-consent-phone-policy = <i>By pressing “Book” you let us keep your name, phone and this booking <a href="{ $url }">under our policy</a>.</i>

cancel-any-time = You can cancel at any moment before it starts.
cancel-until = You can cancel until { $until }.
cancel-by-phone = To cancel, please call { $phone }
# When the studio gives no phone.
cancel-by-studio = To cancel, please contact us.

booked-title = ✅ <b>You are booked: { $start }–{ "\u2060" }{ $end }</b>
cancelled-title = ✖ <b>Booking cancelled: { $start }–{ "\u2060" }{ $end }</b>
cancelled-again = We would be glad to see you another time.
cancelled-why = If you don’t mind, tell us why: press or type. The specialist will see it.
cancelled-told = Thank you, we will pass it on

button-confirm = ✅ Book
button-drop = ✖ Not now
button-cancel = ✖ Cancel booking
button-book-more = Book another
button-undo = ↩ Take it back
undo-done = The booking stands again, see you then
undo-late = It can be taken back by a button for 10 minutes. Please book again

button-reason-illness = I am ill
button-reason-plans = Other plans
button-reason-other-time = Another time
client-reason = Reason: { $reason }
client-reason-illness = Reason: illness
client-reason-plans = Reason: other plans
client-reason-other-time = Reason: another time
