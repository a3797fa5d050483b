# Behind the counter: services, categories, who does them, specialists' cards.

services-title = 💈 <b>Услуги и цены</b>
services-none = Услуг пока нет. Добавьте по одной или пришлите сразу весь прайс сообщением.
services-line = { $service } · { $length } · { $from }{ $price }{ $mark }
# Before a price that is the lowest of several.
services-from = от{ " " }
# Nothing before a price, nothing behind a line.
services-exactly = { "" }
services-mark-hidden = { " " }· скрыта
services-mark-nobody = { " " }· никто не делает

services-button-add = ➕ Услуга
services-button-paste = 📋 Вставить списком
services-button-categories = 🗂 Категории
services-button-specialists = 👤 Мастера
services-button-archived = 🗄 Архив
services-button-price = Цена
services-button-length = Длительность
services-button-name = Название
services-button-about = Описание
services-button-photo = Фото
services-button-buffers = Перерывы
services-button-people = Кто делает
services-button-category = Категория
services-button-up = ▲ Выше
services-button-down = ▼ Ниже
services-button-hide = 🙈 Скрыть
services-button-show = 👁 Показать
services-button-archive = 🗄 В архив
services-button-archive-yes = 🗄 Да, в архив
services-button-erase = Убрать
services-button-return = ↩ { $service }
services-button-own = Свои условия
services-button-own-price = Своя цена
services-button-own-length = Своя длительность
services-button-reset = ↩ Как у услуги
services-button-new-category = ➕ Категория
services-button-add-here = ➕ Услуга сюда
services-button-person = Имя
services-button-bio = О себе
services-button-add-many = ✅ Добавить { $n ->
    [one] { $n } услугу
    [few] { $n } услуги
    [many] { $n } услуг
   *[other] { $n } услуги
}
services-button-add-all = ➕ Всё, и что уже есть
services-minutes = { $length }
services-minutes-before = до: { $length }
services-minutes-after = после: { $length }

services-card = <b>{ $service }</b>
services-card-terms = { $length } · { $from }{ $price }
services-card-hidden = 🙈 Скрыта: клиенты её не видят
services-card-nobody = ⚠️ Никто не делает, поэтому клиенты её не видят
services-card-people = 👤 { $people }
services-card-buffers = Перерыв: до визита { $before }, после { $after }
services-card-buffers-before = Перерыв до визита: { $before }
services-card-buffers-after = Перерыв после визита: { $after }
services-card-category = 🗂 { $category }
services-card-photo = 🖼 Фото есть
services-uncategorised = Без категории

services-edit-name = <b>{ $service }</b>: как назвать?
services-edit-name-how = Напишите новое название.
services-edit-price = <b>{ $service }</b>: сколько стоит?
services-edit-price-now = Сейчас { $from }{ $price }.
services-edit-price-how = Напишите число, например: { $price }. Если цена зависит от работы: от { $price }.
services-edit-length = <b>{ $service }</b>: сколько длится?
services-edit-length-now = Сейчас { $length }.
services-edit-length-how = Выберите или напишите: 75, 1:20, 1 ч 20 мин.
services-edit-about = <b>{ $service }</b>: описание
services-edit-about-how = Напишите, что входит и чем закончится. Жирный, курсив и цитаты останутся, клиент увидит это над временем записи.
services-edit-photo = <b>{ $service }</b>: фото
services-edit-photo-none = Фото пока нет.
services-edit-photo-how = Пришлите картинку. Клиент увидит её по кнопке «Подробнее».
services-edit-buffers = <b>{ $service }</b>: перерывы
services-edit-buffers-how = Это время на подготовку и уборку, клиент его не видит. Выберите или напишите до и после: 10 15.

services-people = <b>{ $service }</b>: кто делает?
services-does = ✅ { $specialist }
services-does-not = ▫️ { $specialist }
services-own = <b>{ $specialist }</b> · { $service }
services-own-price = Цена: { $price }, своя
services-own-price-same = Цена: { $from }{ $price }, как у услуги
services-own-length = Длительность: { $length }, своя
services-own-length-same = Длительность: { $length }, как у услуги
services-own-price-how = Напишите цену этого мастера, например: { $price }.
services-own-length-how = Напишите, сколько длится у этого мастера: 75, 1:20, 1 ч 20 мин.

