# When a specialist works.

menu-hours = 🗓 Working hours
hours-who = <b>Whose hours?</b>
hours-nobody = Nobody works here yet: add a specialist first.
hours-title = 🗓 <b>{ $name }</b>: working hours
hours-title-own = 🗓 <b>Your working hours</b>
hours-at = Place: { $place }
hours-day = <b>{ $day }</b>  { $hours }
hours-off = off
hours-range = { $first }–{ $last }
hours-daily = Every day
hours-break = Break: { LOWER($day) } { $hours }
hours-break-note = Break: { LOWER($day) } { $hours }, { $note }
hours-limit = { $n ->
    [one] At most { $n } booking a day
   *[other] At most { $n } bookings a day
}
hours-limit-none = Any number of bookings a day
hours-date = { $day }: { $hours }
hours-hint = <i>Press a day, or write the whole week: mon-fri 10-19, sat 11-16.</i>
hours-own = <b>Write the hours</b> in one message. Days that it leaves out stay as they are.
hours-example = For example: { $example }
hours-type = Choose, or write for example: { $example }
hours-example-week = mon-fri 10-14, 15-19, sat 11-16, sun off
hours-example-day = 10-14, 15-19 or “off”
hours-example-date = 24 Dec 10-15
hours-example-break = 13-14 lunch or mon-fri 13-14
hours-example-limit = 6
hours-example-place = Downtown
hours-example-address = 1 Sash Street
hours-day-title = 🗓 <b>{ $day }</b>: { $hours }
hours-dates = 📅 <b>Other hours on one date</b>
hours-dates-none = No such days yet.
hours-dates-hint = Press a day, or write for example: { $example }
hours-date-title = 📅 <b>{ $day }</b>: { $hours }
# Below the first line of a screen, where others can be chosen.
hours-whose = 👤 { $name }
hours-breaks = <b>Breaks</b>
hours-breaks-none = No breaks yet.
hours-breaks-hint = Add a daily break with a button, or write for example: { $example }
hours-limit-title = <b>How many bookings a day?</b>
hours-places = <b>Where you work</b>
hours-place-main = Main place
hours-place-title = <b>{ $place }</b>
hours-place-same = The address that all share
hours-new-place = <b>What is the second address called?</b>
hours-new-place-hint = Keep it short, clients see the name in their booking. For example: Downtown
hours-new-address = <b>{ $name }</b>: write the address.
hours-edit-name = <b>{ $place }</b>: write the new name.
hours-edit-address = <b>{ $place }</b>: write the new address.

# Days of a break that do not follow each other: Mon–Wed, Fri.
hours-days-and = { $days }, { $more }

hours-preview = 🗓 <b>{ $name }</b>: save the new hours?
hours-change = { $days }: { $was } → <b>{ $now }</b>
hours-change-drop = Remove: { $what }
hours-change-drop-place = No more visits here: { $place }
hours-effect-none = Free times stay as they are.
hours-effect-gone = { $gone ->
    [one] { $gone } free time goes.
   *[other] { $gone } free times go.
}
hours-effect-new = { $new ->
    [one] { $new } free time comes.
   *[other] { $new } free times come.
}
hours-effect-both = { $gone ->
    [one] { $gone } free time goes
   *[other] { $gone } free times go
}, new ones: { $new }.
hours-hits = { $n ->
    [one] ⚠️ { $n } booking falls outside. It stays as it is:
   *[other] ⚠️ { $n } bookings fall outside. They stay as they are:
}
hours-hit = { $start } · { $client }
hours-hits-more = and { $n } more

hours-saved = ✅ Saved
hours-same = Nothing to change: it is so already.
hours-gone = That is not there any more. Here are the hours now.
hours-old-preview = That button has been used or is out of date. Here are the hours now
hours-place-added = ✅ Added. Now set the hours at this address.
hours-clash = { $when } { $hours } is taken twice: “{ $one }” and “{ $other }” overlap. Change the hours of one.
hours-wrong = We did not understand “{ $piece }”. Write for example: { $example }
hours-wrong-empty = Something is missing. Write for example: { $example }
hours-wrong-backwards = “{ $piece }” ends before it begins. Write for example: { $example }
hours-wrong-time = “{ $piece }”: there is no such time. Write for example: { $example }
hours-wrong-overlap = “{ $piece }” overlaps another time. Write for example: { $example }
hours-wrong-many = “{ $piece }” is too much for one day. Write for example: { $example }
hours-wrong-days = “{ $piece }”: on which days? Write for example: { $example }
hours-wrong-twice = “{ $piece }”: that day comes twice. Write for example: { $example }
hours-wrong-date = “{ $piece }”: which day is that? Write for example: { $example }
hours-wrong-long = Too long: “{ $piece }”. Write less, for example: { $example }
hours-wrong-limit = From 1 to { $max } bookings a day. For example: 6

hours-button-more = More ›
hours-button-weekdays = Mon–Fri 10–19
hours-button-daily = Every day 10–20
hours-button-own = ✏️ My own hours
hours-button-dates = 📅 On one date
hours-button-breaks = Breaks
hours-button-limit = Bookings a day
hours-button-places = Addresses
hours-button-new-address = One more address
hours-button-new-place = One more address
hours-button-place = { $place }
hours-button-hours-there = 🗓 Working hours here
hours-button-name = ✏️ Name
hours-button-address = ✏️ Address
hours-button-drop-place = ✖ Remove this address
hours-button-same-address = The same address
hours-button-hours = { $hours }
hours-button-day = { $day }
hours-button-drop-date = ✖ remove { $day }
hours-button-drop-break = ✖ { $what }
hours-button-earlier = ‹ Earlier
hours-button-later = Later ›
hours-button-usual = ↩ As usual
hours-button-number = { $n }
hours-button-no-limit = No limit
hours-button-save = ✅ Save

# In the journal of changes, after who did it and when.
audit-hours-day = hours, { $name }, { $first }: were { $was }, are { $now }
audit-hours-days = hours, { $name }, { $first }–{ $last }: were { $was }, are { $now }
audit-hours-date = hours on { $day }, { $name }: were { $was }, are { $now }
audit-break-added = new break, { $name }: { LOWER($day) } { $hours } { $note }
audit-break-removed = break removed, { $name }: { LOWER($day) } { $hours } { $note }
audit-day-limit = bookings a day, { $name }: was { $was }, is { $now }
audit-place-added = new address, { $name }: { $place } { $address }
audit-place-changed = address, { $name }: was { $was }, is { $now }
audit-place-removed = no more visits here, { $name }: { $place }
hours-any-number = any number
