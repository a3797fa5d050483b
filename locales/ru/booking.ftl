# The last look, and the fact. The first line is what a notification shows.

visit-when = 📅 <b>{ $start }–{ "\u2060" }{ $end }</b>
visit-what = { $service } · { $specialist } · { $price }
visit-what-from = { $service } · { $specialist } · от { $price }
# At one of the places of a specialist who has several.
visit-place = 📍 { $place }
visit-place-address = 📍 { $place }, { $address }

check-title = <b>Всё верно?</b>
check-price-changed = ⚠️ Цена изменилась: было { $was }, стало { $now }
check-held = Держим это время за вами до { $until }.
check-consent = <i>Нажимая «Записаться», вы разрешаете нам хранить ваше имя и запись.</i>
check-consent-policy = <i>Нажимая «Записаться», вы разрешаете нам хранить ваше имя и запись <a href="{ $url }">по нашим правилам</a>.</i>
check-consent-phone = <i>Нажимая «Записаться», вы разрешаете нам хранить ваше имя, телефон и запись.</i>
check-consent-phone-policy = <i>Нажимая «Записаться», вы разрешаете нам хранить ваше имя, телефон и запись <a href="{ $url }">по нашим правилам</a>.</i>

cancel-any-time = Отменить можно в любой момент до начала.
cancel-until = Отменить можно до { LOWER($until) }.
cancel-by-phone = Отменить можно по телефону { $phone }.
# When the studio gives no phone.
cancel-by-studio = Отменить можно, связавшись с нами.

booked-title = ✅ <b>Записали вас: { $start }–{ "\u2060" }{ $end }</b>
cancelled-title = ✖ <b>Запись отменили: { $start }–{ "\u2060" }{ $end }</b>
cancelled-again = Будем рады видеть вас в другой раз.
cancelled-why = Если не трудно, подскажите почему: нажмите или напишите. Мастер увидит.
cancelled-told = Спасибо, передадим мастеру

button-confirm = ✅ Записаться
button-drop = ✖ Не сейчас
button-cancel = ✖ Отменить запись
button-book-more = Записаться ещё
button-undo = ↩ Вернуть запись
undo-done = Вернули запись, ждём вас
undo-late = Вернуть кнопкой можно в течение 10 минут. Запишитесь, пожалуйста, заново

button-reason-illness = Болею
button-reason-plans = Другие планы
button-reason-other-time = Другое время
client-reason = Причина: { $reason }
client-reason-illness = Причина: болезнь
client-reason-plans = Причина: другие планы
client-reason-other-time = Причина: другое время