services-move = <b>{ $service }</b>: в какую категорию?
services-ask-archive = Убрать <b>{ $service }</b> в архив?
services-ask-archive-how = Записаться на неё больше не смогут. Вернуть можно в любой момент.
services-ask-archive-visits = ⚠️ Впереди { $n ->
    [one] { $n } запись, она останется
    [few] { $n } записи, они останутся
    [many] { $n } записей, они останутся
   *[other] { $n } записи, они останутся
} в силе.
services-archive = 🗄 <b>Архив услуг</b>
services-archive-none = Здесь пусто.
services-archive-how = Нажмите на услугу, чтобы вернуть её.

services-new = <b>Как называется услуга?</b>
services-new-how = Например: Стрижка. Или сразу с минутами и ценой: Стрижка 60 { $price }.

services-paste = 📋 <b>Пришлите прайс одним сообщением</b>
services-paste-how = Каждая услуга с новой строки: название, минуты, цена. Строка с двоеточием на конце станет категорией. До 200 строк.
services-paste-example =
    Например:
    Волосы:
    Стрижка 60 { $price }
    Окрашивание 150 от { $more }
services-paste-found = 📋 <b>Распознали { $n ->
    [one] { $n } услугу
    [few] { $n } услуги
    [many] { $n } услуг
   *[other] { $n } услуги
}</b>
services-paste-line = { $service } · { $length } · { $from }{ $price }
services-paste-double = { $service } · { $length } · { $from }{ $price } · <b>уже есть</b>
services-paste-doubles = ⚠️ Уже есть { $n ->
    [one] { $n } услуга с таким названием, второй раз её не добавим
    [few] { $n } услуги с такими названиями, второй раз их не добавим
    [many] { $n } услуг с такими названиями, второй раз их не добавим
   *[other] { $n } услуги с такими названиями, второй раз их не добавим
}.
services-paste-more = …и ещё { $n }
services-paste-wrong = ⚠️ <b>Не поняли { $n ->
    [one] { $n } строку
    [few] { $n } строки
    [many] { $n } строк
   *[other] { $n } строки
}</b>
services-paste-no-price = { $line }. «{ $text }»: не видно цены
services-paste-no-length = { $line }. «{ $text }»: не видно, сколько минут
services-paste-range = { $line }. «{ $text }»: длительность бывает от 1 минуты до 24 часов
services-paste-amount = { $line }. «{ $text }»: странная цена
services-paste-name = { $line }. «{ $text }»: название бывает от 1 до 64 знаков
services-paste-shape = { $line }. «{ $text }»: нужны название, минуты и цена
services-paste-mend = Пришлите заново только эти строки, по порядку. Например: Стрижка 60 { $price }

services-categories = 🗂 <b>Категории</b>
services-categories-how = Нужны, когда услуг много. Пока категория одна, клиенты выбирают сразу услугу.
services-category = 🗂 <b>{ $category }</b>
services-category-count = { $n ->
    [one] { $n } услуга
    [few] { $n } услуги
    [many] { $n } услуг
   *[other] { $n } услуги
}
services-new-category = <b>Как назвать категорию?</b>
services-new-category-how = Напишите название, например: Волосы.
services-rename = 🗂 <b>{ $category }</b>: как назвать?

services-specialists = 👤 <b>Карточки мастеров</b>
services-specialists-how = Их видят клиенты. Порядок здесь — порядок выбора.
services-bio-none = О себе пока ничего не сказано.
services-edit-person = 👤 <b>{ $specialist }</b>: имя
services-edit-person-how = Напишите имя так, как его увидят клиенты.
services-edit-bio = 👤 <b>{ $specialist }</b>: о себе
services-edit-bio-how = Напишите пару строк: опыт, что особенно удаётся. Жирный, курсив и цитаты останутся.
services-edit-portrait = 👤 <b>{ $specialist }</b>: фото
services-edit-portrait-how = Пришлите картинку, клиенты увидят её по кнопке «Подробнее».

