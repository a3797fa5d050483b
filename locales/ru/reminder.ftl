# Reminders. To the client; the first line is what a notification shows.

reminder-told = ⏰ <b>Напоминаем: { $start }–{ "\u2060" }{ $end }</b>
reminder-asks = Вы придёте? Нажмите, пожалуйста, «Приду».
reminder-again = ⏰ <b>Ждём ваш ответ: { $start }–{ "\u2060" }{ $end }</b>
reminder-asks-again = Вы придёте? Если планы изменились, отмените запись: время достанется тому, кто ждёт.
reminder-come = ✅ Приду
reminder-thanks = Спасибо, ждём вас
status-confirmed = ✅ Вы записаны и подтвердили, что придёте

notice-freed = ✖ <b>Не дождались ответа и отменили запись: { $start }–{ "\u2060" }{ $end }</b>
notice-freed-again = Будем рады видеть вас в другое время. Выберите, пожалуйста, удобное.
visit-reason-unconfirmed = Причина: не дождались подтверждения

# To the specialist.
reminder-unanswered = ⚠️ <b>Клиент не ответил: { $start }–{ "\u2060" }{ $end }</b>
reminder-question = Спрашивали, придёт ли, ответа нет. Держать время или отдать другим?
reminder-keep = ✅ Держать
reminder-free = ✖ Освободить
reminder-kept = Хорошо, держим
reminder-freed = Время свободно, клиенту сообщим
reminder-confirmed = Клиент уже ответил: придёт. Запись в силе
today-status-confirmed = ✅ Клиент подтвердил, что придёт

# Behind the counter: the rules.
reminder-title-button = ⏰ Напоминания
reminder-title = ⏰ <b>Напоминания клиентам</b>
reminder-how = Клиент не забудет о визите, а вы заранее узнаете, придёт ли он.
reminder-quiet = С { $from } до { $to } пишем только срочное.
reminder-none = Напоминаний пока нет. Добавьте хотя бы одно, и о визите не забудут.
reminder-before = за { $length }
reminder-same-day = в день визита в { $time }
reminder-day-before = накануне в { $time }
reminder-days-before = за { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} в { $time }
reminder-rule = ⏰ { $lead }
reminder-rule-asks = ⏰ { $lead } · спросим
reminder-new = ➕ Добавить
reminder-silence-again = Нет ответа: через { $length } спросим ещё раз.
reminder-silence-release = Всё ещё нет: за { $length } до визита спросим мастера, держать ли время.
reminder-silence-none = Нет ответа: ничего не делаем.
reminder-again-off = Не спрашивать дважды
reminder-again-on = Спрашивать ещё раз
reminder-release-off = Не спрашивать мастера
reminder-release-on = Спрашивать мастера
reminder-services = По услугам ›
reminder-services-title = ⏰ <b>Напоминания по услугам</b>
reminder-services-how = У услуги могут быть свои напоминания вместо общих. Отмечены те, у которых они есть.
reminder-service-marked = ⏰ { $words }
reminder-service-title = ⏰ <b>Напоминания: { $service }</b>
reminder-service-as-all = Как у всех услуг. Добавьте своё, и общие для этой услуги отключатся.
reminder-service-own = Свои, вместо общих.
reminder-ask-when = Когда напомнить? Выберите или напишите, например <i>за 3 часа</i> или <i>накануне в 19:30</i>.
reminder-unclear = Не поняли, когда. Ниже есть примеры
reminder-wrong = Не поняли «{ $piece }». Ниже есть примеры
reminder-added = ✅ Добавили
reminder-known = Такое напоминание уже есть
reminder-full = Больше пяти напоминаний не пишем: клиент устанет. Сначала уберите одно
reminder-dropped = Убрали
reminder-gone = Этого больше нет. Вот как сейчас
reminder-rule-title = ⏰ <b>Напоминание { $lead }</b>
reminder-rule-of = Для услуги: { $service }
reminder-rule-how = Напоминаем и ни о чём не спрашиваем.
reminder-rule-how-asks = Напоминаем и спрашиваем, придёт ли клиент.
reminder-ask = Спрашивать, придёт ли
reminder-stop-asking = Не спрашивать
reminder-drop = ✖ Убрать

audit-reminder-added-before = добавили напоминание за { $length } до визита
audit-reminder-added-wall = добавили напоминание: { $days ->
    [0] в день визита
    [1] накануне
    [one] за { $days } день
    [few] за { $days } дня
    [many] за { $days } дней
   *[other] за { $days } дня
} в { $time }
audit-reminder-dropped-before = убрали напоминание за { $length } до визита
audit-reminder-dropped-wall = убрали напоминание: { $days ->
    [0] в день визита
    [1] накануне
    [one] за { $days } день
    [few] за { $days } дня
    [many] за { $days } дней
   *[other] за { $days } дня
} в { $time }
audit-reminder-asks = напоминание теперь спрашивает, придёт ли клиент
audit-reminder-asks-not = напоминание больше не спрашивает, придёт ли клиент
audit-reminder-silence = изменили, что делать, когда клиент не отвечает
audit-reminder-kept = оставили время за клиентом: { $client }, { LOWER($start) }
