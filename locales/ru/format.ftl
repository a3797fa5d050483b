# How values are written.

weekday-mon = Пн
weekday-tue = Вт
weekday-wed = Ср
weekday-thu = Чт
weekday-fri = Пт
weekday-sat = Сб
weekday-sun = Вс
# From Monday to Sunday, with a space between; the same for months.
weekdays = { weekday-mon } { weekday-tue } { weekday-wed } { weekday-thu } { weekday-fri } { weekday-sat } { weekday-sun }
months = янв фев мар апр мая июн июл авг сен окт ноя дек
month-titles = Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь
month-with-year = { $month } { $year }

date-today = Сегодня
date-tomorrow = Завтра
date-this-year = { $weekday } { $day } { $month }
date-other-year = { $weekday } { $day } { $month } { $year }
# In a message and on a button.
date-with-time = { $date }, { $time }
date-with-time-short = { $date } { $time }

length-minutes = { $minutes } мин
length-hours = { $hours } ч
length-hours-minutes = { $hours } ч { $minutes } мин
length-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}

number-group = { "\u202F" }
number-decimal = ,
number-minus = −{ $number }

money-rub = { $amount }{ "\u202F" }₽
money-usd = { $amount }{ "\u202F" }$
money-eur = { $amount }{ "\u202F" }€
money-gbp = { $amount }{ "\u202F" }£
money-kzt = { $amount }{ "\u202F" }₸
money-byn = { $amount }{ "\u202F" }Br
money-amd = { $amount }{ "\u202F" }֏
money-gel = { $amount }{ "\u202F" }₾
money-try = { $amount }{ "\u202F" }₺
money-other = { $amount }{ "\u202F" }{ $currency }

# Instead of a person's words when there is nothing to see in them.
foreign-blank = Без имени
