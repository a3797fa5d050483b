# Remarks over a screen, or as the first line of a new one: no markup, at most 200 characters.
# A refusal says that nothing was booked unless the words make it plain.

toast-stale = Кнопка устарела, вот свежий экран
toast-use-buttons = Выберите, пожалуйста, кнопкой ниже
toast-not-yours = Это не ваша запись
toast-service-gone = На это сейчас не записываем. Вот что есть
toast-link-gone = Ссылка устарела. Вот на что можно записаться сейчас
toast-day-past = Этот день уже прошёл
toast-day-closed = В этот день не работаем
toast-day-off = В этот день мастер не работает
toast-day-full = В этот день всё занято
toast-day-too-far = На этот день запись ещё не открыта
toast-price-changed = Цена изменилась, вы ещё не записаны. Посмотрите и решите
toast-length-changed = Визит стал другой длины, вы ещё не записаны. Посмотрите и решите
toast-settled = С тех пор запись изменилась или прошла. Вот как сейчас
toast-too-late = Отменить кнопкой уже нельзя, запись в силе. Свяжитесь, пожалуйста, с нами
toast-dropped = Хорошо, записывать не стали
toast-booked = Записали вас
toast-cancelled = Запись отменили
toast-staff-only = Это для тех, кто здесь работает
toast-no-right = У вас сюда доступа нет. Если он нужен, попросите владельца
toast-language-set = Теперь говорим по-русски

refused-taken = Это время уже занято. Вот ближайшее
refused-past = Это время уже прошло. Выберите другое
refused-too-soon = Не успеем подготовиться: записываем не позже чем за { $notice }. Выберите время попозже
refused-too-far = Пока записываем не дальше чем на { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} вперёд. Выберите день поближе
refused-day-off = В этот день мастер не работает, записать не можем. Выберите другой день
refused-closed = На это время не записываем. Посмотрите, что свободно
refused-day-full = На этот день мастер больше не записывает. Выберите другой
refused-client-cap = У вас уже { $n ->
    [one] { $n } запись
    [few] { $n } записи
    [many] { $n } записей
   *[other] { $n } записи
}, больше пока нельзя. Новую не создали
refused-blocked = Записаться здесь самостоятельно не получится. Свяжитесь, пожалуйста, с нами по телефону
refused-paused = Сейчас не записываем. Новую запись не создали

# Words of a person on a button.
button-foreign = { $words }

# Bottom left, always.
button-back = ‹ Назад
# Pages of any list.
button-earlier = « Предыдущие
button-later = Следующие »
