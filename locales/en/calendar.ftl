calendar-question = Choose a day. A dot instead of the number: no booking. A dot beside it: only a few times left.
calendar-month = { $month }
calendar-previous = ‹
calendar-next = ›

# Cells of the grid. Telegram refuses a button of spaces: the blank one is an empty Braille pattern.
calendar-free = { $day }
calendar-few = { $day }•
calendar-today = [{ $day }]
calendar-shut = ·
calendar-blank = { "\u2800" }
