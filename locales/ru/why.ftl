# Why a time cannot be booked.

why-title = 🔎 <b>Почему нельзя записаться</b>
why-question = Напишите день и время, например: завтра 15:00
why-at = 🔎 <b>{ $start }</b>
why-who = 👤 <b>{ $specialist }</b> · { $service }
why-free = ✅ Свободно, можно записать.
why-nobody = Здесь пока никто не работает.
why-past = Это время уже прошло.
why-too-soon = Слишком скоро: клиенты записываются не позже чем за { $notice }.
why-too-far = Слишком далеко: запись открыта на { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} вперёд.
why-day-off = Выходной: рабочих часов в этот день нет.
why-no-hours = Вне рабочих часов: в это время здесь не принимают.
why-closed = Вне рабочих часов или визит не помещается: { $hours }.
why-time-off = Это время закрыто: отпуск, перерыв или блокировка.
why-off-grid = Начала с такой минуты в сетке нет.
why-held = Кто-то прямо сейчас выбирает это время, оно придержано на несколько минут.
why-buffers = Слишком близко к соседнему визиту: не хватает перерыва между ними.
why-taken = Занято: { $start }–{ "\u2060" }{ $end } · { $client } · { $service }
why-too-close = Не хватает перерыва до визита { $start }–{ "\u2060" }{ $end } · { $client } · { $service }
why-day-full = День заполнен: не больше { $n } визитов в день.
why-paused = Запись на паузе.
why-not-offered = Этой услуги не делает.
why-no-day = «{ $piece }»: такого дня в календаре нет. Напишите, например: 28.11 15:00
why-no-time = «{ $piece }»: такого времени нет. Напишите, например: завтра 15:00
why-unclear = Не видно, на какое время. Напишите, например: завтра 15:00
why-client-free = Это время свободно, оно отмечено ⭐
why-choose-first = Сначала выберите услугу, потом спросите про время: /why завтра 15:00
why-button-other = 🔎 Другое время
# Where a rule is changed. A name behind the dot is that of a specialist.
why-to-add = ➕ Записать
why-to-add-of = ➕ { $specialist }
why-to-hours = 🗓 Часы этого дня
why-to-hours-of = 🗓 Часы · { $specialist }
why-to-off = 🌴 Закрытое время
why-to-off-of = 🌴 Закрыто · { $specialist }
why-to-breaks = ☕ Перерывы
why-to-breaks-of = ☕ Перерыв · { $specialist }
why-to-limit = 🗓 Записей в день
why-to-limit-of = 🗓 Предел · { $specialist }
why-to-visit = 👤 { $start } { $client }
why-to-people = 💈 Кто делает
why-to-buffers = 💈 Перерывы услуги
why-to-field = ⚙️ { $field }
why-to-pause = ⚙️ Пауза в настройках
