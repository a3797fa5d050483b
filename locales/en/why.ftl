# Why a time cannot be booked.

why-title = 🔎 <b>Why a time cannot be booked</b>
why-question = Write a day and a time, for example: 28 Nov 15:00
why-at = 🔎 <b>{ $start }</b>
why-who = 👤 <b>{ $specialist }</b> · { $service }
why-free = ✅ Free, it can be booked.
why-nobody = Nobody works here yet.
why-past = This time is over.
why-too-soon = Too soon: clients book at least { $notice } ahead.
why-too-far = Too far: booking is open for { $days ->
    [one] { $days } day
   *[other] { $days } days
} ahead.
why-day-off = A day off: there are no hours that day.
why-no-hours = Outside the working hours: nobody takes clients then.
why-closed = Outside the hours, or the visit does not fit: { $hours }.
why-time-off = This time is closed: a vacation, a break or a block.
why-off-grid = No visit starts at such a minute.
why-held = Somebody is choosing this time right now, it is held for a few minutes.
why-buffers = Too close to the visit beside it: the pause between them is too short.
why-taken = Taken: { $start }–{ "\u2060" }{ $end } · { $client } · { $service }
why-too-close = Too close to the visit { $start }–{ "\u2060" }{ $end } · { $client } · { $service }
why-day-full = The day is full: at most { $n } visits a day.
why-paused = Booking is paused.
why-not-offered = Does not do this service.
why-no-day = “{ $piece }”: there is no such day. Write, for example: 28.11 15:00 or Nov 28 15:00
why-no-time = “{ $piece }”: there is no such time. Write, for example: tomorrow 15:00
why-unclear = We did not understand which time. Write, for example: 28 Nov 15:00
why-client-free = This time is free, it is marked ⭐
why-choose-first = Choose a service first, then ask about a time: /why 28 Nov 15:00
why-button-other = 🔎 Another time
# Where a rule is changed. A name behind the dot is that of a specialist.
why-to-add = ➕ Book it
why-to-add-of = ➕ { $specialist }
why-to-hours = 🗓 Hours of that day
why-to-hours-of = 🗓 Hours · { $specialist }
why-to-off = 🌴 Closed time
why-to-off-of = 🌴 Closed · { $specialist }
why-to-breaks = ☕ Breaks
why-to-breaks-of = ☕ Break · { $specialist }
why-to-limit = 🗓 Visits a day
why-to-limit-of = 🗓 Limit · { $specialist }
why-to-visit = 👤 { $start } { $client }
why-to-people = 💈 Who does it
why-to-buffers = 💈 Service breaks
why-to-field = ⚙️ { $field }
why-to-pause = ⚙️ Pause in settings
