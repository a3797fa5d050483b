# A working day, for those who work it. The first line is the day.

today-menu = 📅 Сегодня
today-title = 📅 <b>{ $date }</b>
today-title-now = 📅 <b>Сегодня, { LOWER($date) }</b>
today-title-now-of = 📅 <b>Сегодня, { LOWER($date) }</b> · { $specialist }
today-title-of = 📅 <b>{ $date }</b> · { $specialist }
today-title-tomorrow = 📅 <b>Завтра, { LOWER($date) }</b>
today-person = 👤 <b>{ $specialist }</b>
today-no-visits = Записей нет
today-visits = { $n ->
    [one] { $n } запись
    [few] { $n } записи
    [many] { $n } записей
   *[other] { $n } записи
}
today-nobody = В этот день никто не работает.
today-not-working = Не работает

# One thing of a day. A visit: to come, under way, over and unmarked, came, did not come, called off, unanswered.
today-line = ▫️ { $start }–{ "\u2060" }{ $end } { $client } · { $service }
# The client said that they will come.
today-line-confirmed = ▫️ { $start }–{ "\u2060" }{ $end } { $client } ✓ · { $service }
today-line-now = ⏳ { $start }–{ "\u2060" }{ $end } { $client } · { $service }
today-line-unmarked = ❔ { $start }–{ "\u2060" }{ $end } { $client } · { $service }
today-line-came = ✅ { $start }–{ "\u2060" }{ $end } { $client } · { $service }
today-line-no-show = 🚫 { $start }–{ "\u2060" }{ $end } { $client } · { $service }
today-line-cancelled = ✖ { $start }–{ "\u2060" }{ $end } { $client } · { $service }
today-line-asked-ill = 🤒 { $start }–{ "\u2060" }{ $end } { $client } · { $service } · ждём ответа
today-line-asked = 🌴 { $start }–{ "\u2060" }{ $end } { $client } · { $service } · ждём ответа
today-line-pending = 🔔 { $start }–{ "\u2060" }{ $end } { $client } · { $service }
today-gap = ➕ { $start }–{ "\u2060" }{ $end } свободно
today-break = ☕ { $start }–{ "\u2060" }{ $end } перерыв
today-break-note = ☕ { $start }–{ "\u2060" }{ $end } { $note }
today-busy = ⛔ { $start }–{ "\u2060" }{ $end } занято
today-busy-note = ⛔ { $start }–{ "\u2060" }{ $end } { $note }
today-day-off = 🌴 Выходной
today-vacation = 🌴 Отпуск

today-button = { $start } { $client }
today-button-unmarked = ❔ { $start } { $client }
today-button-came = ✅ { $start } { $client }
today-button-no-show = 🚫 { $start } { $client }
today-button-gap = + { $start }
today-button-gap-of = + { $start } { $specialist }
today-button-busy = ⛔ { $start }
today-button-off = 🌴 { $specialist }

today-all = 👥 Все
today-all-chosen = 👥 Все ✓
today-on-page = 🗓 День на странице
today-previous = ‹ { $day }
today-now = Сегодня
# Before today is hung up; after; on the board itself.
today-board-hang = 📌 Закрепить
today-board-hung = 📌 День закреплён вверху чата и будет обновляться сам
today-board-down = Откреплено
today-board-live = <i>Обновляется само при каждой записи, переносе и отмене.</i>
today-board-open = 📅 Открыть день
today-board-take-down = Открепить
today-next = { $day } ›
today-week = 🗓 Неделя
today-off = 🌴 Выходные

today-week-title = 🗓 <b>{ $first } – { $last }</b>
today-week-free = { $day } · записей нет
today-week-day = { $day } · { $n ->
    [one] { $n } запись
    [few] { $n } записи
    [many] { $n } записей
   *[other] { $n } записи
} · { $load }{ "\u00A0" }%
today-week-off = { $day } · выходной
today-week-off-visits = { $day } · вых. · { $n ->
    [one] { $n } запись
    [few] { $n } записи
    [many] { $n } записей
   *[other] { $n } записи
}
today-week-previous = « Раньше
today-week-next = Позже »

