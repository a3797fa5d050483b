menu-deliveries = 📨 Отправлено
deliveries-title = <b>Что бот отправил сам</b>
deliveries-trouble-title = <b>Что не дошло</b>
deliveries-visit-title = <b>Сообщения о записи</b>
deliveries-none = Пока ничего.
deliveries-of-visit = 📨 Сообщения о записи
deliveries-trouble = ⚠️ Только не дошедшие
deliveries-all = 📨 Все сообщения
deliveries-earlier = Раньше »

# What, about which visit, to whom.
deliveries-of-to = <b>{ $what }</b>, { LOWER($start) } → { $name }
deliveries-to = <b>{ $what }</b> → { $name }
deliveries-of-group = <b>{ $what }</b>, { LOWER($start) } → группа
deliveries-group = <b>{ $what }</b> → группа

# What became of it.
deliveries-waits = 🕒 отправим: { LOWER($at) }
deliveries-tried = 🕒 пока не дошло, попыток: { $n }; пробуем ещё
deliveries-sent = ✓ отправлено: { LOWER($at) }
deliveries-read = ✅ отправлено: { LOWER($at) } · прочитано: { LOWER($read) }
deliveries-unsent-gone = не понадобилось: записи больше нет
deliveries-unsent-changed = не понадобилось: запись успела измениться
deliveries-unsent-empty = не понадобилось: рассказывать было не о чем
deliveries-unsent-left = не понадобилось: человек больше здесь не работает
deliveries-unsent-muted = не отправили: получатель отключил такие сообщения
deliveries-unsent-answered = не понадобилось: клиент уже ответил
deliveries-unsent-twice = не понадобилось: то же сказало другое сообщение
deliveries-unsent-reachable = не понадобилось: клиент снова на связи
deliveries-unsent-blocked = ⚠️ не дошло, { LOWER($at) }: бот заблокирован или чата с ним нет
deliveries-unsent-refused = ⚠️ не дошло, { LOWER($at) }: ошибка на нашей стороне, она в журнале программы

# Kinds of messages.
deliveries-booked = Подтверждение записи
deliveries-cancelled = Подтверждение отмены
deliveries-new-visit = Новая запись
deliveries-visit-cancelled = Отмена
deliveries-moved = Запись перенесли
deliveries-called-off = Отменили мы
deliveries-visit-moved = Перенос
deliveries-why-cancelled = Причина отмены
deliveries-visit-back = Запись вернули
deliveries-back = Вернули запись
deliveries-unreached = Клиент не на связи
deliveries-reminder = Напоминание
deliveries-ask-again = Повторный вопрос
deliveries-unanswered = Клиент не ответил
deliveries-letter = Письмо
deliveries-agenda = План дня
deliveries-digest = Итоги дня
deliveries-team = Новости команды
deliveries-menu = Список команд
staff-command-deliveries = что бот отправил
