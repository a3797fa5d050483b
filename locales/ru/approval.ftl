# A request waits for the studio's yes. To staff first.

approval-request = 🔔 <b>Новая заявка: { $start }–{ "\u2060" }{ $end }</b>
approval-request-back = 🔔 <b>Заявка снова ждёт ответа: { $start }–{ "\u2060" }{ $end }</b>
approval-waits = Клиент ждёт ответа, время держим.
approval-accept = ✅ Принять
approval-decline = ✖ Отклонить
approval-accepted-toast = Приняли, клиенту напишем
approval-declined-toast = Заявку отклонили
approval-declined = ✖ <b>Отклонили заявку: { $start }–{ "\u2060" }{ $end }</b>
button-undo-declined = ↩ Вернуть заявку
approval-why = Клиенту напишем через минуту. Хотите сказать почему? Можно написать своими словами.
approval-excuse-busy = В это время занято
approval-explained = Причину передадим клиенту
approval-heard = Клиенту уже написали, причину не добавить
# Two answered at once: who was faster.
approval-settled-accepted = Заявку уже приняли
approval-settled-accepted-by = Заявку уже приняли: { $name }
approval-settled-declined = Заявку уже отклонили
approval-settled-declined-by = Заявку уже отклонили: { $name }
approval-settled-withdrawn = Клиент сам отозвал эту заявку
approval-settled-over = Это время уже прошло, заявка закрыта

# To the client.
check-asks = Мастер подтвердит запись, ответим здесь.
asked-title = 🔔 <b>Отправили заявку: { $start }–{ "\u2060" }{ $end }</b>
asked-waits = Мастер подтвердит запись, ответим здесь. Время пока держим за вами.
asked-toast = Отправили заявку, ответим здесь
button-withdraw = ✖ Отозвать заявку
withdraw-question = <b>Отозвать эту заявку?</b>
button-withdraw-yes = ✖ Да, отозвать
visit-button-pending = 🔔 { $start } { $service }
visit-reason-busy = Причина: в это время занято
visit-reason-silence = Причина: на заявку не успели ответить
notice-accepted = ✅ <b>Подтвердили вашу запись: { $start }–{ "\u2060" }{ $end }</b>
notice-declined = ✖ <b>Не сможем принять вас: { $start }–{ "\u2060" }{ $end }</b>
notice-unanswered = ✖ <b>Не успели подтвердить запись: { $start }–{ "\u2060" }{ $end }</b>
button-other-time = 📅 Выбрать другое время

# In the journal.
audit-accepted = приняли заявку: { $client }, { LOWER($start) }
audit-declined = отклонили заявку: { $client }, { LOWER($start) }

# Other times. To staff first.
approval-propose = ↔ Другое время
propose-open = ↔ Предложить время
propose-take-back = ↩ Отозвать предложение
propose-title = ↔ <b>Другое время вместо { LOWER($start) }–{ "\u2060" }{ $end }</b>
propose-how = Выберите до трёх вариантов: будем держать их за клиентом, пока он не ответит.
propose-chosen = ☑ { $start }
propose-slot-chosen = ☑ { $time }
propose-none = Свободного времени нет.
propose-send = ✅ Отправить: { $n }
propose-full = Можно предложить не больше { $n } вариантов
propose-busy = Часть времени уже заняли, это убрали из списка. Проверьте, пожалуйста
propose-sent = Предложили, ждём ответа клиента
propose-taken-back = Предложение отозвали
propose-no-chat = У клиента нет Telegram: договоритесь по телефону
propose-waits = ↔ Предложили другое время, ждём ответа до { LOWER($until) }:
propose-time = ▫️ { $start }
propose-stands = Запись остаётся на прежнее время.
notice-chosen = ✅ <b>Клиент выбрал новое время: { $start }–{ "\u2060" }{ $end }</b>
notice-unfit = ✖ <b>Клиенту не подошло другое время вместо { LOWER($start) }–{ "\u2060" }{ $end }</b>
notice-unchosen = 🔔 <b>Клиент не выбрал другое время вместо { LOWER($start) }–{ "\u2060" }{ $end }</b>
audit-proposed = предложили другое время: { $client }, { LOWER($start) }

# To the client.
offer-title = ↔ <b>Просим перенести запись: { $start }–{ "\u2060" }{ $end }</b>
offer-title-pending = ↔ <b>Не получится { LOWER($start) }–{ "\u2060" }{ $end }, но есть другое время</b>
offer-choose = Выберите, что удобно: держим до { LOWER($until) }.
offer-stays = Если ничего не подходит, запись остаётся как есть.
offer-stays-pending = Если ничего не подходит, так и скажите: подумаем вместе.
offer-take = Беру { LOWER($start) }
offer-none = Ничего не подходит
offer-busy = Увы, это время уже заняли. Выберите, пожалуйста, другое
offer-over = Увы, это время за вами уже не держим. Вот как сейчас
offer-refused = Поняли, передадим мастеру

# In the list of messages.
deliveries-request = Новая заявка
deliveries-accepted = Заявку приняли
deliveries-declined = Заявку отклонили
deliveries-proposal = Другое время
deliveries-chosen = Клиент выбрал время
deliveries-unfit = Клиенту не подошло
deliveries-unchosen = Клиент не выбрал
