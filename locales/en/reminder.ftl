# Reminders. To the client; the first line is what a notification shows.

reminder-told = ⏰ <b>A reminder: { $start }–{ "\u2060" }{ $end }</b>
reminder-asks = Are you coming? Please press “I’ll come”.
reminder-again = ⏰ <b>Are you coming? { $start }–{ "\u2060" }{ $end }</b>
reminder-asks-again = If your plans have changed, please cancel: somebody else may be waiting for this time.
reminder-come = ✅ I’ll come
reminder-thanks = Thank you, see you then
status-confirmed = ✅ You are booked and said that you will come

notice-freed = ✖ <b>We had no answer and cancelled: { $start }–{ "\u2060" }{ $end }</b>
notice-freed-again = We would be glad to see you another time. Please choose one that suits you.
visit-reason-unconfirmed = Reason: no answer to our question

# To the specialist.
reminder-unanswered = ⚠️ <b>No answer from the client: { $start }–{ "\u2060" }{ $end }</b>
reminder-question = We asked whether they will come and heard nothing. Keep the time or give it to others?
reminder-keep = ✅ Keep it
reminder-free = ✖ Free it
reminder-kept = All right, it is kept
reminder-freed = The time is free, we let the client know
reminder-confirmed = The client has answered: they will come. The booking stands
today-status-confirmed = ✅ The client said that they will come

# Behind the counter: the rules.
reminder-title-button = ⏰ Reminders
reminder-title = ⏰ <b>Reminders to clients</b>
reminder-how = Clients will not forget, and you will know in advance whether they come.
reminder-quiet = Between { $from } and { $to } we write only what is urgent.
reminder-none = There are no reminders yet. Add one, and visits are not forgotten.
reminder-before = { $length } before
reminder-same-day = on the day at { $time }
reminder-day-before = the day before at { $time }
reminder-days-before = { $days ->
    [one] { $days } day
   *[other] { $days } days
} before at { $time }
reminder-rule = ⏰ { $lead }
reminder-rule-asks = ⏰ { $lead } · we ask
reminder-new = ➕ Add
reminder-silence-again = No answer: we ask once more after { $length }.
reminder-silence-release = Still none: { $length } before the visit we ask the specialist whether to keep the time.
reminder-silence-none = No answer: nothing happens.
reminder-again-off = Do not ask twice
reminder-again-on = Ask once more
reminder-release-off = Do not ask specialists
reminder-release-on = Ask specialists
reminder-services = By service ›
reminder-services-title = ⏰ <b>Reminders by service</b>
reminder-services-how = A service may have reminders of its own. Those that have some are marked.
reminder-service-marked = ⏰ { $words }
reminder-service-title = ⏰ <b>Reminders: { $service }</b>
reminder-service-as-all = As for all services. Add one of its own, and the common ones no longer apply to it.
reminder-service-own = Its own, in place of the common ones.
reminder-ask-when = When should the client hear? Choose or type it, for example <i>3 h before</i> or <i>the day before at 19:30</i>.
reminder-unclear = We did not understand when. There are examples below
reminder-wrong = We did not understand “{ $piece }”. There are examples below
reminder-added = ✅ Added
reminder-known = There is such a reminder already
reminder-full = Five reminders are the most: clients get tired. Please remove one first
reminder-dropped = Removed
reminder-gone = This is no longer here. Here is how it is now
reminder-rule-title = ⏰ <b>Reminder { $lead }</b>
reminder-rule-of = For the service: { $service }
reminder-rule-how = We remind and ask nothing.
reminder-rule-how-asks = We remind and ask whether the client comes.
reminder-ask = Ask whether they come
reminder-stop-asking = Do not ask
reminder-drop = ✖ Remove

audit-reminder-added-before = added a reminder { $length } before the visit
audit-reminder-added-wall = added a reminder { $days ->
    [0] on the day
    [1] the day before
    [one] { $days } day before
   *[other] { $days } days before
} at { $time }
audit-reminder-dropped-before = removed a reminder { $length } before the visit
audit-reminder-dropped-wall = removed a reminder { $days ->
    [0] on the day
    [1] the day before
    [one] { $days } day before
   *[other] { $days } days before
} at { $time }
audit-reminder-asks = let a reminder ask whether the client comes
audit-reminder-asks-not = let a reminder ask no more whether the client comes
audit-reminder-silence = changed what happens when a client does not answer
audit-reminder-kept = kept the time for { $client }, { $start }
