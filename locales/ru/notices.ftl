# To the specialist. The first line is what a notification shows.

notice-new-visit = 📅 <b>Новая запись: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-cancelled = ✖ <b>Клиент отменил: { $start }–{ "\u2060" }{ $end }</b>
notice-why-cancelled = ✖ <b>Клиент объяснил отмену: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-back = ↩ <b>Запись снова в силе: { $start }–{ "\u2060" }{ $end }</b>
notice-unreached = ⚠️ <b>Клиент не получает сообщения: { $start }–{ "\u2060" }{ $end }</b>
notice-unreached-phone = 📞 { $phone } — позвоните, пожалуйста, и подтвердите запись.
notice-unreached-off = ⚠️ <b>Клиент не знает об отмене: { $start }–{ "\u2060" }{ $end }</b>
notice-unreached-off-phone = 📞 { $phone } — позвоните, пожалуйста, и скажите, что запись отменена.
notice-unreached-no-phone = Телефона в записи нет. Если знаете, как связаться, предупредите сами.
notice-client = 👤 { $client }
client-forgotten = 👤 Клиент удалил свои данные
client-username = ✈️ @{ $username }
client-email = ✉️ { $email }

# To the client, when staff changed a visit.
notice-new-specialist = 👤 <b>К вам выйдет другой мастер: { $start }–{ "\u2060" }{ $end }</b>
notice-new-specialist-unfit = Время прежнее. Если мастер не подходит, перенесите или отмените запись.
notice-new-specialist-call = Время прежнее. Если мастер не подходит, свяжитесь, пожалуйста, с нами.
# To a client, from staff.
notice-letter = ✉️ <b>{ $studio }</b> пишет вам:
notice-letter-text = { $text }
notice-visit-called-off = ✖ <b>Запись отменили: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-moved = ↔ <b>Запись перенесли: { $start }–{ "\u2060" }{ $end }</b>
notice-request-moved = ↔ <b>Заявку перенесли: { $start }–{ "\u2060" }{ $end }</b>
notice-request-declined = ✖ <b>Заявку отклонили: { $start }–{ "\u2060" }{ $end }</b>
notice-request-closed = ✖ <b>Заявку закрыли: { $start }–{ "\u2060" }{ $end }</b>
notice-visit-open = 📅 Открыть запись

# To the client, when staff changed a visit.
notice-moved = ↔ <b>Перенесли вашу запись: { $start }–{ "\u2060" }{ $end }</b>
notice-moved-unfit = Если новое время не подходит, выберите другое или отмените запись.
notice-moved-call = Если новое время не подходит, свяжитесь, пожалуйста, с нами.
notice-called-off = ✖ <b>Отменили вашу запись: { $start }–{ "\u2060" }{ $end }</b>
notice-called-off-again = Извините, что так вышло. Выберите, пожалуйста, другое время.
notice-back = ↩ <b>Ваша запись снова в силе: { $start }–{ "\u2060" }{ $end }</b>
notice-back-pending = 🔔 <b>Снова рассматриваем вашу заявку: { $start }–{ "\u2060" }{ $end }</b>
notice-back-pending-sorry = Закрыли её по ошибке, извините. Ответим здесь, время пока держим за вами.
notice-back-sorry = Отменили по ошибке, извините. Ждём вас.

# To staff, in the morning and in the evening.
notice-agenda = 🌅 <b>Доброе утро! Сегодня { $n ->
    [one] { $n } запись
    [few] { $n } записи
    [many] { $n } записей
   *[other] { $n } записи
}</b>
notice-digest = 🌙 <b>Итоги дня: { $n ->
    [one] { $n } визит
    [few] { $n } визита
    [many] { $n } визитов
   *[other] { $n } визита
}</b>
notice-digest-marks = Пришли: { $came } · не пришли: { $missed }
notice-digest-unmarked = Не отмечены: { $n }. Отметьте, пожалуйста, кто пришёл.
notice-day-open = 📅 Открыть день
notice-day-mark = ✅ Отметить, кто пришёл
