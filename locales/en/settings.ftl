# A studio's rules and facts, its pause, the group of its staff.

settings-button = ⚙️ Settings
settings-title = ⚙️ <b>Settings</b>: { $studio }
settings-example = This is an example for now. Make it yours or remove it.
settings-about = Name, place, contacts
settings-rules = Booking rules
settings-notices = 📨 Summaries and group

settings-section = <b>{ $section }</b>
settings-line = { $field }: <b>{ $value }</b>
settings-field = <b>{ $field }</b>: { $value }
settings-preset = { $value }
settings-chosen = { $value } ✓
settings-clear = ✖ Remove
settings-saved = ✅ Saved

settings-none = none
settings-pin = a pin on the map
settings-photo-there = in place
settings-never = off
settings-notice-none = none
settings-cancel-any = any time
settings-cancel-never = only through you
settings-move-as-cancel = as cancelling
settings-buffers-add = add up
settings-buffers-overlap = the longer counts
settings-phone-never = not asked
settings-phone-welcome = if they like
settings-phone-required = required
settings-langs-ru = Russian
settings-langs-en = English
settings-langs-both = Russian and English

settings-clock = 🕓 It is { $now }, by the clocks of { $city }
settings-currency = 💰 Currency: { $currency }
settings-langs = 🌐 Languages: { $langs }
settings-privacy = 🔒 Privacy policy: { $link }

settings-field-name = Name
settings-field-zone = Time zone
settings-field-currency = Currency
settings-field-address = Address
settings-field-phone = Phone
settings-field-privacy = Privacy policy
settings-field-slug = Page address
settings-field-sites = Site for the widget
settings-field-about = Description
settings-field-photo = Photo
settings-field-notice = Shortest notice
settings-field-window = Open for booking
settings-field-cancel = Cancel before the visit
settings-field-move = Move before the visit
settings-field-cap = Bookings per client
settings-field-hold = Time is held for
settings-field-step = Start every
settings-field-buffers = Breaks around visits
settings-field-langs = Languages for clients
settings-field-agenda = Day plan for staff
settings-field-digest = Day summary for owner
settings-field-quiet = Quiet hours
settings-field-ask-phone = Client’s phone

settings-ask-name = Type the new name, up to 64 characters. For example: <i>Linen</i>
settings-ask-about = Write a few lines, up to 600 characters: what you do best, what to expect. Bold, italics and quotes stay. Clients read them when they come to book.
settings-ask-photo = Send a picture. Clients see it on your booking page, and here behind “More”.
settings-ask-slug = What the booking page is called in a browser: 2 to 40 Latin letters, digits and dashes. For example: <i>linen-leeds</i>. The old address will lead to the new one.
settings-ask-zone = Type a city, for example <i>London</i>, send a location, or choose a time zone.
settings-ask-currency = Choose or type, for example <i>euro</i> or <i>GBP</i>. Prices are not converted: only the sign changes.
settings-ask-address = Type how to find you, for example <i>1 Sash Street, from the yard</i>. Or send a place on the map: the paper clip → Location.
settings-ask-phone = Type a phone number, for example <i>+44 20 7946 0000</i>, or send a contact.
settings-ask-privacy = Send a link to your privacy policy, for example <i>https://example.com/privacy</i>. Every client sees it before booking.
settings-ask-sites = Which site will show your booking page? Type its address, for example <i>https://salon.com</i>; up to 5 addresses with spaces between them. No other site can show it.
settings-ask-notice = How long before a visit booking closes: from 0 to 30 days. Choose or type, for example <i>90 min</i> or <i>36 h</i>.
settings-ask-window = How many days ahead one may book: from 1 to 365. Choose or type a number, for example <i>21</i>.
settings-ask-cancel = Until when clients cancel by themselves: up to 30 days. Choose or type, for example <i>5 h</i>.
settings-ask-move = Until when clients move their visits by themselves: up to 30 days. Choose or type, for example <i>5 h</i>.
settings-ask-cap = How many bookings to come one client may have: from 1 to 100. Choose or type a number, for example <i>6</i>.
settings-ask-hold = How long a time is held while a client decides: from 1 to 60 minutes. Choose or type, for example <i>7 min</i>.
settings-ask-step = How far apart offered times are: from 5 minutes to 4 hours. Choose or type, for example <i>45 min</i>.
settings-ask-buffers = If a visit needs 15 minutes after it and the next one 10 before it: is that 25 minutes together, or the longer one, 15?
settings-ask-langs = Which languages does the bot speak with clients?
settings-ask-agenda = When specialists get their bookings of the day. Choose or type, for example <i>8:30</i> or <i>off</i>.
settings-ask-digest = When the summary of the day comes. Choose or type, for example <i>21:30</i> or <i>off</i>.
settings-ask-quiet = When to leave everybody in peace. Letters, news and reminders that can wait come afterwards; answers to presses and urgent news always come, and the day’s plan and summary at the hour chosen for them. Choose or type, for example <i>22-8</i> or <i>off</i>.
settings-ask-ask-phone = Ask for a phone number before booking? We ask once, with one button; whoever left a number is not asked again.

