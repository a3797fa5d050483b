# The studio of the demo and of `okoshko seed`: invented, all of it.

demo-studio = Студия «Лён»
demo-address = Казань, ул. Баумана, 17
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

demo-client-1 = Мария Соколова
demo-client-2 = Алсу Гарипова
demo-client-3 = Дмитрий Орлов
demo-client-4 = Елена Кузнецова
demo-client-5 = Айгуль Сафина
demo-client-6 = Ольга Морозова
demo-client-7 = Тимур Хасанов
demo-client-8 = Наталья Белова
demo-client-9 = Светлана Ким
demo-client-10 = Павел Громов
demo-client-11 = Юлия Зайцева
demo-client-12 = Регина Ахметова

# The people on the demo page and what stands over their chats.
demo-person-client = Катя
demo-person-specialist = Анна
demo-person-owner = Ольга
demo-group = Команда
demo-caption-client = Клиент
demo-caption-specialist = Мастер
demo-caption-owner = Владелица
