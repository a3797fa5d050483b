visits-upcoming = 📒 <b>Your bookings</b>
visits-none = No upcoming bookings.
visits-past = 📒 <b>Past bookings</b>
visits-none-past = Your past visits will be here.

visit-button = { $start } { $service }
# The specialist first: a caption is cut at its end.
visit-button-with = { $start } { $specialist } · { $service }
visit-button-cancelled = ✖ { $start } { $service }

status-booked = ✅ You are booked
status-pending = Waiting for an answer
status-now = ⏳ The visit is under way
status-came = The visit is over
status-no-show = The visit did not take place
status-cancelled = ✖ The booking is cancelled
status-released = This time is no longer kept for you

cancel-question = <b>Cancel this booking?</b>
button-cancel-yes = ✖ Yes, cancel it
button-cancel-no = No, keep it

button-past = Past bookings
button-upcoming = Upcoming bookings
button-first-page = « Back to the top

# What staff did with it.
visit-moved-from = ↔ Was: { $was }
visit-reason = Reason: { $reason }
visit-reason-illness = Reason: the specialist is ill
visit-reason-plans = Reason: plans have changed
