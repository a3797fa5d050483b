# Somebody is away though people are booked. To staff first.

sick-entrance = 🤒 Болезнь
sick-whose = 🤒 <b>Кто заболел?</b>
sick-ask = 🤒 <b>Закрыть остаток дня?</b> · { $specialist }
sick-ask-closes = Новых записей на сегодня не будет.
sick-ask-nobody = Записей на сегодня больше нет, предупреждать некого.
sick-ask-hits = { $n ->
    [one] Напишем { $n } клиенту и предложим другое время:
    [few] Напишем { $n } клиентам и предложим каждому другое время:
    [many] Напишем { $n } клиентам и предложим каждому другое время:
   *[other] Напишем { $n } клиента и предложим каждому другое время:
}
sick-ask-guests = Без Telegram, предупредите сами:
sick-yes = ✅ Закрыть и написать
sick-asked = Закрыли. Поправляйтесь!
sick-offered = Спрашиваем клиентов, ждём ответов
sick-nobody = Закрыли, предупреждать некого
sick-title = 🤒 <b>{ $specialist } болеет: ответили { $answered } из { $all }</b>
sick-title-plans = 🌴 <b>{ $specialist } не принимает: ответили { $answered } из { $all }</b>
sick-title-undone = ↩ <b>Всё в силе, записи остаются</b> · { $specialist }
sick-closed = ✅ <b>Закрыли остаток дня</b> · { $specialist }
sick-closed-plans = ✅ <b>Спрашиваем клиентов</b> · { $specialist }
sick-closed-guests = 📞 <b>Позвоните клиентам, у них нет Telegram</b> · { $specialist }
sick-closed-counted = Кто что ответил, видно в сообщении ниже: оно обновляется само.
sick-closed-call = Кому позвонить, видно в сообщении ниже.
sick-tally = Перенесли: { $moved } · отменили: { $cancelled } · ждём: { $waiting }
sick-all-answered = ✅ Ответили все.
sick-waits = 🔔 { $start } { $client }
sick-waits-phone = 🔔 { $start } { $client }, { $phone }
sick-waits-guest = 🔔 { $start } { $client }: без Telegram, предупредите сами
sick-waits-guest-phone = 🔔 { $start } { $client }: без Telegram, позвоните { $phone }
sick-undo = ↩ Ошибка, я здоров(а)
sick-open = 📅 Подробнее
sick-undone = Всё в силе. Кто узнал и не ответил, тому сообщим; кому звонили, позвоните ещё раз
sick-not-ill = Хорошо! Сегодня день по болезни не закрыт
sick-too-late = Прошло больше 10 минут, клиенты уже выбирают. Открыть день можно кнопкой «⛔» в нём
sick-card-waits = 🔔 Спросили клиента, что ему удобнее, ждём ответа
sick-offer-all = ↔ Предложить перенос
sick-answers = 🔔 Кто ответил
staff-command-sick = заболел(а)
typed-sick = заболел, заболела, заболел(а), я заболел, я заболела, болею, я болею, приболел, приболела, я приболел, я приболела
typed-well = я здоров, я здорова, я здоров(а), выздоровел, выздоровела, я выздоровел, я выздоровела, я выздоровел(а), я уже здоров, я уже здорова
audit-sick = заболел(а), закрыли остаток дня: { $specialist }
audit-offered-all = предложили перенос всем: { $specialist }
audit-sick-undone = отменили закрытие дня: { $specialist }
deliveries-away = Мастер не сможет
deliveries-stands = Всё в силе

# To the client.
away-title = 🤒 <b>Мастер заболел: { $start }–{ "\u2060" }{ $end }</b>
away-title-plans = ⚠️ <b>Мастера не будет: { $start }–{ "\u2060" }{ $end }</b>
away-choose = Извините, что так вышло. Выберите, пожалуйста, что удобнее:
away-choose-none = Извините, что так вышло. Выберите, пожалуйста, другое время.
away-same = ↔ { $start }
away-other = 👤 { $start } · { $specialist }
away-first = В этот день мастера не будет. Выберите, пожалуйста, что вам удобнее
away-faster = Увы, это время уже заняли. Вот что свободно сейчас
away-stands = ✅ <b>Всё в силе, ждём вас: { $start }–{ "\u2060" }{ $end }</b>
button-other-time-short = 📅 Другое время
button-cancel-short = ✖ Отменить
