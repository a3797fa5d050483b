# A client's phone, asked once. A key of the keyboard below is known by the sign it begins with: ‹ and ».

phone-required = 📞 <b>Остался только ваш телефон</b>
phone-welcome = 📞 <b>Оставите телефон?</b> Позвоним, если что-то изменится.
phone-how = Нажмите кнопку внизу или напишите номер, например +7 917 123-45-67.
phone-share = 📞 Отправить мой номер
phone-skip = » Без телефона
phone-back = ‹ Назад

phone-kept = 📞 Спасибо, номер записали.
phone-skipped = Хорошо, без телефона.
phone-away = Хорошо.
phone-must = Без телефона записать не получится. Если не хотите его оставлять, нажмите «‹ Назад».
phone-foreign = Это чужой контакт. Пришлите, пожалуйста, свой номер: кнопкой внизу или словами.
phone-unclear = Не похоже на номер телефона. Напишите его целиком, например +7 917 123-45-67.
