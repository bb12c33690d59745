// SPDX-License-Identifier: Apache-2.0
// What the demonstration tells, in English. The other languages have the same names and the same values in them.
export const en = {
  accountLine: '{login}: {password} ({roles})',
  accountsOf: 'People of {party}, at {url}',
  actionReported: '{party} reports back what it did on this lead (act {act}), linked to it.',
  addedUp: 'Confirmed by both, counted by both: arrested {persons}, in Morocco {home}, in Spain {abroad}.',
  againAgreement: 'The agreement {agreement} is {state}, with {articles} articles. Nothing is repeated.',
  againIntro: 'The story has been told in this folder; its nodes are started again and go on.',
  answered: '{party} answers for every copy that it held: erased.',
  arrestReported:
    '{party} reports what came of it (act {act}), persons arrested: {persons}. The act itself names the lead that it came from.',
  articleNow: 'Article {article} is put otherwise: {text}',
  bindingNow: 'All have signed and ratified, and the day has come: in force since {at}.',
  cardsHanded: 'Each hands the other its card. A card is only a claim, until people compare.',
  comparing:
    'The second reader, a program that shares no code with the nodes, reads both exports in a process of its own.',
  commented: '{party} comments on article {article}: {text}',
  composed: '{officer} of {party} writes a report in Arabic: {title}',
  confirmed: '{party} confirms the outcome (act {act}): from now on it counts for both.',
  contacted: '{party} makes contact: {text}',
  counted:
    'Sent {sent}, received {received}, receipts {receipts}; both logs are whole, and their roots are the same on both sides.',
  countered: '{party} makes a counter-proposal (terms {terms}).',
  disposed: '{party} answered: {result}. Its receipt is a cosignature over everything up to entry {size}.',
  docsAt: 'API and its documentation: {url}',
  erasedEverywhere:
    'The marker {marker} was in the folders of both nodes before. Now it is in no byte of either: {files} files read.',
  fileAttached: 'attached: {name} ({bytes} bytes)',
  fileArrived: '{party} opened {files} attached files, each exactly as it was sent.',
  fingerprintRead: '{party} reads its fingerprint over the telephone: {fingerprint}',
  goodbye: 'Stopped. Everything is in {folder}; the next start goes on from here.',
  headAgreement: 'An agreement, article by article',
  headErasure: 'Content is erased, proof stays',
  headMore: 'And from the command line',
  headNext: 'It stays up. What to try:',
  headNodes: 'Two nodes',
  headOutcome: 'What came of the lead',
  headPairing: 'Two parties get to know each other',
  headProof: 'What both can prove',
  headRefusal: 'What no article allows',
  headReport: 'A report leaves, and arrives',
  headSignature: 'Signed, ratified, in force',
  intro:
    '{rabat} and {madrid}, each with its own process, folder, keys and address. What follows happens now, through the API that officers use.',
  madrid: 'Madrid',
  nodeUp:
    '{party} ({id}): process {pid}, officers at {officers}, partners at {partners}; its supervisor’s witness is process {witness}.',
  notYet: 'Before anybody has signed, {party} asks whether a report may go. No: {why} (rule {rule})',
  ownRelease: '{officer} wrote it and may not release it: {why}',
  pairedNow:
    'Both heads compared and confirmed. From here on: mutual TLS 1.3, each certificate pinned by the other’s card.',
  proofHolds:
    'And every proof still holds, also for the act whose content is gone: who wrote it, who held it, when.',
  proposed: '{party} proposes “{title}”: {articles} articles in {languages} languages (terms {terms}).',
  rabat: 'Rabat',
  ratified: '{party} ratifies: {instrument}',
  read: '{party} opened, checked and stored it. Facts: {facts}',
  recalled: 'A court orders it. {party} recalls act {act} with erasure.',
  refused: '{party} wants to send {what}. Refused: {why} (rule {rule}, article {article})',
  refusedBelief: 'what somebody believes',
  refusedUse: 'a list for political ends',
  released: '{officer} reads it and releases it: act {act}, sealed for {party} alone.',
  resultAccepted: 'accepted',
  resultQuarantined: 'set aside',
  resultRefused: 'refused',
  resultUnreadable: 'unreadable',
  sentMarked: 'Another report goes out and arrives; its text and its file carry the marker {marker}.',
  signed: '{party} signs, as {office}.',
  signedNotBinding: 'All have signed. It is not in force yet: {party} has to ratify.',
  stopHow: 'Ctrl-C stops both nodes in good order.',
  talked: '{party} answers, and talks begin: {text}',
  title: 'Tansiq: two nodes, one agreement that the software enforces',
  tryFresh: 'Begin anew: npm start -- --fresh',
  tryInbox:
    'See what Madrid received: TANSIQ_PASSWORD={password} npm run tansiq -- inbox --url {url} --login head',
  tryLanguage: 'The same in another language: LANG=ar npm start (es, fr, en)',
  trySuspend:
    'Suspend the agreement, then try to send: npm run tansiq -- agreement suspend {agreement} --note en=Test --url {url} --login signatory',
  headTour: 'A short tour of the screens (five minutes)',
  screensOf: 'Screens of {party}: {url}',
  tourWrite:
    '1. In Rabat, sign in as officer, open Drafts, write a report and submit it. What the gate decides stands beside it while you write.',
  tourRelease:
    '2. In Rabat, sign in as head: the report waits in Today. Read it and release it; nobody releases what they wrote.',
  tourReceive:
    '3. In Madrid, sign in as head: the report has arrived with its conditions. Reply, or report what was done.',
  tourProve: '4. Open the act on both sides: its journey, who can prove what, and the proof as a file.',
  tourRecall: '5. In Rabat, as head, recall the act and see what becomes of Madrid’s copy.',
  tryVerify: 'Verify the exports yourself: npm run tansiq -- verify {one} {two}',
} as const;

/** Every language says all of these. */
export type Catalogue = Readonly<Record<keyof typeof en, string>>;
