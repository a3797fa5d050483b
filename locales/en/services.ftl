# Behind the counter: services, categories, who does them, specialists' cards.

services-title = 💈 <b>Services and prices</b>
services-none = No services yet. Add them one by one, or send the whole price list as a message.
services-line = { $service } · { $length } · { $from }{ $price }{ $mark }
# Before a price that is the lowest of several.
services-from = from{ " " }
# Nothing before a price, nothing behind a line.
services-exactly = { "" }
services-mark-hidden = { " " }· hidden
services-mark-nobody = { " " }· nobody does it

services-button-add = ➕ Service
services-button-paste = 📋 Paste a list
services-button-categories = 🗂 Categories
services-button-specialists = 👤 Specialists
services-button-archived = 🗄 Archive
services-button-price = Price
services-button-length = Length
services-button-name = Name
services-button-about = Description
services-button-photo = Photo
services-button-buffers = Pauses
services-button-people = Who does it
services-button-category = Category
services-button-up = ▲ Up
services-button-down = ▼ Down
services-button-hide = 🙈 Hide
services-button-show = 👁 Show
services-button-archive = 🗄 Archive
services-button-archive-yes = 🗄 Yes, archive
services-button-erase = Remove
services-button-return = ↩ { $service }
services-button-own = Own terms
services-button-own-price = Own price
services-button-own-length = Own length
services-button-reset = ↩ As the service says
services-button-new-category = ➕ Category
services-button-add-here = ➕ Service here
services-button-person = Name
services-button-bio = About
services-button-add-many = ✅ Add { $n ->
    [one] { $n } service
   *[other] { $n } services
}
services-button-add-all = ➕ All, repeats too
services-minutes = { $length }
services-minutes-before = before: { $length }
services-minutes-after = after: { $length }

services-card = <b>{ $service }</b>
services-card-terms = { $length } · { $from }{ $price }
services-card-hidden = 🙈 Hidden: clients do not see it
services-card-nobody = ⚠️ Nobody does it, so clients do not see it
services-card-people = 👤 { $people }
services-card-buffers = Pause: { $before } before, { $after } after
services-card-buffers-before = Pause before the visit: { $before }
services-card-buffers-after = Pause after the visit: { $after }
services-card-category = 🗂 { $category }
services-card-photo = 🖼 There is a photo
services-uncategorised = No category

services-edit-name = <b>{ $service }</b>: what shall it be called?
services-edit-name-how = Write the new name.
services-edit-price = <b>{ $service }</b>: how much is it?
services-edit-price-now = { $from }{ $price } now.
services-edit-price-how = Write a number, for example: { $price }. If the price depends on the work: from { $price }.
services-edit-length = <b>{ $service }</b>: how long does it take?
services-edit-length-now = { $length } now.
services-edit-length-how = Choose, or write: 75, 1:20, 1 h 20 min.
services-edit-about = <b>{ $service }</b>: description
services-edit-about-how = Write what is included and what to expect. Bold, italics and quotes stay; clients see it above the times.
services-edit-photo = <b>{ $service }</b>: photo
services-edit-photo-none = No photo yet.
services-edit-photo-how = Send a picture. Clients see it behind “More”.
services-edit-buffers = <b>{ $service }</b>: pauses
services-edit-buffers-how = Time to get ready and to clean up; clients do not see it. Choose, or write before and after: 10 15.

services-people = <b>{ $service }</b>: who does it?
services-does = ✅ { $specialist }
services-does-not = ▫️ { $specialist }
services-own = <b>{ $specialist }</b> · { $service }
services-own-price = Price: { $price }, their own
services-own-price-same = Price: { $from }{ $price }, as the service says
services-own-length = Length: { $length }, their own
services-own-length-same = Length: { $length }, as the service says
services-own-price-how = Write what this specialist asks, for example: { $price }.
services-own-length-how = Write how long this specialist takes: 75, 1:20, 1 h 20 min.

services-move = <b>{ $service }</b>: to which category?
services-ask-archive = Archive <b>{ $service }</b>?
services-ask-archive-how = Nobody can book it any more. You can bring it back at any time.
services-ask-archive-visits = ⚠️ { $n ->
    [one] { $n } visit is still to come and stays
   *[other] { $n } visits are still to come and stay
} booked.
services-archive = 🗄 <b>Archived services</b>
services-archive-none = Nothing here.
services-archive-how = Press a service to bring it back.

services-new = <b>What is the service called?</b>
services-new-how = For example: Haircut. Or with minutes and price at once: Haircut 60 { $price }.

services-paste = 📋 <b>Send the price list in one message</b>
services-paste-how = One service a line: name, minutes, price. A line that ends with a colon becomes a category. Up to 200 lines.
services-paste-example =
    For example:
    Hair:
    Haircut 60 { $price }
    Colouring 150 from { $more }
services-paste-found = 📋 <b>We understood { $n ->
    [one] { $n } service
   *[other] { $n } services
}</b>
services-paste-line = { $service } · { $length } · { $from }{ $price }
services-paste-double = { $service } · { $length } · { $from }{ $price } · <b>already there</b>
services-paste-doubles = ⚠️ { $n ->
    [one] { $n } service of that name is already there and will not be added again
   *[other] { $n } services of those names are already there and will not be added again
}.
services-paste-more = …and { $n } more
services-paste-wrong = ⚠️ <b>We did not understand { $n ->
    [one] { $n } line
   *[other] { $n } lines
}</b>
services-paste-no-price = { $line }. “{ $text }”: no price
services-paste-no-length = { $line }. “{ $text }”: how many minutes?
services-paste-range = { $line }. “{ $text }”: a visit takes from 1 minute to 24 hours
services-paste-amount = { $line }. “{ $text }”: a strange price
services-paste-name = { $line }. “{ $text }”: a name has from 1 to 64 characters
services-paste-shape = { $line }. “{ $text }”: needs a name, minutes and a price
services-paste-mend = Send only these lines again, in this order. For example: Haircut 60 { $price }

