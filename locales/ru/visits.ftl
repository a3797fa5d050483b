visits-upcoming = 📒 <b>Ваши записи</b>
visits-none = Предстоящих записей нет.
visits-past = 📒 <b>Прошлые записи</b>
visits-none-past = Здесь появятся ваши прошлые визиты.

visit-button = { $start } { $service }
# The specialist first: a caption is cut at its end.
visit-button-with = { $start } { $specialist } · { $service }
visit-button-cancelled = ✖ { $start } { $service }

status-booked = ✅ Вы записаны
status-pending = Ждём ответа мастера
status-now = ⏳ Визит идёт
status-came = Визит прошёл
status-no-show = Визит не состоялся
status-cancelled = ✖ Запись отменена
status-released = Это время за вами уже не держим

cancel-question = <b>Отменить эту запись?</b>
button-cancel-yes = ✖ Да, отменить
button-cancel-no = Нет, оставить

button-past = Прошлые записи
button-upcoming = Предстоящие записи
button-first-page = « В начало списка

# What staff did with it.
visit-moved-from = ↔ Было: { $was }
visit-reason = Причина: { $reason }
visit-reason-illness = Причина: мастер заболел
visit-reason-plans = Причина: изменились планы
