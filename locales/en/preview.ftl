# What a link to a page looks like where it is passed on: a picture with few words, and a sentence.
preview-price = { $price }
preview-price-from = from { $price }
preview-today = Next free: today, { $time }
preview-tomorrow = Next free: tomorrow, { $time }
preview-next = Next free: { $day }, { $time }
preview-book = Book online
preview-paused = No bookings just now
preview-about = { $services }. { $place }. Book online at any time
preview-about-services = { $services }. Book online at any time
preview-about-place = { $place }. Book online at any time
