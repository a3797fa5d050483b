# A calendar on somebody's phone follows their visits.

feed-button = 📅 Phone calendar
feed-button-own = 📅 My visits as a client
feed-button-day = 📅 Work calendar
feed-title = 📅 <b>Calendar on your phone</b>
feed-title-own = 📅 <b>Your visits as a client</b>
feed-title-day = 📅 <b>Work calendar on your phone</b>
feed-about = Your bookings appear in your phone’s calendar by themselves, and so do moves and cancellations.
feed-about-day = Your visits, days off and blocked times appear in your phone’s calendar by themselves, and so do moves and cancellations.
# For somebody who works here: their own visits are not those of their clients.
feed-about-own = Visits that you booked as a client appear in your phone’s calendar by themselves, and so do moves and cancellations.
feed-about-elsewhere = Bookings with you are in your work calendar: /links
feed-make = Get the link
feed-seen = ✅ Connected: a calendar follows your link.
feed-unseen = There is a link, but no calendar has looked at it yet.
feed-lost = Lost it? Get a new one; the old one stops working.
feed-new = New link
feed-off = ✖ Disconnect
feed-undo = ↩ Bring it back

feed-link-title = 📅 <b>The link to your calendar</b>
feed-link-once = It is shown only now: tap it to copy.
feed-link-how = • iPhone: Settings → Apps → Calendar → Calendar Accounts → Add Account → “Subscribed Calendar”.
    • Google: on a computer, calendar.google.com → “Other calendars” → “From URL”.
feed-link-private = Show it to nobody: whoever has it sees your bookings.

feed-off-done = ✖ <b>The calendar is disconnected</b>
feed-off-what = The link does not work any more. The bookings leave your phone when you remove the subscription there.
feed-restored = ✅ The link works again
feed-stale = That button has done its work or is out of date
feed-undo-late = The button brings it back for 10 minutes. Please get a new link
feed-no-site = A calendar cannot be connected yet: this bot has no address on the internet. Your bookings are always here in the chat

# What the calendar shows.
feed-name = My bookings
feed-name-day = { $specialist } · { $studio }
feed-visit = { $client } · { $service }
feed-price = { $price }
feed-asked = A request, not answered yet
feed-off-block = Busy
feed-off-day = Day off
feed-off-vacation = Vacation
feed-off-note = { $note }
