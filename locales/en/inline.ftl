# What is offered for words typed behind the bot's name, in any chat. A card is read by others: dates, never "today".
inline-specialist = { $specialist }
inline-service = { $service }
inline-both = { $specialist } · { $service }
inline-title-studio = { $studio }

# Below the title, for whoever chooses: "Today 15:30, 17:00, Tomorrow 10:00".
inline-day-time = { $day } { $time }
inline-time = { $time }
inline-joined = { $first }, { $next }
inline-no-times = No free time yet. Look again later: some will come up

inline-studio = { $studio }
inline-nearest = The nearest free times:
inline-day = { $date }: <b>{ $times }</b>
inline-slot = { $start }
inline-all = 📅 All free times
inline-open = Open the chat

inline-paused = ⏸ No bookings just now, please look again later
inline-paused-note = ⏸ { $note }

inline-nothing = Nothing was found
inline-nothing-about = You can still send a link to book
inline-invitation = Services, specialists and free times are in the chat with the bot. Booking takes a few taps.
