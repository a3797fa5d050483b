# Pages in a browser: the same desk, without the chat.

page-languages = Language of the page
page-footer = Booking runs on okoshko
page-to-start = To the start

page-wrong-title = We could not read this request
page-wrong-hint = Please go one step back and try again. Nothing was booked or changed.
page-unknown-title = There is no such page
page-unknown-hint = The address may have a typo, or the page was taken down. Check the link or start over.
page-gone-title = This is no longer here
page-gone-hint = There used to be something here, but it is not offered any more. Have a look at what there is now.
page-method-title = This page does not open that way
page-method-hint = It seems to have been opened by the wrong button. Start over, it is quick.
page-late-title = That took too long
page-late-hint = The connection was too slow. Please try again.
page-large-title = That is a little too long
page-large-hint = Please go back and shorten the text: we cannot take that much. Nothing was booked.
page-often-title = A little slower, please
page-often-hint = Too many requests come from your address. Please try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
page-fault-title = That did not work
page-fault-hint = It is our fault, not yours. Please reload the page in a minute.
page-fault-number = Error number: { $id }