# A free stretch.
today-gap-title = ➕ <b>{ $date }, { $start }–{ "\u2060" }{ $end } свободно</b> · { $specialist }
today-gap-from = С { $start }: записать клиента или занять это время?
today-gap-gone = Это время уже занято или прошло. Вот что есть сейчас
today-start-chosen = { $time } ✓
today-add = ➕ Все услуги
today-block = ⛔ Занять
today-block-title = ⛔ <b>Занять с { LOWER($start) }</b>: на сколько?
today-block-typed = Можно написать, например: 14–15 обед
today-block-30 = 30 минут
today-block-60 = 1 час
today-block-until = До { $end }
today-block-evening = До конца дня, { $end }
today-blocked = Заняли { $start }–{ "\u2060" }{ $end }
today-blocked-stay = Заняли { $start }–{ "\u2060" }{ $end }. Внутри остаётся { $n ->
    [one] { $n } запись
    [few] { $n } записи
    [many] { $n } записей
   *[other] { $n } записи
}
today-whose-block = ⛔ <b>Занять { LOWER($start) }–{ "\u2060" }{ $end }</b>: чьё время?
today-whose-note = { $note }
today-note = { $note }

# A visit's card.
today-title-moved = ↔ <b>Перенесли: { $start }–{ "\u2060" }{ $end }</b>
today-title-cancelled = ✖ <b>Отменена: { $start }–{ "\u2060" }{ $end }</b>
today-first-visit = Первый визит
today-history = До этого { $n ->
    [one] { $n } визит
    [few] { $n } визита
    [many] { $n } визитов
   *[other] { $n } визита
}
today-status-booked = Ждём клиента
today-status-pending = 🔔 Клиент ждёт ответа
today-status-unmarked = ❔ Визит прошёл. Клиент был?
today-status-came = ✅ Клиент пришёл
today-status-no-show = 🚫 Клиент не пришёл
today-status-declined = Отклонили мы
today-status-cancelled = Отменили мы
today-status-cancelled-by-client = Отменил клиент
today-status-none = Записи здесь нет
today-told = ✅ Клиенту сообщим
today-call = ⚠️ У клиента нет Telegram, сообщите сами: { $phone }
today-tell = ⚠️ У клиента нет Telegram и телефона: предупредите его сами

today-came = ✅ Пришёл
today-no-show = 🚫 Не пришёл
today-unmark = ↩ Снять отметку
today-move = ↔ Перенести
today-cancel = ✖ Отменить

today-marked-came = Отметили: клиент пришёл
today-marked-no-show = Отметили: клиент не пришёл
today-unmarked = Отметку сняли
today-occupied = Это время уже отдали другому, оставили как есть
today-settled = Эту запись уже изменили, или время прошло. Вот как сейчас
today-gone = Этого здесь больше нет. Вот что есть сейчас
today-over = Это время уже прошло, ничего не изменили

today-cancel-title = ✖ <b>Отменить { LOWER($start) }–{ "\u2060" }{ $end }?</b>
today-cancel-why = Почему? Причину увидит клиент. Можно написать своими словами.
today-excuse-illness = Мастер заболел
today-excuse-plans = Изменились планы
today-excuse-unsaid = Без причины
today-called-off = Запись отменили
today-recalled = Вернули, всё как было
today-undo-late = Вернуть кнопкой можно в течение 10 минут. Запишите, пожалуйста, клиента заново

