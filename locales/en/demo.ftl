# The studio of the demo and of `okoshko seed`: invented, all of it.

demo-studio = Linen Studio
demo-about = Hair, nails and brows, never in a hurry, and quiet whenever you like it quiet. Coffee and tea are on us.
demo-address = 17 Harbour Street, Bristol
# On the map, in millionths of a degree.
demo-north = 51448500
demo-east = -2598300
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

# One a line.
demo-clients =
    Mary Cooper
    Aisha Khan
    David Price
    Helen Ward
    Grace Obi
    Olivia Marsh
    Tim Harris
    Natalie Bell
    Lana Kim
    Paul Grant
    Julia Hayes
    Priya Shah
    Grace Turner
    Omar Farouk
    Chloe Bennett
    Hannah Wright
    Lucas Meyer
    Amelia Stone
    Fatima Noor
    Jack Sullivan
    Sophie Clarke
    Nina Petrova
    Ben Carter
    Isla Murray
    Leah Goldman
    Ethan Brooks
    Zoe Palmer
    Maya Singh
    Ryan Fletcher
    Ruth Abbott
    Emily Dawson
    Carlos Vega
    Megan Lloyd
    Alice Fenton
    Dylan Rhys
    Joanna Pike

# The people on the demo page and what stands over their chats.
demo-person-client = Kate
demo-person-specialist = Anna
demo-person-owner = Olga
demo-group = Team
demo-caption-client = Client
demo-caption-specialist = Specialist
demo-caption-owner = Owner
