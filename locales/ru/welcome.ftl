home-title = <b>{ $studio }</b>
home-question = На что вас записать?
# For whoever comes back: the same again, or what they left unfinished.
home-again = 🔁 { $start } · { $service } · { $specialist }
home-draft = Продолжить: { $start } · { $service }
home-paused = ⏸ Сейчас не записываем, загляните позже. Ваши записи в силе.
home-paused-note = ⏸ { $note }
home-no-services = Запись скоро откроется, загляните чуть позже.

studio-address = 📍 { $address }
studio-phone = 📞 { $phone }

category-title = <b>{ $category }</b>
category-others = Остальное
catalog-question = Что вас интересует?
service-line = { $service } · { $length } · { $price }
service-line-from-length = { $service } · от { $length } · { $price }
service-line-from = { $service } · { $length } · от { $price }
service-line-from-both = { $service } · от { $length } · от { $price }

specialist-title = 👤 <b>{ $specialist }</b>
specialist-studio = { $studio }

studios-question = <b>К кому вас записать?</b>
studio-none =
    <b>Запись ещё не открыта</b>
    Её настраивают. Загляните, пожалуйста, позже.

button-all-services = Все услуги ›
button-visits = 📒 Мои записи
button-language = 🌐 Язык · Language
button-book = Записаться

language-question = 🌐 <b>Выберите язык</b> · Choose a language
language-ru = Русский
language-en = English

help-title = <b>Здесь можно записаться на визит</b>
help-book = /book — выбрать услугу и время
help-my = /my — посмотреть, перенести или отменить свои записи
help-lang = /lang — язык · language
help-cancel = /cancel — бросить начатое и вернуться в начало
help-person = Нужен совет или особый случай? Мы поможем.
help-staff-title = 🧭 <b>Что вы можете здесь</b>
help-staff-menu = /menu — всё кнопками
help-staff-today = /today и /week — мой день и неделя
help-staff-add = /add завтра 15:00 стрижка Мария — записать клиента
help-staff-block = /block 14–15 обед — занять время
help-staff-off = /off завтра — выходной или отпуск
help-staff-why = /why завтра 15:00 — почему время закрыто
help-staff-hours = /hours — часы работы
help-staff-services = /services — услуги и цены
help-staff-clients = /clients — клиенты
help-staff-stats = /stats — цифры
help-staff-links = /links — ссылки и QR-коды
help-staff-team = /team и /audit — команда и журнал изменений
help-staff-settings = /settings — правила записи и уведомления
help-staff-clients-read = <i>А это читают клиенты:</i>

about-title = <b>{ $name }</b>
about-words = { $about }
about-folded = <blockquote expandable>{ $about }</blockquote>
button-about = ℹ️ Подробнее
button-times = 📅 Выбрать время
