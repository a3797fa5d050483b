# To the specialist. The first line is what a notification shows.

notice-new-visit = 📅 <b>New booking: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-cancelled = ✖ <b>The client cancelled: { $start }–{ "\u2060" }{ $end }</b>
notice-why-cancelled = ✖ <b>Why the client cancelled: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-back = ↩ <b>The booking stands again: { $start }–{ "\u2060" }{ $end }</b>
notice-unreached = ⚠️ <b>The client gets no messages: { $start }–{ "\u2060" }{ $end }</b>
notice-unreached-phone = 📞 { $phone }: please call and confirm the visit.
notice-unreached-off = ⚠️ <b>The client does not know it is off: { $start }–{ "\u2060" }{ $end }</b>
notice-unreached-off-phone = 📞 { $phone }: please call and say that the visit is cancelled.
notice-unreached-no-phone = There is no phone on file. If you know how to reach them, please tell them yourself.
notice-client = 👤 { $client }
client-forgotten = 👤 The client erased their data
client-username = ✈️ @{ $username }
client-email = ✉️ { $email }

# To the client, when staff changed a visit.
notice-new-specialist = 👤 <b>Another specialist will see you: { $start }–{ "\u2060" }{ $end }</b>
notice-new-specialist-unfit = The time is the same. If the specialist does not suit you, move or cancel the booking.
notice-new-specialist-call = The time is the same. If the specialist does not suit you, please contact us.
# To a client, from staff.
notice-letter = ✉️ <b>{ $studio }</b> writes to you:
notice-letter-text = { $text }
notice-visit-called-off = ✖ <b>Booking cancelled: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-moved = ↔ <b>Booking moved: { $start }–{ "\u2060" }{ $end }</b>
notice-request-moved = ↔ <b>Request moved: { $start }–{ "\u2060" }{ $end }</b>
notice-request-declined = ✖ <b>Request declined: { $start }–{ "\u2060" }{ $end }</b>
notice-request-closed = ✖ <b>Request closed: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-open = 📅 Open the booking

# To the client, when staff changed a visit.
notice-moved = ↔ <b>We moved your booking: { $start }–{ "\u2060" }{ $end }</b>
notice-moved-unfit = If the new time does not suit you, choose another or cancel the booking.
notice-moved-call = If the new time does not suit you, please contact us.
notice-called-off = ✖ <b>We cancelled your booking: { $start }–{ "\u2060" }{ $end }</b>
notice-called-off-again = We are sorry. Please choose another time.
notice-back = ↩ <b>Your booking stands again: { $start }–{ "\u2060" }{ $end }</b>
notice-back-pending = 🔔 <b>We are looking at your request again: { $start }–{ "\u2060" }{ $end }</b>
notice-back-pending-sorry = It was closed by mistake, sorry. We will answer here and keep the time for you meanwhile.
notice-back-sorry = It was cancelled by mistake, sorry. See you then.

# To staff, in the morning and in the evening.
notice-agenda = 🌅 <b>Good morning! { $n ->
    [one] { $n } booking
   *[other] { $n } bookings
} today</b>
notice-digest = 🌙 <b>Today: { $n ->
    [one] { $n } visit
   *[other] { $n } visits
}</b>
notice-digest-marks = Came: { $came } · missed: { $missed }
notice-digest-unmarked = Not marked: { $n }. Please mark who came.
notice-day-open = 📅 Open the day
notice-day-mark = ✅ Mark who came
