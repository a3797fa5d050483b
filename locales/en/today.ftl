# A working day, for those who work it. The first line is the day.

today-menu = 📅 Today
today-title = 📅 <b>{ $date }</b>
today-title-now = 📅 <b>Today, { $date }</b>
today-title-now-of = 📅 <b>Today, { $date }</b> · { $specialist }
today-title-of = 📅 <b>{ $date }</b> · { $specialist }
today-title-tomorrow = 📅 <b>Tomorrow, { $date }</b>
today-person = 👤 <b>{ $specialist }</b>
today-no-visits = No bookings
today-visits = { $n ->
    [one] { $n } booking
   *[other] { $n } bookings
}
today-nobody = Nobody works that day.
today-not-working = Not working

# One thing of a day. A visit: to come, under way, over and unmarked, came, did not come, called off, unanswered.
today-line = ▫️ { $start }–{ "\u2060" }{ $end } { $client } · { $service }
# The client said that they will come.
today-line-confirmed = ▫️ { $start }–{ "\u2060" }{ $end } { $client } ✓ · { $service }
today-line-now = ⏳ { $start }–{ "\u2060" }{ $end } { $client } · { $service }
today-line-unmarked = ❔ { $start }–{ "\u2060" }{ $end } { $client } · { $service }
today-line-came = ✅ { $start }–{ "\u2060" }{ $end } { $client } · { $service }
today-line-no-show = 🚫 { $start }–{ "\u2060" }{ $end } { $client } · { $service }
today-line-cancelled = ✖ { $start }–{ "\u2060" }{ $end } { $client } · { $service }
today-line-asked-ill = 🤒 { $start }–{ "\u2060" }{ $end } { $client } · { $service } · waiting for an answer
today-line-asked = 🌴 { $start }–{ "\u2060" }{ $end } { $client } · { $service } · waiting for an answer
today-line-pending = 🔔 { $start }–{ "\u2060" }{ $end } { $client } · { $service }
today-gap = ➕ { $start }–{ "\u2060" }{ $end } free
today-break = ☕ { $start }–{ "\u2060" }{ $end } break
today-break-note = ☕ { $start }–{ "\u2060" }{ $end } { $note }
today-busy = ⛔ { $start }–{ "\u2060" }{ $end } blocked
today-busy-note = ⛔ { $start }–{ "\u2060" }{ $end } { $note }
today-day-off = 🌴 Day off
today-vacation = 🌴 On vacation

today-button = { $start } { $client }
today-button-unmarked = ❔ { $start } { $client }
today-button-came = ✅ { $start } { $client }
today-button-no-show = 🚫 { $start } { $client }
today-button-gap = + { $start }
today-button-gap-of = + { $start } { $specialist }
today-button-busy = ⛔ { $start }
today-button-off = 🌴 { $specialist }

today-all = 👥 All
today-all-chosen = 👥 All ✓
today-on-page = 🗓 The day on a page
today-previous = ‹ { $day }
today-now = Today
# Before today is hung up; after; on the board itself.
today-board-hang = 📌 Pin it
today-board-hung = 📌 The day is pinned on top of this chat and keeps itself up to date
today-board-down = Unpinned
today-board-live = <i>Keeps itself up to date with every booking, move and cancellation.</i>
today-board-open = 📅 Open the day
today-board-take-down = Unpin
today-next = { $day } ›
today-week = 🗓 Week
today-off = 🌴 Days off

today-week-title = 🗓 <b>{ $first } – { $last }</b>
today-week-free = { $day } · no bookings
today-week-day = { $day } · { $n ->
    [one] { $n } booking
   *[other] { $n } bookings
} · { $load }%
today-week-off = { $day } · off
today-week-off-visits = { $day } · off · { $n ->
    [one] { $n } booking
   *[other] { $n } bookings
}
today-week-previous = « Earlier
today-week-next = Later »

# A free stretch.
today-gap-title = ➕ <b>{ $date }, { $start }–{ "\u2060" }{ $end } is free</b> · { $specialist }
today-gap-from = From { $start }: book a client or block the time?
today-gap-gone = That time is taken by now, or over. Here is how it stands
today-start-chosen = { $time } ✓
today-add = ➕ All services
today-block = ⛔ Block
today-block-title = ⛔ <b>Block from { $start }</b>: how long?
today-block-typed = You can type it too, for example: 14–15 lunch
today-block-30 = 30 minutes
today-block-60 = 1 hour
today-block-until = Until { $end }
today-block-evening = To the end of the day, { $end }
today-blocked = Blocked { $start }–{ "\u2060" }{ $end }
today-blocked-stay = Blocked { $start }–{ "\u2060" }{ $end }. { $n ->
    [one] { $n } booking stays
   *[other] { $n } bookings stay
}
today-whose-block = ⛔ <b>Block { $start }–{ "\u2060" }{ $end }</b>: whose time?
today-whose-note = { $note }
today-note = { $note }