# The page of a visit, for its client: what is passed on is written to them.
today-page-button = 🔗 Ссылка для клиента
today-page-title = 📅 <b>Ваша запись: { $start }–{ "\u2060" }{ $end }</b>
today-page-link = 🔗 { $link }
today-page-how = По этой ссылке можно посмотреть запись, перенести или отменить её и подключить сообщения о ней в Telegram.
today-page-words = Ваша запись: { $start } · { $service } · { $specialist }. По ссылке её можно посмотреть, перенести или отменить.
today-page-share = 🔗 Отправить клиенту
today-page-copy = Скопировать ссылку
today-page-handed-out = Перешлите это сообщение клиенту. Ссылка у записи одна: та, что дали раньше, тоже работает
today-page-in-chat = Ссылка не нужна: клиент управляет записью здесь, в Telegram
today-page-no-site = У этого бота нет адреса в интернете, ссылки пока не работают

# Moving a visit.
today-moved = Запись перенесли
today-move-title = ↔ <b>Перенести { LOWER($start) }–{ "\u2060" }{ $end }</b>
today-move-what = { $client } · { $service } · { $specialist }
today-move-nearest = Ближайшее свободное время. Можно написать своё, например: завтра 15:40
today-move-none = Свободного времени нет. Напишите своё, например: завтра 15:40
today-move-day = 📅 { $date }: на какое время?
today-move-day-full = 📅 { $date }: свободного времени нет.
today-move-typed = Можно написать своё, например: 15:40
today-move-month = На какой день?
today-warn-title = ⚠️ <b>{ $start }</b> · { $specialist }
today-warn-question = Клиенту такое время не предлагаем. Всё равно перенести?
today-anyway = ⚠️ Всё равно перенести

today-rule-past = Это время уже прошло
today-rule-notice = Раньше, чем за { $notice } до начала, клиентов не записываем
today-rule-window = Дальше, чем на { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}, клиентов не записываем
today-rule-day-off = В этот день мастер не работает
today-rule-closed = Не помещается в часы работы
today-rule-time-off = На это время у мастера перерыв или выходной
today-rule-grid = Такое начало клиентам не предлагаем
today-rule-taken = Это время уже занято другой записью
today-rule-buffers = Не хватает времени на подготовку между записями
today-rule-limit = У мастера уже { $n ->
    [one] { $n } запись
    [few] { $n } записи
    [many] { $n } записей
   *[other] { $n } записи
} в этот день, больше он не берёт
today-rule-cap = У клиента уже { $n ->
    [one] { $n } запись
    [few] { $n } записи
    [many] { $n } записей
   *[other] { $n } записи
}
today-rule-not-offered = Мастер не делает эту услугу
today-rule-paused = Запись приостановлена

# Days off.
today-off-whose = 🌴 <b>Чьи выходные?</b>
today-off-title = 🌴 <b>Выходные и отпуск</b> · { $specialist }
today-off-first = Какой день закрыть? Можно написать: завтра или 24.12–08.01
today-off-planned = Уже закрыто: { $n }
today-off-day = 🌴 <b>{ $first }</b> · { $specialist }
today-off-days = 🌴 <b>{ $first } – { $last }</b> · { $specialist }
today-off-gaps = { $n ->
    [0] Свободных окошек там нет.
    [one] Исчезнет { $n } окошко.
    [few] Исчезнут { $n } окошка.
    [many] Исчезнет { $n } окошек.
   *[other] Исчезнут { $n } окошка.
}
today-off-no-hits = Записей не затронет.
today-off-hits = Затронет { $n ->
    [one] { $n } запись, она останется:
    [few] { $n } записи, они останутся:
    [many] { $n } записей, они останутся:
   *[other] { $n } записи, они останутся:
}
today-off-more = и ещё { $n }
today-hit = ▫️ { $start } { $client }
today-hit-button = { $start } { $client }
today-off-last = Закрываем один день или несколько? Тогда выберите последний.
today-close-day = ✅ Закрыть день
today-close-days = ✅ Закрыть дни
today-closed = Закрыли
today-card-block = ⛔ <b>{ $date }, { $start }–{ "\u2060" }{ $end } занято</b> · { $specialist }
today-card-day = 🌴 <b>{ $first }, выходной</b> · { $specialist }
today-card-day-new = ✅ <b>Закрыли { LOWER($first) }</b> · { $specialist }
today-card-days = 🌴 <b>{ $first } – { $last }, отпуск</b> · { $specialist }
today-card-days-new = ✅ <b>Закрыли { LOWER($first) } – { LOWER($last) }</b> · { $specialist }
today-off-stay = { $n ->
    [one] { $n } запись остаётся: перенесите её или отмените.
    [few] { $n } записи остаются: перенесите их или отмените.
    [many] { $n } записей остаются: перенесите их или отмените.
   *[other] { $n } записи остаются: перенесите их или отмените.
}
today-off-removed = Уже убрали: сюда снова записывают.
today-give-back = ↩ Открыть снова
today-given-back = Убрали: сюда снова записывают
today-off-list = 🌴 <b>Закрытые дни</b> · { $specialist }
today-off-none = 🌴 <b>Закрытых дней нет</b> · { $specialist }
today-off-row-day = { $first }
today-off-row = { $first } – { $last }

