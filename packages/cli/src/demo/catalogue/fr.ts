// SPDX-License-Identifier: Apache-2.0
// What the demonstration tells, in French.
import type { Catalogue } from './en.ts';

export const fr: Catalogue = {
  accountLine: '{login} : {password} ({roles})',
  accountsOf: 'Personnes de {party}, à {url}',
  actionReported: '{party} rend compte de ce qu’elle a fait de ce renseignement (acte {act}), relié à lui.',
  addedUp:
    'Confirmé et compté par les deux : personnes arrêtées {persons}, au Maroc {home}, en Espagne {abroad}.',
  againAgreement:
    'L’accord {agreement} est dans l’état {state}, avec {articles} articles. Rien n’est répété.',
  againIntro: 'L’histoire a déjà été racontée dans ce dossier ; ses nœuds redémarrent et continuent.',
  answered: '{party} répond pour chaque copie détenue : effacée.',
  arrestReported:
    '{party} rend compte du résultat (acte {act}), personnes arrêtées : {persons}. L’acte nomme lui-même le renseignement d’origine.',
  articleNow: 'L’article {article} est reformulé : {text}',
  bindingNow: 'Tous ont signé et ratifié, et le jour est venu : en vigueur depuis {at}.',
  cardsHanded:
    'Chacune remet sa carte à l’autre. Une carte n’est qu’une affirmation tant que personne n’a comparé.',
  comparing:
    'Le second lecteur, un programme qui ne partage aucun code avec les nœuds, lit les deux exports dans un processus à lui.',
  commented: '{party} commente l’article {article} : {text}',
  composed: '{officer}, de {party}, rédige un rapport en arabe : {title}',
  confirmed: '{party} confirme le résultat (acte {act}) : il compte désormais pour les deux.',
  contacted: '{party} prend contact : {text}',
  counted:
    'Envoyés {sent}, reçus {received}, accusés {receipts} ; les deux journaux sont entiers et leurs racines sont les mêmes des deux côtés.',
  countered: '{party} fait une contre-proposition (clauses {terms}).',
  disposed: '{party} a répondu : {result}. Son accusé est une cosignature sur tout, jusqu’à l’entrée {size}.',
  docsAt: 'L’API et sa documentation : {url}',
  erasedEverywhere:
    'La marque {marker} se trouvait avant dans les dossiers des deux nœuds. Elle n’est plus dans aucun octet : {files} fichiers lus.',
  fileAttached: 'joint : {name} ({bytes} octets)',
  fileArrived: '{party} a ouvert {files} pièces jointes, chacune exactement comme elle fut envoyée.',
  fingerprintRead: '{party} lit son empreinte au téléphone : {fingerprint}',
  goodbye: 'Arrêté. Tout est dans {folder} ; le prochain démarrage continue à partir de là.',
  headAgreement: 'Un accord, article par article',
  headErasure: 'Le contenu s’efface, la preuve reste',
  headMore: 'Et en ligne de commande',
  headNext: 'Tout reste en marche. À essayer :',
  headNodes: 'Deux nœuds',
  headOutcome: 'Ce que le renseignement a donné',
  headPairing: 'Deux parties font connaissance',
  headProof: 'Ce que les deux peuvent prouver',
  headRefusal: 'Ce qu’aucun article ne permet',
  headReport: 'Un rapport part, et arrive',
  headSignature: 'Signé, ratifié, en vigueur',
  intro:
    '{rabat} et {madrid}, chacune avec son processus, son dossier, ses clés et son adresse. Ce qui suit se passe maintenant, par l’API qu’utilisent les agents.',
  madrid: 'Madrid',
  nodeUp:
    '{party} ({id}) : processus {pid}, agents à {officers}, partenaires à {partners} ; le témoin de son autorité de contrôle est le processus {witness}.',
  notYet: 'Avant toute signature, {party} demande si un rapport peut partir. Non : {why} (règle {rule})',
  ownRelease: '{officer} l’a écrit et ne peut pas en autoriser l’envoi : {why}',
  pairedNow:
    'Les deux chefs ont comparé et confirmé. Désormais : TLS 1.3 mutuel, chaque certificat épinglé par la carte de l’autre.',
  proofHolds:
    'Et toutes les preuves tiennent encore, même pour l’acte dont le contenu n’est plus : qui l’a écrit, qui l’a détenu, quand.',
  proposed: '{party} propose « {title} » : {articles} articles en {languages} langues (clauses {terms}).',
  rabat: 'Rabat',
  ratified: '{party} ratifie : {instrument}',
  read: '{party} l’a ouvert, vérifié et enregistré. Faits : {facts}',
  recalled: 'Un tribunal l’ordonne. {party} rappelle l’acte {act} avec effacement.',
  refused: '{party} veut envoyer {what}. Refusé : {why} (règle {rule}, article {article})',
  refusedBelief: 'ce que quelqu’un croit',
  refusedUse: 'une liste à des fins politiques',
  released: '{officer} le lit et autorise l’envoi : acte {act}, scellé pour {party} seule.',
  resultAccepted: 'accepté',
  resultQuarantined: 'mis à part',
  resultRefused: 'refusé',
  resultUnreadable: 'illisible',
  sentMarked: 'Un autre rapport part et arrive ; son texte et son fichier portent la marque {marker}.',
  signed: '{party} signe, en qualité de {office}.',
  signedNotBinding: 'Tous ont signé. Il n’est pas encore en vigueur : {party} doit ratifier.',
  stopHow: 'Ctrl-C arrête les deux nœuds en bon ordre.',
  talked: '{party} répond, et les pourparlers commencent : {text}',
  title: 'Tansiq : deux nœuds, un accord que le logiciel fait respecter',
  tryFresh: 'Recommencer à neuf : npm start -- --fresh',
  tryInbox:
    'Voir ce que Madrid a reçu : TANSIQ_PASSWORD={password} npm run tansiq -- inbox --url {url} --login head',
  tryLanguage: 'La même chose dans une autre langue : LANG=ar npm start (es, fr, en)',
  trySuspend:
    'Suspendre l’accord, puis essayer d’envoyer : npm run tansiq -- agreement suspend {agreement} --note fr=Essai --url {url} --login signatory',
  headTour: 'Une courte visite des écrans (cinq minutes)',
  screensOf: 'Écrans de {party} : {url}',
  tourWrite:
    '1. À Rabat, connectez-vous comme officer, ouvrez les projets, rédigez un rapport et soumettez-le. Les décisions de la porte s’affichent à côté pendant la saisie.',
  tourRelease:
    '2. À Rabat, connectez-vous comme head : le rapport vous attend dans « Aujourd’hui ». Lisez-le et autorisez son envoi ; personne n’autorise ce qu’il a écrit.',
  tourReceive:
    '3. À Madrid, connectez-vous comme head : le rapport est arrivé avec ses conditions. Répondez, ou rendez compte de ce qui a été fait.',
  tourProve:
    '4. Ouvrez l’acte des deux côtés : son parcours, qui peut prouver quoi, et la preuve en fichier.',
  tourRecall: '5. À Rabat, comme head, rappelez l’acte et voyez ce que devient la copie de Madrid.',
  tryVerify: 'Vérifier soi-même les exports : npm run tansiq -- verify {one} {two}',
};
