times-title = <b>{ $service }</b> · { $specialist }
times-title-any = <b>{ $service }</b> · any specialist
times-terms = { $length } · { $price }
times-terms-from-length = from { $length } · { $price }
times-terms-from = { $length } · from { $price }
times-terms-from-both = from { $length } · from { $price }

times-nearest = The nearest free times:
times-nearest-marked = ⭐ Closest to what you chose, from that day on
times-nothing-in-part = Nothing is free at this time of day. Have a look at another:
times-nothing = Nothing is free for the next { $days ->
    [one] { $days } day
   *[other] { $days } days
}. Please look again later: times do open up.

chip = { $specialist }
chip-chosen = { $specialist } ✓
chip-any = 👤 Anyone
chip-any-chosen = 👤 Anyone ✓
chip-more = More ›

day-button = { $day }
day-title = 📅 <b>{ $day }</b> · choose a time
slot = { $time }
slot-near = { $time } ⭐

part-morning = 🌅 Morning
part-day = 🌞 Day
part-evening = 🌙 Evening
part-morning-chosen = 🌅 Morning ✓
part-day-chosen = 🌞 Day ✓
part-evening-chosen = 🌙 Evening ✓

button-other-date = 📅 Another date
