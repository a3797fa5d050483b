# A visit entered by hand.

add-title = ➕ <b>Записать клиента</b>
add-question = Напишите одной строкой: завтра 15:00 стрижка Мария
add-when = 📅 <b>{ $start }</b>
add-service = Что делаем?
add-no-services = Этому мастеру ещё не назначили услуг.
add-client = Кого записываем? Выберите, напишите имя и телефон или пришлите контакт (📎).
add-client-known = { $name }
add-guest = 👤 Гость без имени
add-check = 📅 <b>{ $start }–{ "\u2060" }{ $end }</b>
add-who = 👤 { $name }
add-who-phone = 👤 { $phone }
add-who-both = 👤 { $name } · { $phone }
add-who-nobody = 👤 Гость без имени
add-not-heard = Уведомление не придёт: клиент не в нашем Telegram-боте.
add-yes = ✅ Записать
add-yes-anyway = ⚠️ Всё равно записать
add-added = Записали
add-old = Эта кнопка уже сработала или устарела. Вот как сейчас
add-look = Есть правило против. Посмотрите и решите
add-unclear = Не видно дня и времени. Напишите, например: завтра 15:00 стрижка Мария
add-phone-unclear = Не поняли телефон «{ $piece }». Например: Мария +7 917 123-45-67
add-nearest = Ближайшее свободное время у этого мастера:
add-slot = { $day } { $time }
add-not-offered = Такой услуги у мастера сейчас нет. Выберите другую
audit-added = записали: { $client } · { $service }, { LOWER($start) }
audit-added-anyway = записали в обход правила: { $client } · { $service }, { LOWER($start) }
