# Figures of a stretch of days, for the owner and for a specialist about themselves.

stats-day = 📊 <b>{ $day }</b>
stats-days = 📊 <b>{ $first } – { $last }</b>
stats-who = 👤 { $specialist }
stats-visits = Визитов: <b>{ $now }</b>{ $change }
stats-begun = Прошло: <b>{ $now }</b>{ $change }
stats-ahead = Впереди: { $n }
stats-revenue = Выручка: <b>{ $now }</b>{ $change }
stats-expected = Ещё ожидается: { $sum }
stats-load = Загрузка: <b>{ $percent } %</b>
stats-load-was = Загрузка: <b>{ $percent } %</b>, была { $was } %
stats-losses = Не пришли: { $missed } · отменили: { $cancelled }
stats-clients = Новых клиентов: { $new } · вернулись: { $returning }
# After a figure: how it differs from the days before. Nothing when there was nothing before.
stats-no-change = { "" }
stats-same = , как и раньше
stats-more = , на { $percent } % больше
stats-less = , на { $percent } % меньше
# The same of days that are not over: against those before when they were as old.
stats-same-by-now = , как и раньше к этому часу
stats-more-by-now = , на { $percent } % больше, чем раньше к этому часу
stats-less-by-now = , на { $percent } % меньше, чем раньше к этому часу
stats-specialists = <b>По мастерам</b>
stats-services = <b>По услугам</b>
stats-share = { $name } · { $visits } · { $revenue }
stats-no-day = «{ $piece }»: такого дня в календаре нет. Напишите, например: 1.11-15.11
stats-backwards = «{ $piece }»: конец раньше начала. Напишите, например: 1.11-15.11
stats-many-days = «{ $piece }»: это больше года. Напишите, например: ноябрь или 1.11-15.11
stats-unclear = Не видно, за какие дни. Напишите, например: 1.11-15.11

stats-button-day = День
stats-button-day-chosen = День ✓
stats-button-week = Неделя
stats-button-week-chosen = Неделя ✓
stats-button-month = Месяц
stats-button-month-chosen = Месяц ✓
stats-button-before = « Раньше
stats-button-after = Позже »
stats-button-chart = 📊 Картинкой
stats-button-table = 📄 Таблицей
stats-button-all = 👥 Все мастера
stats-button-mine = 👤 Только мои

stats-chart-title = { $studio }: выручка
stats-chart-now = эти дни
stats-chart-before = столько же дней до них
stats-chart-day = { $day }
stats-chart-one = { $day }{ $who }
stats-chart-days = { $first } – { $last }{ $who }
stats-chart-who = { " · " }{ $specialist }
stats-table-what = День, мастер, услуга
stats-table-visits = Визиты
stats-table-revenue = Выручка
stats-table-expected = Ожидается
stats-table-cancelled = Отменили
stats-table-no-shows = Не пришли
stats-table-minutes = Минут занято
