# A chat takes over what its person booked in a browser.

connect-done = ✅ Подключили. Сообщения об этой записи теперь приходят сюда.
connect-used = Эта ссылка уже сработала в другом чате. Новую даёт страница записи.
connect-expired = Ссылка устарела. Откройте страницу записи и нажмите «Подключить Telegram» ещё раз.
