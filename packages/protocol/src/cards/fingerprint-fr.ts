// SPDX-License-Identifier: Apache-2.0
// Words for the bytes of a fingerprint in French, 00 to ff. Part of docs/protocol.md §2: their order never changes.
export const wordsFr = `
abeille abricot acajou acier aimant amande ambre ananas ancre ardoise argile armoire atelier atlas aube
automne avion avoine avril azur bague balcon baleine bambou banane banc barque basilic bateau berger beurre
bijou biscuit bleu bocal bois bonnet bouleau bouton branche brise bronze brosse brume bureau cabane cactus
cadran cahier caillou camion canal canard canoë carafe carotte carré casque castor cerise chaise chalet
chameau chat chemin chemise cheval cigale ciment ciseaux citron clairon clavier clef cloche clou cobalt coffre
colline colombe comète concert corail corde coton courge crabe crayon cristal cuisine cuivre cygne dahlia
damier danse dauphin diamant disque domino dune faisan falaise fanfare farine faucon ferme feuille figue filet
flamme fleur fleuve flocon fossile fourmi fraise fromage fusain galaxie galet gant garage gazelle girafe givre
glacier gobelet gomme goutte grain granit grenier grillon guitare hamac haricot harpe herbe héron hibou hiver
horloge hôtel houx huile iceberg iris ivoire jade janvier jardin jasmin jaune jeton jouet journal jupe kayak
kiosque laine laitue lampe lapin laurier lavande lecture lessive lierre lilas loupe loutre lundi maison mangue
marbre marche mardi matin melon menthe merle mimosa miroir moulin mousse muguet nacre nappe navet neige nickel
nougat nuage oasis oignon opale orange ourson panda panier parfum pastel peigne persil phare piano pigeon
plume poire poulie prune puits quartz quille radis raisin rameau renard rideau rocher roseau ruban ruche sable
safran savon sirop soleil sommet source souris stade statue store sucre tapis tasse tigre timbre tissu tomate
tortue truite tulipe tunnel usine valise vapeur verre vigne violon voile volcan voyage wagon zeste
`;
