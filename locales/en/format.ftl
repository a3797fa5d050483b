# How values are written.

weekday-mon = Mon
weekday-tue = Tue
weekday-wed = Wed
weekday-thu = Thu
weekday-fri = Fri
weekday-sat = Sat
weekday-sun = Sun
# From Monday to Sunday, with a space between; the same for months.
weekdays = { weekday-mon } { weekday-tue } { weekday-wed } { weekday-thu } { weekday-fri } { weekday-sat } { weekday-sun }
months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
month-titles = January February March April May June July August September October November December
month-with-year = { $month } { $year }

date-today = Today
date-tomorrow = Tomorrow
date-this-year = { $weekday } { $day } { $month }
date-other-year = { $weekday } { $day } { $month } { $year }
# In a message and on a button.
date-with-time = { $date }, { $time }
date-with-time-short = { $date } { $time }

length-minutes = { $minutes } min
length-hours = { $hours } h
length-hours-minutes = { $hours } h { $minutes } min
length-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}

number-group = ,
number-decimal = .
number-minus = −{ $number }

money-rub = { $amount }{ "\u202F" }₽
money-usd = ${ $amount }
money-eur = €{ $amount }
money-gbp = £{ $amount }
money-kzt = { $amount }{ "\u202F" }₸
money-byn = { $amount }{ "\u202F" }Br
money-amd = { $amount }{ "\u202F" }֏
money-gel = { $amount }{ "\u202F" }₾
money-try = { $amount }{ "\u202F" }₺
money-other = { $amount }{ "\u202F" }{ $currency }

# Instead of a person's words when there is nothing to see in them.
foreign-blank = No name
