times-title = <b>{ $service }</b> · { $specialist }
times-title-any = <b>{ $service }</b> · любой мастер
times-terms = { $length } · { $price }
times-terms-from-length = от { $length } · { $price }
times-terms-from = { $length } · от { $price }
times-terms-from-both = от { $length } · от { $price }

times-nearest = Ближайшее свободное время:
times-nearest-marked = ⭐ Ближе всего к выбранному, начиная с того дня
times-nothing-in-part = В это время дня свободного нет. Посмотрите другое:
times-nothing = На { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} вперёд свободного времени нет. Загляните позже: оно появляется.

chip = { $specialist }
chip-chosen = { $specialist } ✓
chip-any = 👤 Любой
chip-any-chosen = 👤 Любой ✓
chip-more = Ещё ›

day-button = { $day }
day-title = 📅 <b>{ $day }</b> · выберите время
slot = { $time }
slot-near = { $time } ⭐

part-morning = 🌅 Утро
part-day = 🌞 День
part-evening = 🌙 Вечер
part-morning-chosen = 🌅 Утро ✓
part-day-chosen = 🌞 День ✓
part-evening-chosen = 🌙 Вечер ✓

button-other-date = 📅 Другая дата
