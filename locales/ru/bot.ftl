# What the bot says of itself, and outside every screen. No markup.

# The menu of commands.
command-book = Записаться
command-my = Мои записи
command-lang = Язык · Language
command-help = Что умеет бот
command-cancel = Бросить начатое

# The button beside the input of every chat, where our page opens over it.
menu-button = Записаться

# Shown before START; at most 512 and 120 characters.
bot-description =
    Запись прямо в чате.

    Выберите услугу и удобное время — вы записаны. Свободное время видно сразу, звонить и ждать ответа не нужно.

    Посмотреть, перенести или отменить запись можно здесь же.
bot-short-description = Запись в пару нажатий: услуга, время, готово

group-adopted = ✅ Готово. { $studio }: новости о записях будут приходить сюда
group-not-theirs = Подключить группу может только тот, кто здесь управляет, и не от имени группы. Откройте ссылку под своим именем
group-stale = Эта ссылка уже не действует. Возьмите новую в личном чате: /settings
group-private = Записываем в личном чате. Продолжим там?
group-button = Открыть чат с ботом

too-many = Слишком много сообщений и нажатий подряд, последние не сработали. Подождите, пожалуйста, минуту
database-away = Секунду, повторим сами

# Our fault. The number finds it in the log.
trouble = Не получилось: это наша ошибка (№ { $id }). Запись не создана и не изменена. Попробуйте ещё раз: /start
trouble-unknown = Не получилось: это наша ошибка (№ { $id }). Сохранилась ли запись, покажет /my
