# An owner sets a studio up.

setup-welcome = <b>Let us set up your booking</b>
setup-welcome-how = Three questions, less than two minutes. Everything can be changed later.
setup-name-question = What shall clients call you? Type it, for example: <i>Linen</i> or <i>Anna, nails</i>.
setup-name-own = { $name }

setup-kind-question = <b>{ $studio }</b>
setup-kind-how = Who takes clients?
setup-kind-solo = Only me
setup-kind-team = A team
setup-rename = Change the name

setup-city-question = <b>Which city are you in?</b>
setup-city-how = Type it, for example: <i>London</i>. Or send your location: the paper clip → Location. The city sets the clock and the currency.
setup-city-unknown = <b>“{ $city }”</b>
setup-city-try = That city is not on the list. Type the nearest big one, send your location, or choose a time zone.
setup-city-guess = Which of these?
setup-city = { $city }
setup-city-zones = 🕓 Choose a time zone

setup-summary = ✅ <b>{ $studio }</b>: nearly ready
setup-summary-how = All right? You can change things now or later.
setup-hours = 🗓 Mon–Fri from 10:00 to 19:00
setup-who = 👤 Clients come to { $name }
setup-who-many = 👤 Clients come to { $n ->
    [one] { $n } specialist
   *[other] { $n } specialists
}
setup-who-nobody = 👤 Specialists are invited in the next step
setup-finish = ✅ Done
setup-edit-name = Name
setup-edit-zone = City and clock
setup-edit-currency = Currency
setup-edit-langs = Languages
setup-edit-address = Address
setup-edit-phone = Phone
setup-edit-privacy = Privacy policy
setup-edit-kind = Who takes clients

setup-next = ✅ <b>{ $studio }</b>: ready for work
setup-next-services = 💈 Services: the whole price list may come in one message
setup-next-hours = 🗓 Hours: when people can come
setup-next-team = 👥 Team: invite specialists by a link
setup-next-link = Your link for clients: { $link }
setup-next-example = This is an example for now. Make it yours or remove it.
setup-menu = 🧭 Open the menu

setup-link-used = Somebody else has used this link already. Ask whoever sent it for a new one
setup-link-expired = This link has expired. Ask whoever sent it for a new one
setup-link-unknown = There is no such link. Check that you copied all of it, or ask for a new one

setup-own = Make it mine
setup-own-question = <b>Make the example yours?</b>
setup-own-stays = Services, hours and specialists stay: rename and change them as you like.
setup-own-goes = The made-up bookings ({ $visits }) and clients ({ $clients }) go.
setup-own-yes = ✅ Yes, make it mine
setup-owned = ✅ It is yours now. Now check the services and names
setup-remove = Remove the example
setup-remove-question = <b>Remove the example altogether?</b> { $studio }
setup-remove-goes = ⚠️ All of it goes: services, hours, specialists, clients and bookings. It cannot be brought back. After that we set up your own from scratch.
setup-remove-yes = Yes, remove it all
setup-removed = The example is gone. Let us start from scratch
setup-awaited = Real clients still have { $n ->
    [one] { $n } booking
   *[other] { $n } bookings
} to come. Cancel them first, in 📅 Today: the clients will hear of it
setup-no-example = This is no example any more: nothing was touched

audit-studio-made = opened the booking desk
audit-studio-given = took the example over by a link
audit-studio-solo = said that one person works here
audit-studio-team = said that a team works here
audit-example-owned = made the example theirs
