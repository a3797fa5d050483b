# What is offered for words typed behind the bot's name, in any chat. A card is read by others: dates, never "today".
inline-specialist = { $specialist }
inline-service = { $service }
inline-both = { $specialist } · { $service }
inline-title-studio = { $studio }

# Below the title, for whoever chooses: "сегодня 15:30, 17:00, завтра 10:00".
inline-day-time = { LOWER($day) } { $time }
inline-time = { $time }
inline-joined = { $first }, { $next }
inline-no-times = Свободного времени пока нет. Загляните позже: оно появляется

inline-studio = { $studio }
inline-nearest = Ближайшее свободное время:
inline-day = { $date }: <b>{ $times }</b>
inline-slot = { $start }
inline-all = 📅 Всё свободное время
inline-open = Открыть чат с ботом

inline-paused = ⏸ Сейчас не записываем, загляните позже
inline-paused-note = ⏸ { $note }

inline-nothing = Ничего не нашлось
inline-nothing-about = Но можно прислать ссылку на запись
inline-invitation = Услуги, мастера и свободное время — в чате с ботом. Запись в пару нажатий.
