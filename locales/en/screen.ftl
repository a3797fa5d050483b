# Remarks over a screen, or as the first line of a new one: no markup, at most 200 characters.
# A refusal says that nothing was booked unless the words make it plain.

toast-stale = That button is out of date. Here is the current screen
toast-use-buttons = Please choose with the buttons below
toast-not-yours = This is not your booking
toast-service-gone = We do not book this at the moment. Here is what we offer
toast-link-gone = That link is out of date. Here is what you can book now
toast-day-past = That day is over
toast-day-closed = We are closed that day
toast-day-off = The specialist is off that day
toast-day-full = Nothing is free that day
toast-day-too-far = Booking for that day is not open yet
toast-price-changed = The price has changed and you are not booked yet. Please have a look
toast-length-changed = The visit has a new length and you are not booked yet. Please have a look
toast-settled = This booking has changed or passed since. Here is how it stands
toast-too-late = It is too late to cancel with a button, so the booking stands. Please contact us
toast-dropped = All right, nothing is booked
toast-booked = You are booked
toast-cancelled = The booking is cancelled
toast-staff-only = This is for those who work here
toast-no-right = You have no access to this. If you need it, ask the owner
toast-language-set = We speak English now

refused-taken = That time is taken. Here are the nearest ones
refused-past = That time has passed. Please choose another
refused-too-soon = We need to know at least { $notice } ahead. Please choose a later time
refused-too-far = We book up to { $days ->
    [one] { $days } day
   *[other] { $days } days
} ahead for now. Please choose an earlier day
refused-day-off = The specialist is off that day, so you are not booked. Please choose another day
refused-closed = We do not book that time. Have a look at what is free
refused-day-full = The specialist takes no more bookings that day. Please choose another
refused-client-cap = You already have { $n ->
    [one] { $n } booking
   *[other] { $n } bookings
}, and that is the most for now. Nothing new was booked
refused-blocked = Booking here on your own is not possible. Please call us
refused-paused = We take no bookings just now. Nothing new was booked

# Words of a person on a button.
button-foreign = { $words }

# Bottom left, always.
button-back = ‹ Back
# Pages of any list.
button-earlier = « Previous
button-later = Next »
