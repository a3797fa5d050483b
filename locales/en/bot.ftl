# What the bot says of itself, and outside every screen. No markup.

# The menu of commands.
command-book = Book a visit
command-my = My bookings
command-lang = Language · Язык
command-help = What this bot can do
command-cancel = Drop what you started

# The button beside the input of every chat, where our page opens over it.
menu-button = Book

# Shown before START; at most 512 and 120 characters.
bot-description =
    Book a visit right in the chat.

    Choose a service and a time that suits you, and you are booked. Free times are there to see: no calls, no waiting for an answer.

    Look at your booking, move or cancel it in the same place.
bot-short-description = Book a visit in a few taps: service, time, done

group-adopted = ✅ Done. { $studio }: news of bookings will come here
group-not-theirs = Only somebody who runs it can connect a group, and not on behalf of the group. Open the link under your own name
group-stale = This link no longer works. Get a new one in the private chat: /settings
group-private = We take bookings in a private chat. Shall we go on there?
group-button = Open the chat

too-many = That was a lot at once, and the last ones did nothing. Please wait a minute
database-away = One second, we will try again by ourselves

# Our fault. The number finds it in the log.
trouble = That did not work, and it is our fault (no. { $id }). Nothing was booked or changed. Please try again: /start
trouble-unknown = That did not work, and it is our fault (no. { $id }). To see whether the booking was saved: /my
