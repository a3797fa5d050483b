# Who works here.

menu-team = 👥 Team
menu-elsewhere = Another studio

team-title = 👥 <b>Team</b>
team-mate = { $name } · { $role }
team-mate-until = { $name } · { $role } · last day: { LOWER($day) }
team-mate-button = { $name } · { $role }
team-unmanned = Without a Telegram of their own: { $names }
team-invite = ➕ Invite
team-open-links = { $n ->
    [one] { $n } invite
   *[other] { $n } invites
}

team-role-owner = owner
team-role-admin = manager
team-role-desk = front desk
team-role-specialist = specialist

team-card = 👤 <b>{ $name }</b>
team-card-question = What shall we change?
team-card-owner = This is the only owner. To leave, first make somebody else the owner: open their card.
team-become-admin = Make them a manager
team-become-desk = Make them front desk
team-become-specialist = Specialist only
team-hand-over = Make them the owner
team-hand-over-question = <b>Make { $name } the owner?</b>
team-hand-over-after = You become a manager: you can do almost everything, but only the new owner can make you the owner again.
team-hand-over-yes = ✅ Yes, make them owner
team-hand-over-no = No, I stay the owner
team-go = ✖ Remove from the team
team-stay = ↩ Keep in the team

team-go-question = <b>Remove { $name } from the team?</b>
team-go-free = Nobody is booked with them. Their staff buttons and commands stop working.
team-go-yes = ✖ Yes, remove
team-go-no = No, keep
team-go-visits = <b>{ $name }: { $n ->
    [one] { $n } visit to come
   *[other] { $n } visits to come
}</b>
team-go-visit = { $start } · { $service } · { $client }
team-go-more = … and { $n } more
team-go-what = What should happen to them? We will write to the clients.
team-go-pass = Give to { $name } ({ $n } of { $all })
team-go-call-off = ✖ Cancel all visits
team-go-later = Works on, last day: { LOWER($day) }
team-go-what-call = What should happen to them? Those who booked through Telegram get a message from us. Guests without Telegram have to be called.
team-call-off-question = ✖ <b>{ $name }: cancel { $n ->
    [one] { $n } booking
   *[other] { $n } bookings
}?</b>
team-call-off-yes = ✖ Yes, cancel { $n ->
    [one] { $n } booking
   *[other] { $n } bookings
}
team-pass-question = ↔ <b>Pass to { $name }: { $n } of { $all }?</b>
team-pass-yes = ↔ Yes, pass { $n ->
    [one] { $n } booking
   *[other] { $n } bookings
}
team-pass-left = Left with { $name }: { $n }. The other specialist has no room at that time.
team-told = 📨 We write to them: { $n ->
    [one] { $n } booking through Telegram
   *[other] { $n } bookings through Telegram
}
team-to-call = 📞 Guests without Telegram, please call: { $n }
team-call = { $start } · { $client } · { $phone }
team-call-unknown = { $start } · { $client } · no phone number
team-calls-when = When
team-calls-who = Client
team-calls-phone = Phone
team-calls-what = Service
team-call-title = ✅ <b>Done. Still to call: { $n }</b>
team-passed-all = ✅ All visits are passed on: { $went }. We are writing to the clients.
team-passed-some = Passed on: { $went }. The time does not fit: { $stay }, they are in the list.
team-passed-none = No visit fits: that time is taken. Choose another specialist.
team-let-go = Done: they are no longer in the team.
team-goes = All right: the last day is { LOWER($day) }, after it nobody can book them.
team-done = Done.
team-name-long = A bit long: { $max } characters fit. Write it shorter, for example: Irene
team-name-signs = The name has signs that cannot be seen, or several lines. Write one line, for example: Irene
team-myself = ➕ I take clients too
team-myself-other = ➕ Invite a specialist
audit-takes-clients = takes clients: { $name }
team-last-owner = This is the only owner. First make somebody else the owner.
team-mightier = Only an owner can change an owner.
team-nobody = They are no longer in the team. Here is who is.

team-roles-question = <b>Whom do we invite?</b>
team-about-specialist = <b>A specialist</b> runs their own day and hours.
team-about-desk = <b>The front desk</b> books clients with every specialist.
team-about-admin = <b>A manager</b> can do everything except change the owner.
team-role-button-specialist = Specialist
team-role-button-desk = Front desk
team-role-button-admin = Manager
team-which-question = <b>Which specialist is it?</b>
team-which-hint = A new one, or one of those who are listed but have no Telegram yet.
team-which-new = ➕ New specialist
team-name-question = <b>What is the new specialist called?</b>
team-name-hint = Write the name as clients will see it, for example: Irina.
team-name-telegram = Take it from Telegram
team-name-empty = There is no name in that message. Write it in letters, for example: Irina.
team-manned = This specialist has a Telegram already, or is not listed any more. Choose another.
team-enough = 50 invites are open already. Revoke those you do not need and try again.

