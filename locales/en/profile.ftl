profile-button = 👤 Profile
profile-title = 👤 <b>Your profile</b>
profile-name = Name: { $name }
profile-name-none = Name: not given
profile-phone = Phone: { $phone }
profile-phone-none = Phone: not given
profile-lang = Language: { $lang }
profile-name-button = ✏️ Name
profile-phone-button = 📞 Phone
profile-switches-button = 🔔 What to send
profile-data-button = 📦 My data
profile-forget-button = 🗑 Forget me

profile-ask-name = What should we call you? Type a name, up to 64 characters.
profile-wrong-name = A name on one line, up to 64 characters, please. The old one stays.
profile-named = ✅ We will call you that
profile-ask-phone = Type your phone, for example <i>+44 20 7946 0958</i>, or send your own contact: paper clip → “Contact”.
profile-no-phone = Remove the phone
profile-phoned = ✅ Done

profile-switches = 🔔 <b>What to send</b>
    Press to switch on or off. Answers to your own presses always come.
profile-switches-work = 💼 is for your work: bookings with you and their changes, clients whom no message reaches or who did not answer.
profile-switch-on = ✅ { $what }
profile-switch-off = ⬜ { $what }
profile-switch-changes = Moves, cancellations
profile-switch-letters = Letters
profile-switch-reminders = Reminders
profile-switch-silence = 💼 No answer
profile-switch-offers = Other times
profile-switch-requests = 💼 Requests
profile-switch-visits = 💼 New bookings
profile-switch-visit-changes = 💼 Changes
profile-switch-unreached = 💼 Out of reach
profile-switch-agenda = 💼 Day’s plan
profile-switch-digest = 💼 Day’s summary
profile-switch-team = 💼 Team

profile-data = 📦 Your data is in the file above.
profile-data-caption = Everything we keep about you
profile-data-file = my-data.zip
profile-data-about = This is everything that the booking bot keeps about you.
    account.json: your number in Telegram, your name and language.
    places.json: what each place that you booked with has written about you, specialists’ notes included.
    bookings.json: your bookings. Times are seconds since 1970 (UTC), prices are in cents and other minor units.
    history.json: what happened to the bookings.
    messages.json: what the bot sent by itself.
    switched_off.json: what you asked not to be sent.
    calendars.json: when you connected your phone’s calendar and when it looked. The links themselves we do not have.
    updates.json: your messages and presses of the last two days; they are not kept longer.

profile-forget = 🗑 <b>Forget you?</b>
profile-forget-what = We will erase your name, phone, comments, notes and your messages to the bot. Dates and amounts of visits stay, without a name, and so do messages that your specialist already got. This cannot be undone.
profile-forget-coming = ⚠️ { $n ->
    [one] The booking to come will be cancelled.
   *[other] { $n } bookings to come will be cancelled.
}
profile-forget-yes = Yes, forget me
profile-forgotten = Done: we do not know you any more. To book again, press /start
profile-works = You work here. Leave the team or hand it over first; then we will forget you.