settings-zone-warning = ⚠️ { $n ->
    [one] { $n } booking is ahead
   *[other] { $n } bookings are ahead
}. The visits themselves do not move, but the new clock shows another time for them. Working hours and days off follow the new clock.
settings-zones = <b>Choose a time zone</b>
settings-zone = UTC{ $offset } · { $city }

settings-wrong = We did not understand “{ $piece }”. There is an example below
settings-wrong-range = “{ $piece }” will not do. The limits are below
settings-wrong-long = A bit long: { $max } characters fit. There is an example below
settings-wrong-name = “{ $piece }” will not do: it takes one line of up to 64 characters
settings-wrong-slug-signs = That will not do: Latin letters, digits and dashes inside. There is an example below
settings-wrong-slug-length = That will not do: it takes 2 to 40 characters. There is an example below
settings-wrong-slug-digits = That will not do: it takes at least one letter. There is an example below
settings-slug-taken = This address is taken. You could add the city, for example
settings-pause-long = A bit long: { $max } characters fit. Write it shorter, for example: on holiday until 10 January
settings-ask-clocks = 🕓 <b>Change the clocks: { $was } → { $now }?</b>
settings-ask-clocks-booked = ⚠️ { $n ->
    [one] { $n } booking is ahead.
   *[other] { $n } bookings are ahead.
} The moment of a visit stays, but the clock shows another time.
settings-ask-clocks-how = The difference is { $shift } h. We do not write to clients about it.
settings-ask-clocks-yes = ✅ Yes, change the clocks
settings-wrong-site = “{ $piece }” will not do: it takes the address of a site with https, for example https://salon.com
settings-wrong-sites = { $max } addresses fit. Keep the main ones
settings-wrong-city = We did not find the city “{ $piece }”. Type the nearest big one or choose a time zone

settings-pause = ⏸ Pause
settings-pause-question = ⏸ <b>Stop taking bookings for a while?</b>
settings-pause-how = No new bookings are taken; those that are there stay, and can be cancelled.
settings-pause-words = Clients read: “We are not taking bookings now. Please come back later”. Or type your own words, for example: <i>On holiday until 9 January</i>
settings-pause-yes = ⏸ Stop
settings-paused = ⏸ No bookings are taken now
settings-paused-now = ⏸ No bookings are taken
settings-paused-note = ⏸ No bookings are taken: { $note }
settings-resume = ▶️ Take bookings again
settings-resumed = ▶️ Bookings are taken again

settings-group = 👥 Group for staff
settings-group-title = <b>Group for staff</b>
settings-group-on = 👥 The group hears of all bookings
settings-group-off = 👥 There is no group yet
settings-group-how = Everything that the owner hears of bookings comes here. Nothing needs an answer.
settings-group-link =
    Open the link and choose a group:
    { $link }
    It works once, within a day.
settings-group-offer = Connect a group
settings-group-again = A new link
settings-group-drop = ✖ Disconnect the group
settings-group-dropped = The group is disconnected

audit-setting = “{ $field }”: was { $was }, is { $now }
audit-setting-other = “{ $field }”: a new one
audit-pause = stopped taking bookings
audit-pause-note = stopped taking bookings: { $note }
audit-resume = takes bookings again
audit-group = connected the staff group
audit-group-dropped = disconnected the staff group

# Whose bookings wait for a yes.
settings-field-approve = Approval
settings-ask-approve = Whose bookings need your yes? Until you answer, the time is kept for the client.
settings-approve-nobody = not needed
settings-approve-new = for new clients
settings-approve-everybody = for everybody
