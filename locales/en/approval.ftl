# A request waits for the studio's yes. To staff first.

approval-request = 🔔 <b>New request: { $start }–{ "\u2060" }{ $end }</b>
approval-request-back = 🔔 <b>The request waits for an answer again: { $start }–{ "\u2060" }{ $end }</b>
approval-waits = The client waits for an answer; the time is kept.
approval-accept = ✅ Accept
approval-decline = ✖ Decline
approval-accepted-toast = Accepted, we will tell the client
approval-declined-toast = The request is declined
approval-declined = ✖ <b>Request declined: { $start }–{ "\u2060" }{ $end }</b>
button-undo-declined = ↩ Take it back
approval-why = The client hears in a minute. Would you like to say why? You can use your own words.
approval-excuse-busy = Busy at that time
approval-explained = We will tell the client why
approval-heard = The client has heard already: too late for a reason
# Two answered at once: who was faster.
approval-settled-accepted = Already accepted
approval-settled-accepted-by = Already accepted by { $name }
approval-settled-declined = Already declined
approval-settled-declined-by = Already declined by { $name }
approval-settled-withdrawn = The client took this request back
approval-settled-over = That time is over; the request is closed

# To the client.
check-asks = The specialist will confirm it; we will answer here.
asked-title = 🔔 <b>Request sent: { $start }–{ "\u2060" }{ $end }</b>
asked-waits = The specialist will confirm it; we will answer here. The time is kept for you meanwhile.
asked-toast = Request sent, we will answer here
button-withdraw = ✖ Take the request back
withdraw-question = <b>Take this request back?</b>
button-withdraw-yes = ✖ Yes, take it back
visit-button-pending = 🔔 { $start } { $service }
visit-reason-busy = Reason: busy at that time
visit-reason-silence = Reason: the request was not answered in time
notice-accepted = ✅ <b>Your booking is confirmed: { $start }–{ "\u2060" }{ $end }</b>
notice-declined = ✖ <b>We cannot see you: { $start }–{ "\u2060" }{ $end }</b>
notice-unanswered = ✖ <b>We did not confirm in time: { $start }–{ "\u2060" }{ $end }</b>
button-other-time = 📅 Choose another time

# In the journal.
audit-accepted = accepted a request: { $client }, { LOWER($start) }
audit-declined = declined a request: { $client }, { LOWER($start) }

# Other times. To staff first.
approval-propose = ↔ Another time
propose-open = ↔ Propose another time
propose-take-back = ↩ Take the proposal back
propose-title = ↔ <b>Another time instead of { $start }–{ "\u2060" }{ $end }</b>
propose-how = Choose up to three: we keep them for the client until they answer.
propose-chosen = ☑ { $start }
propose-slot-chosen = ☑ { $time }
propose-none = There is no free time.
propose-send = ✅ Send: { $n }
propose-full = No more than { $n } times can be proposed
propose-busy = Some of these times were taken and are off the list. Please check
propose-sent = Proposed; waiting for the client
propose-taken-back = The proposal is taken back
propose-no-chat = The client has no Telegram: please call them
propose-waits = ↔ Another time is proposed; waiting until { $until }:
propose-time = ▫️ { $start }
propose-stands = The booking stays at its time.
notice-chosen = ✅ <b>The client chose a new time: { $start }–{ "\u2060" }{ $end }</b>
notice-unfit = ✖ <b>No other time suits the client instead of { $start }–{ "\u2060" }{ $end }</b>
notice-unchosen = 🔔 <b>The client chose no other time instead of { $start }–{ "\u2060" }{ $end }</b>
audit-proposed = proposed another time: { $client }, { $start }

# To the client.
offer-title = ↔ <b>May we move your booking: { $start }–{ "\u2060" }{ $end }?</b>
offer-title-pending = ↔ <b>{ $start }–{ "\u2060" }{ $end } will not work, but there are other times</b>
offer-choose = Choose what suits you: we keep these until { $until }.
offer-stays = If nothing suits you, the booking stays as it is.
offer-stays-pending = If nothing suits you, just say so and we will think again.
offer-take = Take { $start }
offer-none = Nothing suits me
offer-busy = Sorry, that time was just taken. Please choose another
offer-over = Sorry, that time is no longer kept for you. This is how it stands
offer-refused = Understood, we will tell the specialist

# In the list of messages.
deliveries-request = New request
deliveries-accepted = Request accepted
deliveries-declined = Request declined
deliveries-proposal = Another time
deliveries-chosen = Time chosen
deliveries-unfit = No time suits
deliveries-unchosen = No time chosen
