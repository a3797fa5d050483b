# A client's phone, asked once. A key of the keyboard below is known by the sign it begins with: ‹ and ».

phone-required = 📞 <b>One last step: your phone number</b>
phone-welcome = 📞 <b>Would you leave your phone number?</b> We will call if anything changes.
phone-how = Press the button below or type the number, for example +44 20 7946 0000.
phone-share = 📞 Send my number
phone-skip = » No phone number
phone-back = ‹ Back

phone-kept = 📞 Thank you, we have your number.
phone-skipped = Fine, no phone number then.
phone-away = All right, as you like.
phone-must = We cannot book you without a phone number. If you would rather not leave it, press “‹ Back”.
phone-foreign = That is somebody else’s contact. Please send your own: press the button below or type the number.
phone-unclear = That does not look like a phone number. Please type all of it, for example +44 20 7946 0000.
