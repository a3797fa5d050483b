# Somebody is away though people are booked. To staff first.

sick-entrance = 🤒 Ill
sick-whose = 🤒 <b>Who is ill?</b>
sick-ask = 🤒 <b>Close the rest of the day?</b> · { $specialist }
sick-ask-closes = Nobody can book today any more.
sick-ask-nobody = There are no more bookings today: nobody to tell.
sick-ask-hits = { $n ->
    [one] We will write to { $n } client and offer another time:
   *[other] We will write to { $n } clients and offer each another time:
}
sick-ask-guests = No Telegram, please tell them yourself:
sick-yes = ✅ Close and tell all
sick-asked = Closed. Get well!
sick-offered = We are asking the clients; waiting for their answers
sick-nobody = Closed; there was nobody to tell
sick-title = 🤒 <b>{ $specialist } is ill: { $answered } of { $all } answered</b>
sick-title-plans = 🌴 <b>{ $specialist } is away: { $answered } of { $all } answered</b>
sick-title-undone = ↩ <b>All stands, the bookings stay</b> · { $specialist }
sick-closed = ✅ <b>The rest of the day is closed</b> · { $specialist }
sick-closed-plans = ✅ <b>We are asking the clients</b> · { $specialist }
sick-closed-guests = 📞 <b>Please call the clients, they have no Telegram</b> · { $specialist }
sick-closed-counted = The message below shows who answers what; it keeps itself up to date.
sick-closed-call = The message below shows whom to call.
sick-tally = Moved: { $moved } · cancelled: { $cancelled } · waiting: { $waiting }
sick-all-answered = ✅ Everybody has answered.
sick-waits = 🔔 { $start } { $client }
sick-waits-phone = 🔔 { $start } { $client }, { $phone }
sick-waits-guest = 🔔 { $start } { $client }: no Telegram, please tell them
sick-waits-guest-phone = 🔔 { $start } { $client }: no Telegram, please call { $phone }
sick-undo = ↩ A mistake: I am well
sick-open = 📅 More
sick-undone = All stands. Those who knew and had not answered will hear; please call again whom you called
sick-not-ill = Good! Today is not closed because of illness
sick-too-late = More than 10 minutes have passed and clients are deciding. Open the day with its “⛔” button
sick-card-waits = 🔔 The client is asked what suits them; waiting
sick-offer-all = ↔ Offer everybody a move
sick-answers = 🔔 Who has answered
staff-command-sick = I am ill
typed-sick = i am ill, i'm ill, i am sick, i'm sick
typed-well = i am well, i'm well, i am fine, i'm fine, i am better, i'm better
audit-sick = is ill, closed the rest of the day: { $specialist }
audit-offered-all = offered everybody a move: { $specialist }
audit-sick-undone = took the closing of the day back: { $specialist }
deliveries-away = Specialist away
deliveries-stands = All stands

# To the client.
away-title = 🤒 <b>The specialist is ill: { $start }–{ "\u2060" }{ $end }</b>
away-title-plans = ⚠️ <b>The specialist is away: { $start }–{ "\u2060" }{ $end }</b>
away-choose = We are sorry. Please choose what suits you:
away-choose-none = We are sorry. Please choose another time.
away-same = ↔ { $start }
away-other = 👤 { $start } · { $specialist }
away-first = The specialist will not be there that day. Please choose what suits you
away-faster = Sorry, that time was just taken. This is free now
away-stands = ✅ <b>All stands, see you: { $start }–{ "\u2060" }{ $end }</b>
button-other-time-short = 📅 Another time
button-cancel-short = ✖ Cancel