# What was typed and not understood.
today-day-how = Напишите день, например: завтра, пт или 28.11
today-days-how = Напишите дни, например: 24.12–08.01
today-block-how = Напишите, когда занять, например: /block 14–15 обед
today-time-how = Напишите время, например: завтра 15:40
today-wrong-day = Не поняли «{ $piece }». Напишите день, например: завтра, пт или 28.11
today-wrong-days = Не поняли «{ $piece }». Напишите дни, например: 24.12–08.01
today-wrong-block = Не поняли «{ $piece }». Напишите, например: 14–15 обед
today-wrong-time = Не поняли «{ $piece }». Напишите, например: завтра 15:40
today-no-day = «{ $piece }»: такого дня в календаре нет. Напишите, например: 28.11 или 28 ноября
today-no-time = «{ $piece }»: такого времени нет. Напишите, например: 14–15 обед или завтра 15:40
today-many-days = «{ $piece }»: это больше года. Напишите, например: 24.12–08.01
today-long = Длинновато: помещается { $max } знаков. Напишите короче, например: прорвало трубу
today-wrong-backwards = «{ $piece }»: конец раньше начала. Поменяйте местами

# Who changed what.
today-reason-or-stop = Это причина или передумали? Причину напишите подробнее, например: клиент передумал. Чтобы не отменять — «‹ Назад»

audit-came = { $client }, { LOWER($start) }: клиент пришёл
audit-no-show = { $client }, { LOWER($start) }: клиент не пришёл
audit-unmarked = { $client }, { LOWER($start) }: отметку сняли
audit-called-off = отменили запись: { $client }, { LOWER($start) }
audit-request-recalled = вернули отклонённую заявку: { $client }, { LOWER($start) }
audit-visit-page = взяли ссылку для клиента: { $client }, { LOWER($start) }
audit-recalled = вернули отменённую запись: { $client }, { LOWER($start) }
audit-moved = перенесли запись: { $client }, с { LOWER($was) } на { LOWER($start) }
audit-moved-anyway = перенесли запись не по правилам: { $client }, с { LOWER($was) } на { LOWER($start) }
audit-blocked = заняли { LOWER($start) }–{ "\u2060" }{ $end }: { $specialist }
audit-blocked-note = заняли { LOWER($start) }–{ "\u2060" }{ $end }: { $specialist }, { $note }
audit-closed = закрыли { LOWER($start) } – { LOWER($end) }: { $specialist }
audit-closed-day = закрыли { LOWER($start) }: { $specialist }
audit-opened = снова открыли { LOWER($start) } – { LOWER($end) }: { $specialist }
audit-opened-day = снова открыли { LOWER($start) }: { $specialist }
audit-given-back = снова открыли { LOWER($start) }–{ "\u2060" }{ $end }: { $specialist }
today-rule-blocked = Клиент заблокирован
today-button-pending = 🔔 { $start } { $client }
today-title-accepted = ✅ <b>Приняли: { $start }–{ "\u2060" }{ $end }</b>
