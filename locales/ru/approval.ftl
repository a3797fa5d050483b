# A request waits for the studio's yes. To staff first.

approval-request = 🔔 <b>Новая заявка: { $start }–{ "\u2060" }{ $end }</b>
approval-waits = Клиент ждёт ответа, время держим.
approval-accept = ✅ Принять
approval-decline = ✖ Отклонить
approval-accepted-toast = Приняли, клиенту напишем
approval-declined-toast = Заявку отклонили
approval-declined = ✖ <b>Отклонили заявку: { $start }–{ "\u2060" }{ $end }</b>
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
