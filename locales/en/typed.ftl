# What people type instead of a command: lower case, commas between.

typed-start = start, begin, menu, home, hi, hello, hey, good morning, good afternoon, good evening
typed-book = book, booking, book a visit, new booking, make a booking, i want to book
typed-my = my, my bookings, my booking, bookings, my visits, cancel booking, cancel my booking, cancel the booking
typed-lang = lang, language, english, change language
typed-help = help, help me, what can you do
typed-cancel = quit, never mind, nevermind, no
# Means it even where any words are awaited: a reason, a name.
typed-stop = cancel, stop

# What people type in an answer: lower case, commas between; a dot behind a short word is understood.
typed-today = today
typed-tomorrow = tomorrow, tmrw, tmr
typed-after-tomorrow = day after tomorrow, the day after tomorrow, overmorrow
typed-weekday-mon = mon, monday, mondays, on mondays
typed-weekday-tue = tue, tues, tuesday, tuesdays, on tuesdays
typed-weekday-wed = wed, weds, wednesday, wednesdays, on wednesdays
typed-weekday-thu = thu, thur, thurs, thursday, thursdays, on thursdays
typed-weekday-fri = fri, friday, fridays, on fridays
typed-weekday-sat = sat, saturday, saturdays, on saturdays
typed-weekday-sun = sun, sunday, sundays, on sundays
typed-month-jan = jan, january
typed-month-feb = feb, february
typed-month-mar = mar, march
typed-month-apr = apr, april
typed-month-may = may
typed-month-jun = jun, june
typed-month-jul = jul, july
typed-month-aug = aug, august
typed-month-sep = sep, sept, september
typed-month-oct = oct, october
typed-month-nov = nov, november
typed-month-dec = dec, december
typed-weekdays = weekdays, on weekdays, workdays, working days, every weekday
typed-weekend = weekend, weekends, on weekends, at weekends, at the weekend
typed-daily = daily, every day, everyday, all week, all days, each day
typed-off = off, day off, closed, off duty, not working, switch off, turn off, none
typed-around-the-clock = around the clock, all day, round the clock
typed-from = from, since
typed-to = to, till, until, through, thru
typed-at = at, on
typed-with = with, by
typed-and = and
typed-hour = h, hr, hrs, hour, hours, an hour, o'clock
typed-minute = m, min, mins, minute, minutes
typed-half-hour = half an hour, half hour
typed-one-and-half = one and a half
typed-am = am, a.m, in the morning
typed-pm = pm, p.m, in the afternoon, in the evening
typed-night = at night
typed-noon = noon, midday
typed-midnight = midnight
typed-year = year
typed-ordinal = st, nd, rd, th, st of, nd of, rd of, th of
typed-money = $, €, £, usd, eur, gbp, rub, kzt, dollars, euros, pounds, roubles, rubles
typed-thousand = k, thousand
typed-free = free, free of charge
