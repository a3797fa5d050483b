# When a specialist works.

menu-hours = 🗓 Часы работы
hours-who = <b>Чьи часы открыть?</b>
hours-nobody = Пока некому работать: сначала добавьте мастера.
hours-title = 🗓 <b>{ $name }</b>: часы работы
hours-title-own = 🗓 <b>Ваши часы работы</b>
hours-at = Место: { $place }
hours-day = <b>{ $day }</b>  { $hours }
hours-off = выходной
hours-range = { $first }–{ $last }
hours-daily = Каждый день
hours-break = Перерыв: { LOWER($day) } { $hours }
hours-break-note = Перерыв: { LOWER($day) } { $hours }, { $note }
hours-limit = { $n ->
    [one] Не больше { $n } записи в день
    [few] Не больше { $n } записей в день
    [many] Не больше { $n } записей в день
   *[other] Не больше { $n } записи в день
}
hours-limit-none = Записей в день сколько угодно
hours-date = { $day }: { $hours }
hours-hint = <i>Нажмите на день или напишите неделю целиком: пн-пт 10-19, сб 11-16.</i>
hours-own = <b>Напишите часы работы</b> одним сообщением. Дни, которых в нём нет, останутся как были.
hours-example = Например: { $example }
hours-type = Выберите или напишите, например: { $example }
hours-example-week = пн-пт 10-14, 15-19, сб 11-16, вс выходной
hours-example-day = 10-14, 15-19 или «выходной»
hours-example-date = 24.12 10-15
hours-example-break = 13-14 обед или пн-пт 13-14
hours-example-limit = 6
hours-example-place = Центр
hours-example-address = ул. Баумана, 17
hours-day-title = 🗓 <b>{ $day }</b>: { $hours }
hours-dates = 📅 <b>Другие часы на дату</b>
hours-dates-none = Пока таких дней нет.
hours-dates-hint = Нажмите на день или напишите, например: { $example }
hours-date-title = 📅 <b>{ $day }</b>: { $hours }
# Below the first line of a screen, where others can be chosen.
hours-whose = 👤 { $name }
hours-breaks = <b>Перерывы</b>
hours-breaks-none = Пока перерывов нет.
hours-breaks-hint = Добавьте перерыв на каждый день кнопкой или напишите, например: { $example }
hours-limit-title = <b>Сколько записей в день принимать?</b>
hours-places = <b>Где вы принимаете</b>
hours-place-main = Основное место
hours-place-title = <b>{ $place }</b>
hours-place-same = Адрес общий для всех
hours-new-place = <b>Как назвать второй адрес?</b>
hours-new-place-hint = Напишите коротко, клиенты увидят название в записи. Например: На Баумана
hours-new-address = <b>{ $name }</b>: напишите адрес.
hours-edit-name = <b>{ $place }</b>: напишите новое название.
hours-edit-address = <b>{ $place }</b>: напишите новый адрес.

# Days of a break that do not follow each other: Mon–Wed, Fri.
hours-days-and = { $days }, { $more }

hours-preview = 🗓 <b>{ $name }</b>: сохранить новые часы?
hours-change = { $days }: { $was } → <b>{ $now }</b>
hours-change-drop = Убрать: { $what }
hours-change-drop-place = Больше не принимать здесь: { $place }
hours-effect-none = Окошки для записи не изменятся.
hours-effect-gone = { $gone ->
    [one] Исчезнет { $gone } окошко.
    [few] Исчезнут { $gone } окошка.
    [many] Исчезнет { $gone } окошек.
   *[other] Исчезнет { $gone } окошка.
}
hours-effect-new = { $new ->
    [one] Добавится { $new } окошко.
    [few] Добавятся { $new } окошка.
    [many] Добавится { $new } окошек.
   *[other] Добавится { $new } окошка.
}
hours-effect-both = { $gone ->
    [one] Исчезнет { $gone } окошко
    [few] Исчезнут { $gone } окошка
    [many] Исчезнет { $gone } окошек
   *[other] Исчезнет { $gone } окошка
}, добавится { $new }.
hours-hits = { $n ->
    [one] ⚠️ Затронет { $n } запись. Она останется как есть:
    [few] ⚠️ Затронет { $n } записи. Они останутся как есть:
    [many] ⚠️ Затронет { $n } записей. Они останутся как есть:
   *[other] ⚠️ Затронет { $n } записи. Они останутся как есть:
}
hours-hit = { $start } · { $client }
hours-hits-more = и ещё { $n }

