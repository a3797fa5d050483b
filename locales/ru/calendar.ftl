calendar-question = Выберите день. Точка у числа — мест осталось мало.
calendar-month = { $month }
calendar-previous = ‹
calendar-next = ›

# Cells of the grid. Telegram refuses a button of spaces: the blank one is an empty Braille pattern.
calendar-free = { $day }
calendar-few = { $day }•
calendar-today = [{ $day }]
calendar-shut = ·
calendar-blank = { "\u2800" }