# A visit's card.
today-title-moved = ↔ <b>Moved: { $start }–{ "\u2060" }{ $end }</b>
today-title-cancelled = ✖ <b>Cancelled: { $start }–{ "\u2060" }{ $end }</b>
today-first-visit = First visit
today-history = { $n ->
    [one] { $n } visit before
   *[other] { $n } visits before
}
today-status-booked = We expect the client
today-status-pending = 🔔 The client waits for an answer
today-status-unmarked = ❔ The visit is over. Did the client come?
today-status-came = ✅ The client came
today-status-no-show = 🚫 The client did not come
today-status-declined = We declined it
today-status-cancelled = We cancelled it
today-status-cancelled-by-client = The client cancelled it
today-status-none = There is no booking here
today-told = ✅ We let the client know
today-call = ⚠️ The client has no Telegram, please tell them: { $phone }
today-tell = ⚠️ The client has neither Telegram nor a phone here: please tell them

today-came = ✅ Came
today-no-show = 🚫 Did not come
today-unmark = ↩ Undo the mark
today-move = ↔ Move
today-cancel = ✖ Cancel

today-marked-came = Marked: the client came
today-marked-no-show = Marked: the client did not come
today-unmarked = The mark is undone
today-occupied = Somebody else has that time by now, so all stays as it is
today-settled = This booking has changed or passed since. Here is how it stands
today-gone = That is not here any more. Here is how it stands
today-over = That time is over, nothing was changed

today-cancel-title = ✖ <b>Cancel { $start }–{ "\u2060" }{ $end }?</b>
today-cancel-why = Why? The client will see the reason. You can type it in your own words.
today-excuse-illness = The specialist is ill
today-excuse-plans = Plans have changed
today-excuse-unsaid = No reason
today-called-off = The booking is cancelled
today-recalled = Taken back, all is as it was
today-undo-late = It can be taken back for 10 minutes. Please book the client again

# The page of a visit, for its client: what is passed on is written to them.
today-page-button = 🔗 Link for the client
today-page-title = 📅 <b>Your booking: { $start }–{ "\u2060" }{ $end }</b>
today-page-link = 🔗 { $link }
today-page-how = This link shows the booking, moves or cancels it, and connects its messages to Telegram.
today-page-words = Your booking: { $start } · { $service } · { $specialist }. The link shows, moves or cancels it.
today-page-share = 🔗 Send to the client
today-page-copy = Copy the link
today-page-handed-out = Forward this message to the client. A booking has one link: if you gave it before, it still works
today-page-in-chat = No link needed: the client runs the booking here in Telegram
today-page-no-site = This bot has no address on the internet, so links do not work yet

# Moving a visit.
today-moved = The booking is moved
today-move-title = ↔ <b>Move { $start }–{ "\u2060" }{ $end }</b>
today-move-what = { $client } · { $service } · { $specialist }
today-move-nearest = The nearest free times. You can type another, for example: tomorrow 15:40
today-move-none = Nothing is free. You can type a time, for example: tomorrow 15:40
today-move-day = 📅 { $date }: at what time?
today-move-day-full = 📅 { $date }: nothing is free.
today-move-typed = You can type another, for example: 15:40
today-move-month = To which day?
today-warn-title = ⚠️ <b>{ $start }</b> · { $specialist }
today-warn-question = Clients are not offered that time. Move it anyway?
today-anyway = ⚠️ Move it anyway

today-rule-past = That time is over
today-rule-notice = Clients book at least { $notice } ahead
today-rule-window = Clients book up to { $days ->
    [one] { $days } day
   *[other] { $days } days
} ahead
today-rule-day-off = The specialist is off that day
today-rule-closed = It does not fit into the working hours
today-rule-time-off = The specialist has a break or a day off then
today-rule-grid = Clients are not offered that start
today-rule-taken = Another booking has that time
today-rule-buffers = There is too little time to get ready between the visits
today-rule-limit = The specialist already has { $n ->
    [one] { $n } booking
   *[other] { $n } bookings
} that day and takes no more
today-rule-cap = The client already has { $n ->
    [one] { $n } booking
   *[other] { $n } bookings
}
today-rule-not-offered = The specialist does not do this service
today-rule-paused = Booking is paused

