# Who works here.

menu-team = 👥 Команда
menu-elsewhere = Сменить студию

team-title = 👥 <b>Команда</b>
team-mate = { $name } · { $role }
team-mate-until = { $name } · { $role } · последний день: { LOWER($day) }
team-mate-button = { $name } · { $role }
team-unmanned = Без своего Telegram: { $names }
team-invite = ➕ Пригласить
team-open-links = { $n ->
    [one] { $n } приглашение
    [few] { $n } приглашения
    [many] { $n } приглашений
   *[other] { $n } приглашения
}

team-role-owner = владелец
team-role-admin = управляющий
team-role-desk = администратор
team-role-specialist = мастер

team-card = 👤 <b>{ $name }</b>
team-card-question = Что изменить?
team-card-owner = Это единственный владелец. Чтобы уйти, сначала сделайте владельцем другого: откройте его карточку.
team-become-admin = Сделать управляющим
team-become-desk = Сделать администратором
team-become-specialist = Сделать только мастером
team-hand-over = Сделать владельцем
team-hand-over-question = <b>Сделать владельцем: { $name }?</b>
team-hand-over-after = Вы станете управляющим: сможете почти всё, но вернуть себе права владельца сможет только новый владелец.
team-hand-over-yes = ✅ Да, сделать владельцем
team-hand-over-no = Нет, остаться владельцем
team-go = ✖ Убрать из команды
team-stay = ↩ Оставить в команде

team-go-question = <b>Убрать из команды: { $name }?</b>
team-go-free = Предстоящих записей к этому человеку нет. Его кнопки и команды для сотрудников перестанут работать.
team-go-yes = ✖ Да, убрать
team-go-no = Нет, не убирать
team-go-visits = <b>{ $name }: { $n ->
    [one] { $n } предстоящая запись
    [few] { $n } предстоящие записи
    [many] { $n } предстоящих записей
   *[other] { $n } предстоящей записи
}</b>
team-go-visit = { $start } · { $service } · { $client }
team-go-more = … и ещё { $n }
team-go-what = Что с ними сделать? Клиентам мы напишем сами.
team-go-pass = Передать: { $name } ({ $n } из { $all })
team-go-call-off = ✖ Отменить все записи
team-go-later = Доработает, последний день: { LOWER($day) }
team-go-what-call = Что с ними сделать? Кто записан через Telegram, тем напишем сами. Гостям без Telegram нужно позвонить.
team-call-off-question = ✖ <b>{ $name }: отменить { $n ->
    [one] { $n } запись
    [few] { $n } записи
    [many] { $n } записей
   *[other] { $n } записи
}?</b>
team-call-off-yes = ✖ Да, отменить { $n ->
    [one] { $n } запись
    [few] { $n } записи
    [many] { $n } записей
   *[other] { $n } записи
}
team-pass-question = ↔ <b>Передать: { $name }, { $n } из { $all }?</b>
team-pass-yes = ↔ Да, передать { $n ->
    [one] { $n } запись
    [few] { $n } записи
    [many] { $n } записей
   *[other] { $n } записи
}
team-pass-left = Останется у прежнего мастера ({ $name }): { $n }. Это время у нового уже занято или закрыто.
team-told = 📨 Напишем сами: { $n ->
    [one] { $n } запись через Telegram
    [few] { $n } записи через Telegram
    [many] { $n } записей через Telegram
   *[other] { $n } записи через Telegram
}
team-to-call = 📞 Гости без Telegram, позвоните им: { $n }
team-call = { $start } · { $client } · { $phone }
team-call-unknown = { $start } · { $client } · телефона нет
team-calls-when = Когда
team-calls-who = Клиент
team-calls-phone = Телефон
team-calls-what = Услуга
team-call-title = ✅ <b>Готово. Осталось позвонить: { $n }</b>
team-passed-all = ✅ Передали все записи: { $went }. Клиентам пишем.
team-passed-some = Передали: { $went }. Не подошло время: { $stay }, они в списке.
team-passed-none = Ни одна запись не подошла: это время уже занято. Выберите другого мастера.
team-let-go = Готово: человек больше не в команде.
team-goes = Хорошо: последний день — { LOWER($day) }, дальше записаться нельзя.
team-done = Готово.
team-name-long = Длинновато: в имени помещается { $max } знака. Напишите короче, например: Ирина
team-name-signs = В имени есть знаки, которых не видно, или несколько строк. Напишите одной строкой, например: Ирина
team-myself = ➕ Я тоже принимаю
team-myself-other = ➕ Пригласить мастера
audit-takes-clients = принимает клиентов: { $name }
team-last-owner = Это единственный владелец. Сначала сделайте владельцем кого-нибудь другого.
team-mightier = Владельца может изменить только владелец.
team-nobody = Этого человека в команде уже нет. Вот кто есть.

