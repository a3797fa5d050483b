# What a client adds before they book.

extra-comment-add = 💬 Комментарий
extra-guest-add = 👶 Для другого
extra-no-comment = ✖ Убрать комментарий
extra-no-guest = ✖ Записать меня

extra-comment-question = 💬 <b>Что передать мастеру?</b>
extra-comment-how = Напишите одним сообщением, до { $max } знаков. Например: <i>аллергия на аммиак</i> или <i>приду с коляской</i>.
extra-comment-long = Получилось { $n } { $n ->
    [one] знак
    [few] знака
    [many] знаков
   *[other] знака
}, а помещается { $max }. Напишите, пожалуйста, короче.
extra-guest-question = 👶 <b>Кто придёт?</b>
extra-guest-how = Напишите имя, можно с телефоном: <i>Маша, 8 917 123-45-67</i>. Или пришлите контакт.
extra-guest-phone-unclear = «{ $piece }» не похоже на номер телефона. Напишите номер целиком или только имя.
extra-guest-nameless = Напишите, пожалуйста, ещё и имя. Например: Маша, 8 917 123-45-67

# On the visit, for whoever looks.
extra-comment = 💬 { $comment }
extra-guest = 👶 Придёт: { $guest }
extra-guest-phone = 👶 Придёт: { $guest } · { $phone }
extra-phone = 📞 Для этой записи: { $phone }