# Days off.
today-off-whose = 🌴 <b>Whose days off?</b>
today-off-title = 🌴 <b>Days off and vacation</b> · { $specialist }
today-off-first = Which day to close? You can type it: tomorrow or 24 Dec – 8 Jan
today-off-planned = Closed already: { $n }
today-off-day = 🌴 <b>{ $first }</b> · { $specialist }
today-off-days = 🌴 <b>{ $first } – { $last }</b> · { $specialist }
today-off-gaps = { $n ->
    [0] Nothing is free then.
    [one] { $n } free time goes.
   *[other] { $n } free times go.
}
today-off-no-hits = No bookings are affected.
today-off-hits = { $n ->
    [one] { $n } booking is affected and stays:
   *[other] { $n } bookings are affected and stay:
}
today-off-more = and { $n } more
today-hit = ▫️ { $start } { $client }
today-hit-button = { $start } { $client }
today-off-last = One day or several? For several choose the last one.
today-close-day = ✅ Close the day
today-close-days = ✅ Close the days
today-closed = Closed
today-card-block = ⛔ <b>{ $date }, { $start }–{ "\u2060" }{ $end } is blocked</b> · { $specialist }
today-card-day = 🌴 <b>{ $first }, day off</b> · { $specialist }
today-card-day-new = ✅ <b>Closed { $first }</b> · { $specialist }
today-card-days = 🌴 <b>{ $first } – { $last }, vacation</b> · { $specialist }
today-card-days-new = ✅ <b>Closed { $first } – { $last }</b> · { $specialist }
today-off-stay = { $n ->
    [one] { $n } booking stays: move or cancel it.
   *[other] { $n } bookings stay: move or cancel them.
}
today-off-removed = Already reopened: clients can book it again.
today-give-back = ↩ Reopen
today-given-back = Reopened: clients can book it again
today-off-list = 🌴 <b>Closed days</b> · { $specialist }
today-off-none = 🌴 <b>No closed days</b> · { $specialist }
today-off-row-day = { $first }
today-off-row = { $first } – { $last }

# What was typed and not understood.
today-day-how = Type a day, for example: tomorrow, fri or 28 Nov
today-days-how = Type the days, for example: 24 Dec – 8 Jan
today-block-how = Type what to block, for example: /block 14–15 lunch
today-time-how = Type a time, for example: tomorrow 15:40
today-wrong-day = We do not understand “{ $piece }”. Type a day, for example: tomorrow, fri or 28 Nov
today-wrong-days = We do not understand “{ $piece }”. Type the days, for example: 24 Dec – 8 Jan
today-wrong-block = We do not understand “{ $piece }”. Type, for example: 14–15 lunch
today-wrong-time = We do not understand “{ $piece }”. Type, for example: tomorrow 15:40
today-no-day = “{ $piece }”: there is no such day. Write, for example: 28.11 or Nov 28
today-no-time = “{ $piece }”: there is no such time. Write, for example: 14–15 lunch or tomorrow 15:40
today-many-days = “{ $piece }”: that is more than a year. Write, for example: 24.12–08.01
today-long = A bit long: { $max } characters fit. Write it shorter, for example: a burst pipe
today-wrong-backwards = “{ $piece }”: the end is before the beginning. Please swap them

# Who changed what.
today-reason-or-stop = Is that the reason, or have you changed your mind? Write a reason in more words. To cancel nothing, press “‹ Back”

audit-came = { $client }, { $start }: the client came
audit-no-show = { $client }, { $start }: the client did not come
audit-unmarked = { $client }, { $start }: the mark was undone
audit-called-off = booking cancelled: { $client }, { $start }
audit-request-recalled = declined request restored: { $client }, { $start }
audit-visit-page = took the link for the client: { $client }, { $start }
audit-recalled = cancelled booking restored: { $client }, { $start }
audit-moved = booking moved: { $client }, from { $was } to { $start }
audit-moved-anyway = booking moved against the rules: { $client }, from { $was } to { $start }
audit-blocked = blocked { $start }–{ "\u2060" }{ $end }: { $specialist }
audit-blocked-note = blocked { $start }–{ "\u2060" }{ $end }: { $specialist }, { $note }
audit-closed = closed { $start } – { $end }: { $specialist }
audit-closed-day = closed { $start }: { $specialist }
audit-opened = opened { $start } – { $end } again: { $specialist }
audit-opened-day = opened { $start } again: { $specialist }
audit-given-back = opened { $start }–{ "\u2060" }{ $end } again: { $specialist }
today-rule-blocked = The client is blocked
today-button-pending = 🔔 { $start } { $client }
today-title-accepted = ✅ <b>Accepted: { $start }–{ "\u2060" }{ $end }</b>
