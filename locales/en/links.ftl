menu-links = 🔗 Links and QR

links-title = 🔗 <b>The link to book</b>
links-link = <code>{ $link }</code>
# The same in a browser.
links-page = Page: <code>{ $link }</code>
links-hint = Tap the link to copy it. Below are links to specialists and services.
links-studio-picture = QR code for the desk
links-specialist-button = 👤 { $words }
links-studio = 🔗 <b>{ $name }</b>
links-specialist = 👤 Book with <b>{ $name }</b>
links-service = 🔗 Book <b>{ $name }</b>
links-picture-button = QR code
links-gone = That is not listed any more. Here are the links that work.
links-widget-button = 🧩 Booking on your site
links-widget = 🧩 <b>Booking on your site</b>
links-widget-sites = Site: { $sites }
links-widget-first = First name the site where booking will be: no other site can show it.
links-widget-how = Put this line where booking should be. Somebody else runs the site? Forward it to them.
links-widget-copy = Copy
links-widget-field = Name the site
