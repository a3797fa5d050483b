# Pages in a browser: the same desk, without the chat.

page-languages = Language of the page
page-footer = Booking runs on okoshko
page-to-start = To the start
page-to-home = Services and free times

page-wrong-title = We could not read this request
page-wrong-hint = Please go one step back and try again. Nothing was booked or changed.
page-unknown-title = There is no such page
page-unknown-hint = The address may have a typo, or the page was taken down. Check the link or start over.
page-gone-title = This is no longer here
page-gone-hint = There used to be something here, but it is not offered any more. Have a look at what there is now.
page-method-title = This page does not open that way
page-method-hint = It seems to have been opened by the wrong button. Start over, it is quick.
page-late-title = That took too long
page-late-hint = The connection was too slow. Please try again.
page-large-title = That is a little too long
page-large-hint = Please go back and shorten the text: we cannot take that much. Nothing was booked.
page-often-title = A little slower, please
page-often-hint = Too many requests come from your address. Please try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
page-paused-stands = Bookings that are made already stand.
page-crowd-title = Very many people are booking right now
page-crowd-hint = Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}, or book in Telegram: there is no wait there.
page-fault-title = That did not work
page-fault-hint = It is our fault, not yours. Please reload the page in a minute.
page-fault-number = Error number: { $id }

page-title = { $name } · book online
page-title-specialist = { $name } · { $place }
page-title-service = { $name } · { $place }
page-start-title = Whom would you like to see?
page-nobody-title = Booking opens soon
page-nobody-hint = It is still being set up. Please look in a little later.
page-left-title = They no longer work here
page-left-hint = Others will be glad to see you. Have a look who is free, and when.

page-from = from { $value }
# The word for a near day, and its date.
page-day-near = { $day }, { $date }
page-nearest = Nearest times
page-all-times = All days and times
page-more-times = { $n } more
page-services = Services
page-people = Specialists
page-contacts = Contacts
page-hours = Opening hours
page-day-off = closed
page-privacy = Privacy policy
page-choose = Choose
page-more = More
page-in-telegram = Book in Telegram
page-here = Book on this site
page-here-short = On this site
page-paused = No bookings are taken just now, please look in later. Yours stand as they are.
page-no-services = Booking opens soon, please look in a little later.

page-choose-service = What would you like to book?
page-parts = Part of the day
page-part-any = All day
page-part-morning = Morning
page-part-day = Day
page-part-evening = Evening
page-take = Book this time
page-month-before = The month before
page-month-after = The month after
page-not-theirs = They do not do this service. Here is when others are free.
page-just-taken = This time is taken. Here is what is free.
page-day-full = Nothing is free on that day. Please choose another date.
page-part-full = Nothing is free at that time of day. Have a look at another.
page-nothing-free = Nothing is free for { $days ->
    [one] { $days } day
   *[other] { $days } days
} ahead. Please look in later: times open up.
page-service-gone = This service is no longer offered. Here is what there is now.
page-service-unknown-title = There is no such service here
page-service-unknown-hint = The link may be incomplete. Please choose a service again, it is quick.
