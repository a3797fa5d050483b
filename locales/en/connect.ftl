# A chat takes over what its person booked in a browser.

connect-done = ✅ Connected. Messages about this booking come here from now on.
connect-used = This link was used in another chat already. The booking's page gives a new one.
connect-expired = The link is too old. Open the booking's page and press “Connect Telegram” again.