team-roles-question = <b>Кого приглашаем?</b>
team-about-specialist = <b>Мастер</b> ведёт свой день и свои часы.
team-about-desk = <b>Администратор</b> записывает клиентов ко всем мастерам.
team-about-admin = <b>Управляющий</b> может всё, только не сменить владельца.
team-role-button-specialist = Мастер
team-role-button-desk = Администратор
team-role-button-admin = Управляющий
team-which-question = <b>Какой это мастер?</b>
team-which-hint = Новый или один из тех, кто уже в списке, но без своего Telegram.
team-which-new = ➕ Новый мастер
team-name-question = <b>Как зовут нового мастера?</b>
team-name-hint = Напишите имя, как его увидят клиенты, например: Ирина.
team-name-telegram = Взять имя из Telegram
team-name-empty = В сообщении нет имени. Напишите его буквами, например: Ирина.
team-manned = У этого мастера уже есть свой Telegram, или его нет в списке. Выберите другого.
team-enough = Открытых приглашений уже 50. Отзовите лишние и попробуйте ещё раз.

team-link-title = ✉️ <b>Приглашение: { $studio }, { $role }</b>
team-link-whose = 👤 { $name }
team-link = <code>{ $link }</code>
team-link-until = Действует до { LOWER($at) }, один раз.
team-link-hint = Перешлите это сообщение или нажмите на ссылку, чтобы скопировать её.
team-link-once = Ссылку показываем один раз. Если она потерялась, отзовите приглашение и сделайте новое.
team-link-more = К команде
team-revoke = ✖ Отозвать
team-links = ✉️ <b>Открытые приглашения</b>
team-links-none = Открытых приглашений нет.
team-link-button = { $role } · до { LOWER($at) }
team-link-button-named = { $name }, { $role } · до { LOWER($at) }
team-link-used = ✅ По нему уже пришли.
team-link-revoked = ✖ Отозвано: ссылка больше не работает.
team-link-old = Срок вышел: ссылка больше не работает.

# Somebody comes by a link.
team-invited-owner = <b>{ $studio } зовёт вас владельцем</b>
team-invited-admin = <b>{ $studio } зовёт вас управляющим</b>
team-invited-desk = <b>{ $studio } зовёт вас администратором</b>
team-invited-specialist = <b>{ $studio } зовёт вас мастером</b>
team-invited-about-admin = Здесь будут записи, команда и настройки — всё в этом чате.
team-invited-about-desk = Здесь будут записи ко всем мастерам и клиенты — всё в этом чате.
team-invited-about-specialist = Здесь будут ваши записи, часы и клиенты — всё в этом чате.
team-accept = ✅ Принять
team-decline = Не сейчас
team-not-now = Хорошо. Ссылка подождёт, пока не истечёт её срок.
team-shut = <b>Это приглашение уже не действует</b>
team-shut-ask = Попросите новую ссылку у того, кто вас позвал. А записаться можно и без неё.
team-again = Откройте приглашение по ссылке ещё раз, и мы продолжим.
team-home = На главную
team-inside = Вы уже в команде.
team-hours-title = ✅ <b>Вы в команде: { $studio }</b>
team-hours-question = Когда вы обычно работаете? Потом можно изменить каждый день.
team-hours-weekdays = Пн–Пт 10–19
team-hours-daily = Ежедневно 10–20
team-hours-later = Потом
team-ticks-question = <b>Что вы делаете?</b>
team-ticks-hint = Отмечены все услуги. Снимите лишние и нажмите «Готово».
team-ticks-none = <b>Услуг пока нет</b>
team-tick-on = ☑ { $service }
team-tick-off = ☐ { $service }
team-begin = ✅ Готово
team-ready = Это уже настроено. Услуги и часы меняются в меню.
team-welcome = ✅ <b>Вы в команде: { $studio }</b>
team-welcome-role = Ваша роль: { $role }
team-welcome-hint = Все дела — в /menu. Записаться самому можно по-прежнему: /start
team-welcome-menu = 🧭 Открыть меню

team-places = <b>Где вы сейчас работаете?</b>
team-place-here = { $words } ✓

team-news-joined = ✅ <b>{ $name }</b> теперь в команде: { $role }. { $studio }
team-news-role = Ваша новая роль: <b>{ $role }</b>. { $studio }
team-news-owner = <b>Теперь вы владелец: { $studio }</b>
team-news-removed = Вы больше не в команде: { $studio }. Записываться как клиент можно по-прежнему: /start

audit-invited = приглашение: { $role }
audit-revoked = отзыв приглашения: { $role }
audit-joined = теперь в команде: { $role }
audit-began = часы и услуги готовы
audit-role = новая роль: { $name } — { $role }
audit-handed-over = новый владелец: { $name }
audit-passed = записи переданы: { $name } → { $to }, { $n }
audit-let-go = больше не в команде: { $name }
audit-let-go-called-off = больше не в команде: { $name }, отменено записей: { $n }
audit-leaves = работает до { LOWER($at) }: { $name }
audit-stays = остаётся в команде: { $name }

# The list of commands.
staff-command-menu = все дела
staff-command-today = мой день
staff-command-week = неделя
staff-command-add = записать клиента
staff-command-block = занять время
staff-command-off = выходной или отпуск
staff-command-why = почему время закрыто
staff-command-hours = часы работы
staff-command-services = услуги и цены
staff-command-clients = клиенты
staff-command-stats = цифры
staff-command-links = ссылки и QR-коды
staff-command-team = команда
staff-command-audit = журнал изменений
staff-command-settings = настройки
team-news-deaf = ⚠️ <b>{ $name } не получает сообщения бота.</b> Возможно, чат с ботом заблокирован. О новых записях напомните лично.
