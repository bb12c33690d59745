// SPDX-License-Identifier: Apache-2.0
// Words for the bytes of a fingerprint in English, 00 to ff. Part of docs/protocol.md §2: their order never changes.
export const wordsEn = `
acorn almond amber anchor apple apron arrow atlas autumn avenue badge bakery balcony bamboo banana barley
barrel basin basket beacon beaver bench berry bicycle biscuit blanket blossom bonnet border bottle branch
bread breeze bridge bronze bucket butter button cabin cactus camel candle canoe canvas carpet carrot castle
cedar cellar cement cereal chalk cherry chimney cinema circle citrus clover cobalt coconut coffee comet
compass copper coral cotton cricket crystal cube curtain cushion dairy dancer delta desert diamond dinner
dolphin domino drawer drum eagle easel echo eclipse emerald engine estuary fabric falcon feather fennel
flannel flute forest fossil galaxy garden garlic gazelle ginger giraffe glacier glove goat granite grape
guitar hammer harbour harvest hazel hedge helmet heron hill honey horizon hotel iceberg indigo island ivory
jacket jasmine jigsaw jungle kernel kettle kitchen kite ladder lagoon lamp lantern leaf lemon lentil library
lilac lime lizard lobster locket lunch magnet mango maple marble meadow melon meteor mirror moon mosaic napkin
nectar needle nickel north nutmeg oasis ocean olive onion opal orange orchard otter oyster paddle panther
paper pasta peach peanut pebble pelican pencil pepper piano picnic pigeon pillow planet plum polar pony poppy
potato prairie prism pumpkin puzzle pyramid quartz quilt rabbit radio raft rainbow raven ribbon rice river
robin rope rubber saffron salad sandal scarf sesame shadow shell silver sketch sleeve slipper spice spiral
sponge spoon spring square storm straw sugar summer sunset syrup table teapot tennis ticket tiger timber
tomato topaz tower tulip tunnel turtle valley velvet violin wagon walnut water wheat window winter yellow
yogurt zebra zigzag
`;
