menu-deliveries = 📨 Sent
deliveries-title = <b>What the bot sent by itself</b>
deliveries-trouble-title = <b>What did not arrive</b>
deliveries-visit-title = <b>Messages about this visit</b>
deliveries-none = Nothing yet.
deliveries-of-visit = 📨 Messages about it
deliveries-trouble = ⚠️ Only undelivered
deliveries-all = 📨 All messages
deliveries-earlier = Earlier »

# What, about which visit, to whom.
deliveries-of-to = <b>{ $what }</b>, { $start } → { $name }
deliveries-to = <b>{ $what }</b> → { $name }
deliveries-of-group = <b>{ $what }</b>, { $start } → the group
deliveries-group = <b>{ $what }</b> → the group

# What became of it.
deliveries-waits = 🕒 goes out { $at }
deliveries-tried = 🕒 not through yet after { $n ->
    [one] { $n } try
   *[other] { $n } tries
}; we go on
deliveries-sent = ✓ sent { $at }
deliveries-read = ✅ sent { $at } · read { $read }
deliveries-unsent-gone = not needed: the booking is gone
deliveries-unsent-changed = not needed: the booking had changed by then
deliveries-unsent-empty = not needed: there was nothing to tell
deliveries-unsent-left = not needed: they do not work here any more
deliveries-unsent-muted = not sent: they switched such messages off
deliveries-unsent-answered = not needed: the client had answered
deliveries-unsent-twice = not needed: another message said the same
deliveries-unsent-reachable = not needed: the client can be reached again
deliveries-unsent-blocked = ⚠️ reached nobody, { $at }: the bot is blocked, or there is no chat with it
deliveries-unsent-refused = ⚠️ reached nobody, { $at }: our fault; the program’s log has the details

# Kinds of messages.
deliveries-booked = Booking confirmed
deliveries-cancelled = Cancelling confirmed
deliveries-new-visit = New booking
deliveries-visit-cancelled = Cancellation
deliveries-moved = Booking moved
deliveries-called-off = Called off by us
deliveries-visit-moved = Moved
deliveries-why-cancelled = Why cancelled
deliveries-visit-back = Cancelling undone
deliveries-back = Restored by us
deliveries-unreached = Client out of reach
deliveries-reminder = Reminder
deliveries-ask-again = Asked again
deliveries-unanswered = No answer
deliveries-letter = Letter
deliveries-agenda = Day plan
deliveries-digest = Day summary
deliveries-team = Team news
deliveries-menu = Command list
staff-command-deliveries = what the bot sent
