# Figures of a stretch of days, for the owner and for a specialist about themselves.

stats-day = 📊 <b>{ $day }</b>
stats-days = 📊 <b>{ $first } – { $last }</b>
stats-who = 👤 { $specialist }
stats-visits = Visits: <b>{ $now }</b>{ $change }
stats-begun = So far: <b>{ $now }</b>{ $change }
stats-ahead = Still to come: { $n }
stats-revenue = Revenue: <b>{ $now }</b>{ $change }
stats-expected = Expected on top: { $sum }
stats-load = Load: <b>{ $percent } %</b>
stats-load-was = Load: <b>{ $percent } %</b>, was { $was } %
stats-losses = No-shows: { $missed } · cancelled: { $cancelled }
stats-clients = New clients: { $new } · came back: { $returning }
# After a figure: how it differs from the days before. Nothing when there was nothing before.
stats-no-change = { "" }
stats-same = , as before
stats-more = , { $percent } % more
stats-less = , { $percent } % less
# The same of days that are not over: against those before when they were as old.
stats-same-by-now = , as before by this hour
stats-more-by-now = , { $percent } % more than before by this hour
stats-less-by-now = , { $percent } % less than before by this hour
stats-specialists = <b>By specialist</b>
stats-services = <b>By service</b>
stats-share = { $name } · { $visits } · { $revenue }
stats-no-day = “{ $piece }”: there is no such day. Write, for example: 1.11-15.11
stats-backwards = “{ $piece }” ends before it begins. Write, for example: 1.11-15.11
stats-many-days = “{ $piece }”: that is more than a year. Write, for example: November or 1.11-15.11
stats-unclear = We did not understand which days. Write, for example: 1 Nov – 15 Nov

stats-button-day = Day
stats-button-day-chosen = Day ✓
stats-button-week = Week
stats-button-week-chosen = Week ✓
stats-button-month = Month
stats-button-month-chosen = Month ✓
stats-button-before = « Earlier
stats-button-after = Later »
stats-button-chart = 📊 As a picture
stats-button-table = 📄 As a table
stats-button-all = 👥 Everybody
stats-button-mine = 👤 Only mine

stats-chart-title = { $studio }: revenue
stats-chart-now = these days
stats-chart-before = as many days before
stats-chart-day = { $day }
stats-chart-one = { $day }{ $who }
stats-chart-days = { $first } – { $last }{ $who }
stats-chart-who = { " · " }{ $specialist }
stats-table-what = Day, specialist, service
stats-table-visits = Visits
stats-table-revenue = Revenue
stats-table-expected = Expected
stats-table-cancelled = Cancelled
stats-table-no-shows = No-shows
stats-table-minutes = Minutes taken