services-categories = 🗂 <b>Categories</b>
services-categories-how = Good when there are many services. With one category clients choose a service at once.
services-category = 🗂 <b>{ $category }</b>
services-category-count = { $n ->
    [one] { $n } service
   *[other] { $n } services
}
services-new-category = <b>What is the category called?</b>
services-new-category-how = Write a name, for example: Hair.
services-rename = 🗂 <b>{ $category }</b>: what shall it be called?

services-specialists = 👤 <b>Specialists’ cards</b>
services-specialists-how = Clients see them. The order here is the order of choice.
services-bio-none = Nothing is said about them yet.
services-edit-person = 👤 <b>{ $specialist }</b>: name
services-edit-person-how = Write the name as clients are to see it.
services-edit-bio = 👤 <b>{ $specialist }</b>: about
services-edit-bio-how = Write a few lines: experience, what they do best. Bold, italics and quotes stay.
services-edit-portrait = 👤 <b>{ $specialist }</b>: photo
services-edit-portrait-how = Send a picture; clients see it behind “More”.

# Remarks: no markup.
services-saved = Saved
services-added = Added. Clients can book it now
services-added-none = Nothing to add: all of these are already there
services-added-many = Added { $n ->
    [one] { $n } service
   *[other] { $n } services
}
services-archived = Archived
services-returned = The service is back on the list
services-category-full = The category still holds { $n ->
    [one] { $n } service
   *[other] { $n } services
}. First move or archive all that is in it
services-too-many = No more than { $n } fit. Archive what you do not need
services-gone = That is not on the list any more. Here is what is
services-ordered = Now no. { $at } of { $all }
services-wrong-empty = That is empty. Write at least a word
services-name-long = A bit long: { $n } characters, { $max } fit. Write it shorter
services-about-long = A bit long: { $n } characters, { $max } fit. Send it shorter
services-wrong-photo = It takes a picture. Send it as a photo, not as a file
services-wrong-lines = More than 200 lines at once are too many. Send them in parts
services-wrong-name = “{ $piece }” cannot be a name. It takes one line without odd signs, for example: Haircut
services-wrong-amount = “{ $piece }” is no price. For example: 45 or from 45
services-wrong-price = We did not understand the price “{ $piece }”. For example: 45 or from 45
services-wrong-length = We did not understand the length “{ $piece }”. For example: 75 or 1 h 20 min
services-wrong-range = “{ $piece }” does not do: a visit takes from 1 minute to 24 hours. For example: 60
services-wrong-extra = “{ $piece }” is too much. One value is enough, for example: 60
services-wrong-line = We did not understand “{ $piece }”. Name, minutes and price, for example: Haircut 60 45
services-wrong-buffers = We did not understand “{ $piece }”. Write minutes before and after, 240 at most: 10 15

# What the audit says.
audit-service-added = new service “{ $service }”: { $length }, { $price }
audit-service-name = service “{ $was }” is now called “{ $now }”
audit-service-price = { $service }: price { $was } → { $now }
audit-service-price-from = { $service }: price { $was } → from { $now }
audit-service-length = { $service }: length { $was } → { $now }
audit-service-buffers = { $service }: pauses before and after { $was } → { $now }
audit-service-about = { $service }: description “{ $was }” → “{ $now }”
audit-service-photo = { $service }: another photo
audit-service-hidden = { $service }: hidden from clients
audit-service-shown = { $service }: shown to clients again
audit-service-category = { $service }: category “{ $was }” → “{ $now }”
audit-service-order = { $service }: another place in the list
audit-service-done-by = { $service }: done by { $specialist }
audit-service-not-done-by = { $service }: no longer done by { $specialist }
audit-own-price = { $service }, { $specialist }: price { $was } → { $now }
audit-own-length = { $service }, { $specialist }: length { $was } → { $now }
audit-service-archived = { $service }: archived
audit-service-returned = { $service }: back from the archive
audit-category-added = new category “{ $category }”
audit-category-name = category “{ $was }” is now called “{ $now }”
audit-category-archived = category “{ $category }”: archived
audit-category-order = category “{ $category }”: another place in the list
audit-specialist-name = specialist “{ $was }” is now “{ $now }”
audit-specialist-bio = { $specialist }: about them “{ $was }” → “{ $now }”
audit-specialist-photo = { $specialist }: another photo
audit-specialist-order = { $specialist }: another place in the list

# Back to what was there before a change.
services-button-undo-price = ↩ Back to { $from }{ $price }
services-button-undo-length = ↩ Back to { $length }
services-undone = It is as it was before
services-undo-late = It can be taken back by a button for 10 minutes. Please change it here
services-changed-again = It was changed again since then. Here is how it is now

# Whose bookings wait for a yes.
services-button-approves = 🔔 Approval of bookings
services-card-approves = 🔔 Approval: { $rule }
services-edit-approves = <b>{ $service }: do bookings need your yes?</b>
services-edit-approves-how = Until you answer, the time is kept for the client.
services-approves-studio = As for the others: { $rule }
services-approves-as-studio = as for the others
audit-service-approves = { $service }: approval { $was } → { $now }