team-link-title = ✉️ <b>Invite: { $studio }, { $role }</b>
team-link-whose = 👤 { $name }
team-link = <code>{ $link }</code>
team-link-until = Good until { $at }, once.
team-link-hint = Forward this message, or tap the link to copy it.
team-link-once = The link is shown once. If it is lost, revoke the invite and make a new one.
team-link-more = To the team
team-revoke = ✖ Revoke
team-links = ✉️ <b>Open invites</b>
team-links-none = There are no open invites.
team-link-button = { $role } · until { $at }
team-link-button-named = { $name }, { $role } · until { $at }
team-link-used = ✅ Already used.
team-link-revoked = ✖ Revoked: the link no longer works.
team-link-old = Expired: the link no longer works.

# Somebody comes by a link.
team-invited-owner = <b>{ $studio } invites you as its owner</b>
team-invited-admin = <b>{ $studio } invites you as a manager</b>
team-invited-desk = <b>{ $studio } invites you to the front desk</b>
team-invited-specialist = <b>{ $studio } invites you as a specialist</b>
team-invited-about-admin = Visits, the team and the settings will be here, all in this chat.
team-invited-about-desk = Everybody's visits and the clients will be here, all in this chat.
team-invited-about-specialist = Your visits, hours and clients will be here, all in this chat.
team-accept = ✅ Accept
team-decline = Not now
team-not-now = All right. The link waits until its time is over.
team-shut = <b>This invite is no longer valid</b>
team-shut-ask = Ask whoever invited you for a new link. You can book a visit without it.
team-again = Open the invite by its link once more, and we go on.
team-home = To the start
team-inside = You are in the team already.
team-hours-title = ✅ <b>You are in the team of { $studio }</b>
team-hours-question = When do you usually work? Each day can be changed later.
team-hours-weekdays = Mon–Fri 10–19
team-hours-daily = Every day 10–20
team-hours-later = Later
team-ticks-question = <b>What do you do?</b>
team-ticks-hint = All services are ticked. Untick what you do not do and press “Done”.
team-ticks-none = <b>There are no services yet</b>
team-tick-on = ☑ { $service }
team-tick-off = ☐ { $service }
team-begin = ✅ Done
team-ready = This is set up already. Services and hours are changed in the menu.
team-welcome = ✅ <b>You are in the team of { $studio }</b>
team-welcome-role = Your role: { $role }
team-welcome-hint = Everything is in /menu. You can still book for yourself: /start
team-welcome-menu = 🧭 Open the menu

team-places = <b>Where do you work now?</b>
team-place-here = { $words } ✓

team-news-joined = ✅ <b>{ $name }</b> is in the team of { $studio } now: { $role }
team-news-role = Your role at { $studio } is another one now: <b>{ $role }</b>
team-news-owner = <b>{ $studio } is yours now</b>: you are its owner.
team-news-removed = You are no longer in the team of { $studio }. You can still book as a client: /start

audit-invited = an invite: { $role }
audit-revoked = an invite revoked: { $role }
audit-joined = in the team now: { $role }
audit-began = hours and services are ready
audit-role = a new role: { $name } — { $role }
audit-handed-over = new owner: { $name }
audit-passed = visits passed on: { $name } → { $to }, { $n }
audit-let-go = no longer in the team: { $name }
audit-let-go-called-off = no longer in the team: { $name }, visits cancelled: { $n }
audit-leaves = works until { $at }: { $name }
audit-stays = stays in the team: { $name }

# The list of commands.
staff-command-menu = everything there is to do
staff-command-today = my day
staff-command-week = the week
staff-command-add = book a client in
staff-command-block = block time
staff-command-off = a day off or a vacation
staff-command-why = why a time is closed
staff-command-hours = working hours
staff-command-services = services and prices
staff-command-clients = clients
staff-command-stats = figures
staff-command-links = links and QR codes
staff-command-team = the team
staff-command-audit = who changed what
staff-command-settings = settings
team-news-deaf = ⚠️ <b>{ $name } gets no messages from the bot.</b> They may have blocked it. Please tell them of new visits yourself.
