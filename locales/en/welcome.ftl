home-title = <b>{ $studio }</b>
home-question = What would you like to book?
# For whoever comes back: the same again, or what they left unfinished.
home-again = 🔁 { $start } · { $service } · { $specialist }
home-draft = Go on: { $start } · { $service }
home-paused = ⏸ We are not taking bookings now. Please come back later. Your bookings stand.
home-paused-note = ⏸ { $note }
home-no-services = Booking opens soon. Please come back a little later.

studio-address = 📍 { $address }
studio-phone = 📞 { $phone }

category-title = <b>{ $category }</b>
category-others = Everything else
catalog-question = What are you looking for?
service-line = { $service } · { $length } · { $price }
service-line-from-length = { $service } · from { $length } · { $price }
service-line-from = { $service } · { $length } · from { $price }
service-line-from-both = { $service } · from { $length } · from { $price }

specialist-title = 👤 <b>{ $specialist }</b>
specialist-studio = { $studio }

studios-question = <b>Whom would you like to visit?</b>
studio-none =
    <b>Booking is not open yet</b>
    It is still being set up. Please come back later.

button-all-services = All services ›
button-visits = 📒 My bookings
button-language = 🌐 Language · Язык
button-book = Book a visit

language-question = 🌐 <b>Choose a language</b> · Выберите язык
language-ru = Русский
language-en = English

help-title = <b>Book your visit here</b>
help-book = /book — choose a service and a time
help-my = /my — see, move or cancel your bookings
help-lang = /lang — language · язык
help-cancel = /cancel — drop what you started and begin again
help-person = Need advice, or something special? We will help.
help-staff-title = 🧭 <b>What you can do here</b>
help-staff-menu = /menu — everything, by buttons
help-staff-today = /today and /week — my day and my week
help-staff-add = /add tomorrow 15:00 haircut Maria — book a client
help-staff-block = /block 14–15 lunch — block time
help-staff-off = /off tomorrow — a day off or a vacation
help-staff-why = /why tomorrow 15:00 — why a time is closed
help-staff-hours = /hours — working hours
help-staff-services = /services — services and prices
help-staff-clients = /clients — clients
help-staff-stats = /stats — figures
help-staff-links = /links — links and QR codes
help-staff-team = /team and /audit — the team, and who changed what
help-staff-settings = /settings — booking rules and notices
help-staff-clients-read = <i>And this is what clients read:</i>

about-title = <b>{ $name }</b>
about-words = { $about }
about-folded = <blockquote expandable>{ $about }</blockquote>
button-about = ℹ️ More
button-times = 📅 Choose a time
