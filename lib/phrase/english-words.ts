/** An English word for each byte, told apart by ear: any two differ by three sounds or more. */
export const englishWords: readonly string[] = `
acorn admiral airport album almond apricot aquarium archway armchair asteroid atlas autumn bagpipe
balcony bamboo banana basket birthday blossom bonfire bracelet broccoli buffalo bumblebee
butterfly cabbage cactus calendar camel captain caravan carnival carpet cathedral ceramic chestnut
chimney chipmunk cinnamon circus clarinet clover coconut concert coral cowboy cricket crystal
cucumber cushion daffodil dandelion desert diamond dinosaur dolphin domino donkey doorbell
dragonfly dumpling elephant emerald engine equator evening fabric festival flamingo flute football
forest fountain freckle galaxy gallery garlic geranium giraffe glacier globe goldfish gondola
gravity guitar gymnast hammock hamster handbag harvest hazelnut hedgehog herring hexagon hiccup
holiday iceberg icicle iguana island ivory jaguar jasmine jersey jigsaw juggler juniper kangaroo
kingdom ladybird lagoon lantern laundry lavender lemon leopard lettuce library lilac lizard
lobster luggage lullaby magnolia mandarin mango marble mattress melody mermaid meteor midnight
mirror mitten monsoon morning mosaic mosquito muffin museum mustard napkin nectar nephew noodle
notebook november nutmeg oasis obelisk octopus onion opera orange orchid ostrich pancake paper
parrot parsley passport pastry peanut pebble pelican pencil perfume piano picnic picture pigeon
planet platypus plumber poem popcorn porridge postcard potato pottery present pretzel pudding
pumpkin pyramid radio railway raincoat recipe reindeer rhubarb ribbon saffron sailor salad sandal
sandwich sapphire scissors seashell seaweed shadow shoelace shovel silver skeleton skylark slipper
snowman sofa sparrow spiral sponge squirrel stadium starfish suitcase sunset symphony tadpole
tapestry tennis thistle tiger topaz tortoise tractor treasure triangle trombone trumpet tugboat
tulip twilight umbrella uncle unicorn valley vanilla velvet veranda vinegar violet volcano voyage
vulture waffle walnut wardrobe willow winter workshop zebra zeppelin zigzag zucchini
`
  .trim()
  .split(/\s/);
