# What a client adds before they book.

extra-comment-add = 💬 Comment
extra-guest-add = 👶 For somebody else
extra-no-comment = ✖ Take the comment away
extra-no-guest = ✖ It is for me

extra-comment-question = 💬 <b>What should we know?</b>
extra-comment-how = Type it in one message, up to { $max } characters. For example: <i>allergic to ammonia</i> or <i>coming with a pram</i>.
extra-comment-long = That is { $n } { $n ->
    [one] character
   *[other] characters
}, and { $max } fit. Please make it shorter.
extra-guest-question = 👶 <b>Who is coming?</b>
extra-guest-how = Type a name, with a phone number if you like: <i>Mary, +44 20 7946 0000</i>. Or send a contact.
extra-guest-phone-unclear = “{ $piece }” does not look like a phone number. Type all of it, or the name alone.
extra-guest-nameless = Please type a name too. For example: Mary, +44 20 7946 0000

# On the visit, for whoever looks.
extra-comment = 💬 { $comment }
extra-guest = 👶 Coming: { $guest }
extra-guest-phone = 👶 Coming: { $guest } · { $phone }
extra-phone = 📞 For this booking: { $phone }