hours-saved = ✅ Сохранено
hours-same = Так и есть: ничего не изменилось.
hours-gone = Этого уже нет. Вот часы сейчас.
hours-old-preview = Эта кнопка уже сработала или устарела. Вот часы сейчас
hours-place-added = ✅ Добавили. Теперь задайте часы по этому адресу.
hours-clash = { $when } { $hours } уже занято: «{ $one }» и «{ $other }» пересекаются. Измените часы одного из них.
hours-wrong = Не поняли «{ $piece }». Напишите, например: { $example }
hours-wrong-empty = Чего-то не хватает. Напишите, например: { $example }
hours-wrong-backwards = «{ $piece }»: конец раньше начала. Напишите, например: { $example }
hours-wrong-time = «{ $piece }»: такого времени нет. Напишите, например: { $example }
hours-wrong-overlap = «{ $piece }» пересекается с другим временем. Напишите, например: { $example }
hours-wrong-many = «{ $piece }»: для одного дня это слишком много. Напишите, например: { $example }
hours-wrong-days = «{ $piece }»: не видно, в какие дни. Напишите, например: { $example }
hours-wrong-twice = «{ $piece }»: день назван дважды. Напишите, например: { $example }
hours-wrong-date = «{ $piece }»: не видно, какой это день. Напишите, например: { $example }
hours-wrong-long = Слишком длинно: «{ $piece }». Напишите короче, например: { $example }
hours-wrong-limit = От 1 до { $max } записей в день. Например: 6

hours-button-more = Ещё ›
hours-button-weekdays = Пн–Пт 10–19
hours-button-daily = Ежедневно 10–20
hours-button-own = ✏️ Свои часы
hours-button-dates = 📅 На одну дату
hours-button-breaks = Перерывы
hours-button-limit = Записей в день
hours-button-places = Адреса
hours-button-new-address = Ещё один адрес
hours-button-new-place = Ещё один адрес
hours-button-place = { $place }
hours-button-hours-there = 🗓 Часы работы здесь
hours-button-name = ✏️ Название
hours-button-address = ✏️ Адрес
hours-button-drop-place = ✖ Убрать этот адрес
hours-button-same-address = Тот же адрес
hours-button-hours = { $hours }
hours-button-day = { $day }
hours-button-drop-date = ✖ убрать { $day }
hours-button-drop-break = ✖ { $what }
hours-button-earlier = ‹ Раньше
hours-button-later = Позже ›
hours-button-usual = ↩ Как обычно
hours-button-number = { $n }
hours-button-no-limit = Без ограничения
hours-button-save = ✅ Сохранить

# In the journal of changes, after who did it and when.
audit-hours-day = часы, { $name }, { LOWER($first) }: было { $was }, стало { $now }
audit-hours-days = часы, { $name }, { LOWER($first) }–{ LOWER($last) }: было { $was }, стало { $now }
audit-hours-date = часы на { LOWER($day) }, { $name }: было { $was }, стало { $now }
audit-break-added = новый перерыв, { $name }: { LOWER($day) } { $hours } { $note }
audit-break-removed = перерыв убран, { $name }: { LOWER($day) } { $hours } { $note }
audit-day-limit = записей в день, { $name }: было { $was }, стало { $now }
audit-place-added = новый адрес, { $name }: { $place } { $address }
audit-place-changed = адрес, { $name }: было { $was }, стало { $now }
audit-place-removed = больше не принимает здесь, { $name }: { $place }
hours-any-number = сколько угодно
