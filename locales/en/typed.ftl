# What people type instead of a command: lower case, commas between.

typed-start = start, begin, menu, home, hi, hello, hey, good morning, good afternoon, good evening
typed-book = book, booking, book a visit, new booking, make a booking, i want to book
typed-my = my, my bookings, my booking, bookings, my visits, cancel booking, cancel my booking, cancel the booking
typed-lang = lang, language, english, change language
typed-help = help, help me, what can you do
typed-cancel = cancel, stop, quit, never mind, nevermind, no