# Remarks: no markup.
services-saved = Сохранили
services-added = Добавили. Клиенты уже могут записаться
services-added-none = Добавлять нечего: все эти услуги уже есть
services-added-many = Добавили { $n ->
    [one] { $n } услугу
    [few] { $n } услуги
    [many] { $n } услуг
   *[other] { $n } услуги
}
services-archived = Убрали в архив
services-returned = Услуга снова в списке
services-category-full = В категории ещё { $n ->
    [one] { $n } услуга
    [few] { $n } услуги
    [many] { $n } услуг
   *[other] { $n } услуги
}. Сначала перенесите или уберите в архив всё, что в ней
services-too-many = Больше { $n } не добавить. Уберите лишнее в архив
services-gone = Этого уже нет в списке. Вот что есть
services-ordered = Теперь { $at }-е место из { $all }
services-wrong-empty = Пусто. Напишите хотя бы слово
services-name-long = Длинновато: { $n ->
    [one] { $n } знак
    [few] { $n } знака
    [many] { $n } знаков
   *[other] { $n } знака
}, а помещается { $max }. Напишите короче
services-about-long = Длинновато: { $n ->
    [one] { $n } знак
    [few] { $n } знака
    [many] { $n } знаков
   *[other] { $n } знака
}, а помещается { $max }. Пришлите короче
services-wrong-photo = Нужна картинка. Пришлите её как фото, а не файлом
services-wrong-lines = Больше 200 строк за раз не прочесть. Пришлите по частям
services-wrong-name = «{ $piece }» названием быть не может. Нужна одна строка без особых знаков, например: Стрижка
services-wrong-amount = «{ $piece }» — такой цены не бывает. Например: 1500 или от 1500
services-wrong-price = Не поняли цену «{ $piece }». Например: 1500 или от 1500
services-wrong-length = Не поняли длительность «{ $piece }». Например: 75 или 1 ч 20 мин
services-wrong-range = «{ $piece }» не подходит: визит длится от 1 минуты до 24 часов. Например: 60
services-wrong-extra = Лишнее: «{ $piece }». Нужно только одно значение, например: 60
services-wrong-line = Не поняли «{ $piece }». Нужны название, минуты и цена, например: Стрижка 60 1500
services-wrong-buffers = Не поняли «{ $piece }». Напишите минуты до и после, не больше 240: 10 15

# What the audit says.
audit-service-added = новая услуга «{ $service }»: { $length }, { $price }
audit-service-name = услуга «{ $was }» теперь называется «{ $now }»
audit-service-price = { $service }: цена { $was } → { $now }
audit-service-price-from = { $service }: цена { $was } → от { $now }
audit-service-length = { $service }: длительность { $was } → { $now }
audit-service-buffers = { $service }: перерывы до и после { $was } → { $now }
audit-service-about = { $service }: описание «{ $was }» → «{ $now }»
audit-service-photo = { $service }: другое фото
audit-service-hidden = { $service }: скрыта от клиентов
audit-service-shown = { $service }: снова видна клиентам
audit-service-category = { $service }: категория «{ $was }» → «{ $now }»
audit-service-order = { $service }: другое место в списке
audit-service-done-by = { $service }: делает { $specialist }
audit-service-not-done-by = { $service }: больше не делает { $specialist }
audit-own-price = { $service }, { $specialist }: цена { $was } → { $now }
audit-own-length = { $service }, { $specialist }: длительность { $was } → { $now }
audit-service-archived = { $service }: в архиве
audit-service-returned = { $service }: возвращена из архива
audit-category-added = новая категория «{ $category }»
audit-category-name = категория «{ $was }» теперь называется «{ $now }»
audit-category-archived = категория «{ $category }»: в архиве
audit-category-order = категория «{ $category }»: другое место в списке
audit-specialist-name = мастер «{ $was }» теперь «{ $now }»
audit-specialist-bio = { $specialist }: о себе «{ $was }» → «{ $now }»
audit-specialist-photo = { $specialist }: другое фото
audit-specialist-order = { $specialist }: другое место в списке

# Back to what was there before a change.
services-button-undo-price = ↩ Вернуть прежнюю: { $from }{ $price }
services-button-undo-length = ↩ Вернуть прежнюю: { $length }
services-undone = Вернули, как было
services-undo-late = Вернуть кнопкой можно в течение 10 минут. Поменяйте, пожалуйста, здесь
services-changed-again = С тех пор это поменяли ещё раз. Вот как сейчас

# Whose bookings wait for a yes.
services-button-approves = 🔔 Подтверждение записи
services-card-approves = 🔔 Подтверждение: { $rule }
services-edit-approves = <b>{ $service }: подтверждать записи?</b>
services-edit-approves-how = Пока вы не ответили, время держим за клиентом.
services-approves-studio = Как у других услуг: { $rule }
services-approves-as-studio = как у других услуг
audit-service-approves = { $service }: подтверждение записи { $was } → { $now }
