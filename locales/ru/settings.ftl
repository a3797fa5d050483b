# A studio's rules and facts, its pause, the group of its staff.

settings-button = ⚙️ Настройки
settings-title = ⚙️ <b>Настройки</b>: { $studio }
settings-example = Сейчас здесь пример. Сделайте его своим или уберите.
settings-about = Название и контакты
settings-rules = Правила записи
settings-notices = 📨 Сводки и группа

settings-section = <b>{ $section }</b>
settings-line = { $field }: <b>{ $value }</b>
settings-field = <b>{ $field }</b>: { $value }
settings-preset = { $value }
settings-chosen = { $value } ✓
settings-clear = ✖ Убрать
settings-saved = ✅ Сохранили

settings-none = нет
settings-pin = точка на карте
settings-photo-there = есть
settings-never = выкл
settings-notice-none = без ограничения
settings-cancel-any = в любой момент
settings-cancel-never = только через вас
settings-move-as-cancel = как отмена
settings-buffers-add = складываются
settings-buffers-overlap = считается больший
settings-phone-never = не спрашиваем
settings-phone-welcome = по желанию
settings-phone-required = обязательно
settings-langs-ru = русский
settings-langs-en = английский
settings-langs-both = русский и английский

settings-clock = 🕓 Сейчас { $now }, часы как в городе { $city }
settings-currency = 💰 Валюта: { $currency }
settings-langs = 🌐 Языки: { $langs }
settings-privacy = 🔒 Политика данных: { $link }

settings-field-name = Название
settings-field-zone = Часовой пояс
settings-field-currency = Валюта
settings-field-address = Адрес
settings-field-phone = Телефон
settings-field-privacy = Политика данных
settings-field-slug = Адрес страницы
settings-field-sites = Сайт для виджета
settings-field-about = Описание
settings-field-photo = Фото
settings-field-notice = Минимум до визита
settings-field-window = Запись открыта на
settings-field-cancel = Отмена до визита
settings-field-move = Перенос до визита
settings-field-cap = Записей на клиента
settings-field-hold = Держим время
settings-field-step = Шаг записи
settings-field-buffers = Перерывы до и после
settings-field-langs = Языки для клиентов
settings-field-agenda = План дня мастерам
settings-field-digest = Итоги дня владельцу
settings-field-quiet = Тихие часы
settings-field-ask-phone = Телефон клиента

settings-ask-name = Напишите новое название, до 64 знаков. Например: <i>Лён</i>
settings-ask-about = Напишите пару строк, до 600 знаков: что у вас особенно удаётся, что ждёт гостя. Жирный, курсив и цитаты останутся. Клиенты прочтут это, когда придут записаться.
settings-ask-photo = Пришлите картинку. Клиенты увидят её на странице записи, а здесь — по кнопке «Подробнее».
settings-ask-slug = Как назвать страницу записи в браузере: от 2 до 40 латинских букв, цифр и дефисов. Например: <i>len-kazan</i>. Старый адрес будет вести на новый.
settings-ask-zone = Напишите город, например <i>Казань</i>, пришлите геопозицию или выберите часовой пояс.
settings-ask-currency = Выберите или напишите, например <i>рубли</i> или <i>EUR</i>. Цены не пересчитываются: меняется только знак.
settings-ask-address = Напишите, как вас найти, например <i>ул. Баумана, 17, вход со двора</i>. Или пришлите место на карте: скрепка → «Геопозиция».
settings-ask-phone = Напишите телефон, например <i>+7 917 123-45-67</i>, или пришлите контакт.
settings-ask-privacy = Пришлите ссылку на политику обработки данных, например <i>https://example.ru/privacy</i>. Её увидит каждый клиент перед записью.
settings-ask-sites = На каком сайте будет стоять запись к вам? Напишите его адрес, например <i>https://salon.ru</i>; до 5 адресов через пробел. Другие сайты показать её не смогут.
settings-ask-notice = За сколько до визита запись закрывается: от 0 до 30 дней. Выберите или напишите, например <i>90 мин</i> или <i>36 ч</i>.
settings-ask-window = На сколько дней вперёд можно записаться: от 1 до 365. Выберите или напишите число, например <i>21</i>.
settings-ask-cancel = До какого срока клиент отменяет сам, кнопкой: до 30 дней. Выберите или напишите, например <i>5 ч</i>.
settings-ask-move = До какого срока клиент переносит запись сам, кнопкой: до 30 дней. Выберите или напишите, например <i>5 ч</i>.
settings-ask-cap = Сколько предстоящих записей может быть у одного клиента: от 1 до 100. Выберите или напишите число, например <i>6</i>.
settings-ask-hold = Сколько держим время, пока клиент решает: от 1 до 60 минут. Выберите или напишите, например <i>7 мин</i>.
settings-ask-step = Через сколько предлагать начало: от 5 минут до 4 часов. Выберите или напишите, например <i>45 мин</i>.
settings-ask-buffers = Если после визита нужно 15 минут, а перед следующим 10: вместе это 25 минут или больший из двух, 15?
settings-ask-langs = На каких языках бот говорит с клиентами?
settings-ask-agenda = Во сколько присылать мастерам их записи на день. Выберите или напишите, например <i>8:30</i> или <i>выкл</i>.
settings-ask-digest = Во сколько присылать итоги дня. Выберите или напишите, например <i>21:30</i> или <i>выкл</i>.
settings-ask-quiet = Когда никого не беспокоить. Письма, новости и напоминания, которые могут подождать, придут после; ответы на нажатия и всё срочное приходят всегда, а план и итоги дня — в выбранный для них час. Выберите или напишите, например <i>22-8</i> или <i>выкл</i>.
settings-ask-ask-phone = Просить ли телефон перед записью? Спросим один раз, одной кнопкой; кто оставил номер, того больше не спросим.

