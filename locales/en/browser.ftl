# Booking in a browser, and a booking's own page.

page-hold-title = Booking · { $studio }
page-hold-heading = Almost done
page-hold-what = What you chose
page-hold-until = We keep this time for you until { $until }
page-hold-ended = We no longer keep this time, but if nobody took it, it is yours.
page-hold-book = Book
page-hold-ask = Send the request
page-hold-consent = By pressing the button you agree that we keep your name and contacts so that we can receive you.
page-hold-policy = How we handle your data
page-hold-telegram = Book in Telegram
page-hold-faults = Please look at the fields below. Nothing is booked yet.
page-hold-price = The price has changed: it is { $price } now. If that is fine, press the button again.
page-hold-doubt = Please check that everything is right and press the button again.
page-hold-work = There are very many requests just now. Press the button again: we take a second or two to check that you are no robot. Or book in Telegram.
page-other-time = Another time

page-when = { $start }–{ $end }
page-visit-what = { $service } · { $specialist }
page-price = { $price }
page-price-from = from { $price }
page-zone = Local time ({ $offset })

page-field-name = Name
page-field-phone = Phone
page-field-phone-hint = So that we can call you if something changes
page-field-phone-free = If you like: we call if something changes
page-field-email = E-mail
page-field-username = Telegram username
page-field-username-hint = So that your specialist knows you. No messages come by it: connect the bot in the next step.
page-field-comment = Comment
page-field-trap = Leave this field empty

page-wrong-name = Tell us what to call you
page-wrong-name-form = A name on one line, without special signs
page-wrong-name-long = Too long: 64 characters at most
page-wrong-phone = Without a phone we cannot call you
page-wrong-phone-form = This does not look like a number. For example: +44 20 7946 0000
page-wrong-email = This does not look like an address. For example: anna@example.com
page-wrong-username = Latin letters, digits and _, for example @anna_k
page-wrong-comment = Too long: 300 characters at most

page-refused-title = It could not be booked
page-refused-nothing = No booking was made.
page-refused-instead = Free nearby
page-refused-other = Choose another time

page-visit-title = Your booking · { $studio }
page-visit-booked = ✅ You are booked
page-visit-asked = 🔔 Your request is sent
page-visit-stands = Your booking
page-visit-waits = Your request
page-visit-cancelled = The booking is cancelled
page-visit-missed = The visit did not take place
page-visit-was = The visit is over
page-no-visit-title = There is no such booking
page-no-visit-hint = It may have another address now, or letters are missing from the link. Open it from the message as a whole.

page-said-moved = ↔ Moved.
page-said-back = ↩ The booking is back on.
page-said-late = It is too late to do this here: please write to us or call.
page-said-settled = The booking has changed while you were looking. This is how it stands.
page-said-taken = This time is taken already. Please choose another.
page-said-rotated = Done: the booking has a new address. Keep this page, the old one no longer opens.

page-connect-heading = Reminders in Telegram
page-connect-why = No messages about this booking reach you yet: news appears on this page only. Connect the bot: it reminds you of the visit and tells you at once if something changes. You can also move or cancel right in the chat.
page-connect = Connect Telegram
page-connected = Messages about this booking come to Telegram: the bot writes to you at once if something changes.
page-deaf = The bot cannot write to you yet. Open its chat and press the button at the bottom; then messages about this booking will come.
page-open-bot = Open the chat
page-connect-help = No messages?
page-connect-help-start = Open the bot by the button above and press START.
page-connect-help-block = If you blocked the bot at some time, unblock it: three dots at the top of the chat.
page-connect-help-again = The link works once, within a day. Too late? Press the button again.

page-undo = ↩ Bring it back
page-calendar = 📅 Add to calendar
page-map = 🗺 On the map
page-move = ↔ Move
page-cancel = ✖ Cancel
page-cancel-question = Cancel this booking?
page-cancel-yes = Yes, cancel
page-withdraw = ✖ Withdraw
page-withdraw-question = Withdraw this request?
page-withdraw-yes = Yes, withdraw
page-book-again = Book again
page-rotate-heading = Has a stranger seen the link?
page-rotate-why = Whoever has the address of this page can move and cancel the booking. We give the page a new address, and the old one stops working.
page-rotate = Make a new address

page-move-title = Moving a booking · { $studio }
page-move-heading = When would suit you?
page-move-now = Now: { $start }
page-move-stay = Leave it as it is
page-move-nothing = There is no free time at the moment. Look in later, or write to us.
page-move-day-full = There is no free time that day. Choose another date below.
page-move-check = Shall we move it?
page-move-was = Was: { $start } · { $specialist }
page-move-to = Will be: { $start } · { $specialist }
page-anybody = Anybody
page-who = With whom
page-other-day = Another day

page-foreign-title = This form was not sent from our page
page-foreign-hint = So we did nothing. Open the page here and try again.

page-app-title = Opening…
page-app-outside = This page opens from the bot: press the button to the left of the message field.
page-stranger-title = We could not tell who you are
page-stranger-hint = Open the page by the button in the chat with the bot.
page-stale-title = Please open the page again
page-stale-hint = Much time has passed. Close it and open it once more by the button in the chat with the bot.
page-staff-title = This page is for those who work here
page-staff-hint = If you want to book, go back to the start.
page-day-title = My day
page-day-turn = Days
page-day-before = The day before
page-day-after = The day after
page-day-today = Today

page-counter-title = Client's booking
page-counter-why = Call it off? Why? The client sees the reason.
page-counter-rest = To move the booking and for the rest, open “Today” in the bot's chat.

page-form-gone-title = This form is not valid any more
page-form-gone-hint = A form lives for a day, and only where it was opened. Choose a time once more: it takes a moment.
page-refused-phone = No more can be booked here with this number. Book in Telegram, or call us.
page-call = 📞 Call
page-answer-here = Your specialist's answer appears on this page: please look in a little later.
page-keep = Keep this page: by its address you can move or cancel the booking.

page-forget-link = Delete my data
page-forget-title = Deleting data · { $studio }
page-forget-back = To the booking
page-forget-heading = Delete your data?
page-forget-goes = We will erase your name, phone, e-mail, Telegram username, comments and notes about you. This page will not open any more.
page-forget-stays = Dates and amounts of visits stay, without a name, and so do messages that have already reached us in Telegram. This cannot be undone.
page-forget-card = If we have also booked you ourselves, by phone or in person, that card stays: ask us to delete it too.
page-forget-coming = ⚠️ { $n ->
    [one] The booking to come will be cancelled.
   *[other] { $n } bookings to come will be cancelled.
}
page-forget-yes = Yes, delete my data
page-forget-elsewhere = How to delete your data
page-forget-chat = This booking is connected to Telegram, so your data is deleted there: open the bot, send /profile and press “Forget me”.
page-forget-bot = Open the bot
page-forget-studio = We have booked you ourselves, so not everything can be deleted from here. Call us or write to us, and we will do it.
page-forgotten-title = The data is deleted
page-forgotten-hint = The name and contacts of this booking are erased, and its page is closed. If you want to book again, you are welcome.
