# What a link to a page looks like where it is passed on: a picture with few words, and a sentence.
preview-price = { $price }
preview-price-from = от { $price }
preview-today = Ближайшее: сегодня, { $time }
preview-tomorrow = Ближайшее: завтра, { $time }
preview-next = Ближайшее: { LOWER($day) }, { $time }
preview-book = Запись онлайн
preview-paused = Сейчас не записываем
preview-about = { $services }. { $place }. Запись онлайн в любое время
preview-about-services = { $services }. Запись онлайн в любое время
preview-about-place = { $place }. Запись онлайн в любое время
