# The studio of the demo and of `okoshko seed`: invented, all of it.

demo-studio = Linen Studio
demo-address = 17 Harbour Street, Bristol
demo-phone = +44 117 496 0017
demo-zone = Europe/London
demo-currency = GBP

demo-category-hair = Hair
demo-category-nails = Nails
demo-category-brows = Brows and lashes

# Prices are whole units of the currency.
demo-service-haircut = Haircut
demo-service-haircut-price = 45
demo-service-colour = Colour
demo-service-colour-price = 95
demo-service-styling = Styling
demo-service-styling-price = 35
demo-service-manicure = Manicure
demo-service-manicure-price = 30
demo-service-gel = Gel manicure
demo-service-gel-price = 42
demo-service-pedicure = Pedicure
demo-service-pedicure-price = 48
demo-service-brows = Brow shaping
demo-service-brows-price = 20
demo-service-lashes = Lash lift
demo-service-lashes-price = 52

demo-specialist-anna = Anna
demo-specialist-irina = Irene
demo-specialist-vera = Vera

demo-client-1 = Mary Cooper
demo-client-2 = Aisha Khan
demo-client-3 = David Price
demo-client-4 = Helen Ward
demo-client-5 = Grace Obi
demo-client-6 = Olivia Marsh
demo-client-7 = Tim Harris
demo-client-8 = Natalie Bell
demo-client-9 = Lana Kim
demo-client-10 = Paul Grant
demo-client-11 = Julia Hayes
demo-client-12 = Priya Shah

# The people on the demo page and what stands over their chats.
demo-person-client = Kate
demo-person-specialist = Anna
demo-person-owner = Olga
demo-group = Team
demo-caption-client = Client
demo-caption-specialist = Specialist
demo-caption-owner = Owner
