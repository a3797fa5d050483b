# The studio of the demo and of `okoshko seed`: invented, all of it.

demo-studio = Студия «Лён»
demo-about = Стрижём, красим, делаем маникюр и брови: без спешки и в тишине, если хочется тишины. Кофе и чай за наш счёт.
demo-address = Казань, ул. Баумана, 17
# On the map, in millionths of a degree.
demo-north = 55787600
demo-east = 49121800
demo-phone = +7 843 555-01-17
demo-zone = Europe/Moscow
demo-currency = RUB

demo-category-hair = Волосы
demo-category-nails = Ногти
demo-category-brows = Брови и ресницы

# Prices are whole units of the currency.
demo-service-haircut = Стрижка
demo-service-haircut-price = 1500
demo-service-colour = Окрашивание
demo-service-colour-price = 4500
demo-service-styling = Укладка
demo-service-styling-price = 1200
demo-service-manicure = Маникюр
demo-service-manicure-price = 1400
demo-service-gel = Маникюр с гель-лаком
demo-service-gel-price = 2000
demo-service-pedicure = Педикюр
demo-service-pedicure-price = 2400
demo-service-brows = Коррекция бровей
demo-service-brows-price = 900
demo-service-lashes = Ламинирование ресниц
demo-service-lashes-price = 2200

demo-specialist-anna = Анна
demo-specialist-irina = Ирина
demo-specialist-vera = Вера

# One a line.
demo-clients =
    Мария Соколова
    Алсу Гарипова
    Дмитрий Орлов
    Елена Кузнецова
    Айгуль Сафина
    Ольга Морозова
    Тимур Хасанов
    Наталья Белова
    Светлана Ким
    Павел Громов
    Юлия Зайцева
    Регина Ахметова
    Камилла Нуриева
    Артём Васильев
    Ирина Лебедева
    Гузель Закирова
    Анастасия Попова
    Роман Фёдоров
    Лейла Ибрагимова
    Вероника Соловьёва
    Марат Галиев
    Ксения Борисова
    Татьяна Волкова
    Эльвира Шакирова
    Илья Никитин
    Дарья Козлова
    Зарина Мухаметова
    Алина Тарасова
    Руслан Юсупов
    Полина Егорова
    Надежда Крылова
    Диана Валиева
    Максим Гусев
    Людмила Сергеева
    Аделина Хайруллина
    Евгения Маслова

# The people on the demo page and what stands over their chats.
demo-person-client = Катя
demo-person-specialist = Анна
demo-person-owner = Ольга
demo-group = Команда
demo-caption-client = Клиент
demo-caption-specialist = Мастер
demo-caption-owner = Владелица