settings-zone-warning = ⚠️ { $n ->
    [one] Впереди { $n } запись
    [few] Впереди { $n } записи
    [many] Впереди { $n } записей
   *[other] Впереди { $n } записи
}. Сами визиты не сдвинутся, но на новых часах их время будет другим. Часы работы и выходные пойдут по-новому.
settings-zones = <b>Выберите часовой пояс</b>
settings-zone = UTC{ $offset } · { $city }

settings-wrong = Не поняли «{ $piece }». Ниже есть пример
settings-wrong-range = «{ $piece }» не подойдёт. Ниже сказано, от чего до чего можно
settings-wrong-long = Длинновато: помещается { $max } знаков. Ниже есть пример
settings-wrong-name = «{ $piece }» не подойдёт: нужна одна строка до 64 знаков
settings-wrong-slug-signs = Не подойдёт: можно латинские буквы, цифры и дефис внутри. Ниже есть пример
settings-wrong-slug-length = Не подойдёт: нужно от 2 до 40 знаков. Ниже есть пример
settings-wrong-slug-digits = Не подойдёт: нужна хотя бы одна буква. Ниже есть пример
settings-slug-taken = Такой адрес уже занят. Добавьте, например, город
settings-pause-long = Длинновато: помещается { $max } знаков. Напишите короче, например: в отпуске до 10 января
settings-ask-clocks = 🕓 <b>Сменить часы: { $was } → { $now }?</b>
settings-ask-clocks-booked = ⚠️ { $n ->
    [one] Впереди { $n } запись.
    [few] Впереди { $n } записи.
    [many] Впереди { $n } записей.
   *[other] Впереди { $n } записи.
} Момент визита не изменится, а время на часах станет другим.
settings-ask-clocks-how = Разница с прежними часами: { $shift } ч. Клиентам об этом не пишем.
settings-ask-clocks-yes = ✅ Да, сменить часы
settings-wrong-site = «{ $piece }» не подойдёт: нужен адрес сайта с https, например https://salon.ru
settings-wrong-sites = Помещается { $max } адресов. Оставьте главные
settings-wrong-city = Не нашли город «{ $piece }». Напишите ближайший большой или выберите часовой пояс

settings-pause = ⏸ Пауза
settings-pause-question = ⏸ <b>Остановить запись на время?</b>
settings-pause-how = Новых записей не будет, прежние останутся, отменить их можно.
settings-pause-words = Клиенты увидят: «Сейчас не записываем, загляните позже». Или напишите свои слова, например: <i>В отпуске до 9 января</i>
settings-pause-yes = ⏸ Остановить
settings-paused = ⏸ Запись остановили
settings-paused-now = ⏸ Запись остановлена
settings-paused-note = ⏸ Запись остановлена: { $note }
settings-resume = ▶️ Продолжить запись
settings-resumed = ▶️ Снова записываем

settings-group = 👥 Группа для сотрудников
settings-group-title = <b>Группа для сотрудников</b>
settings-group-on = 👥 Группа узнаёт обо всех записях
settings-group-off = 👥 Группы пока нет
settings-group-how = Сюда приходит всё, что о записях узнаёт владелец. Отвечать здесь ничего не нужно.
settings-group-link =
    Откройте ссылку и выберите группу:
    { $link }
    Ссылка сработает один раз, в течение суток.
settings-group-offer = Подключить группу
settings-group-again = Новая ссылка
settings-group-drop = ✖ Отключить группу
settings-group-dropped = Группу отключили

audit-setting = «{ $field }»: было { $was }, стало { $now }
audit-setting-other = «{ $field }»: новое
audit-pause = остановили запись
audit-pause-note = остановили запись: { $note }
audit-resume = возобновили запись
audit-group = подключили группу сотрудников
audit-group-dropped = отключили группу сотрудников

# Whose bookings wait for a yes.
settings-field-approve = Подтверждение
settings-ask-approve = Чьи записи нужно подтверждать? Пока вы не ответили, время держим за клиентом.
settings-approve-nobody = не нужно
settings-approve-new = для новых клиентов
settings-approve-everybody = для всех
