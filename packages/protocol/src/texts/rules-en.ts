// SPDX-License-Identifier: Apache-2.0
// What each rule says, in English.
import type { RuleTexts } from './rule-text.ts';

export const rulesEn: RuleTexts = {
  permitted: { what: 'The agreement allows this', next: 'Nothing more is needed.' },
  emergency: {
    what: 'Two people have declared an emergency, which sets aside what would otherwise be refused',
    next: 'Tell the originator and the supervisor at once and record the reasons.',
  },
  'unknown-input': {
    what: 'Something that must be known is missing, unknown or unreadable',
    next: 'Complete the declaration and the marking, or ask the sender to send the act again.',
  },
  'no-agreement': {
    what: 'There is no agreement with this party',
    next: 'Open talks and propose an agreement; until then only talks can be recorded.',
  },
  'not-signed': {
    what: 'The agreement has not been signed by all parties',
    next: 'Wait for the missing signatures, or propose terms that all can sign.',
  },
  'not-ratified': {
    what: 'The agreement is signed, but a ratification that it requires is missing',
    next: 'Wait until every party that must ratify has done so.',
  },
  'not-in-force': {
    what: 'The agreement is not in force: its date has not come, or it has ended',
    next: 'Wait for the date, or agree anew.',
  },
  suspended: {
    what: 'A party has suspended the agreement, and nothing new may flow',
    next: 'Only the party that suspended it can resume it; recall, correction and oversight go on.',
  },
  'terms-mismatch': {
    what: 'The act names other terms than those in force',
    next: 'Compose it again under the version in force.',
  },
  'not-a-party': {
    what: 'Somebody concerned is not a party to the agreement, or has left it',
    next: 'Take that party out of the audience, or choose an agreement that it has signed.',
  },
  direction: {
    what: 'The agreement lets nothing go in this direction',
    next: 'Propose an amendment that adds the direction.',
  },
  'prohibited-use': {
    what: 'The declared use is prohibited, and no consent or emergency can allow it',
    next: 'Do not send. If the use was declared by mistake, correct the declaration.',
  },
  purpose: {
    what: 'The agreement does not name this purpose',
    next: 'Declare the true purpose if it is another, or propose an amendment.',
  },
  'crime-area': {
    what: 'A crime area is missing, or the agreement does not name it',
    next: 'Declare a crime area that the agreement names and that truly applies, or propose an amendment.',
  },
  'minimum-penalty': {
    what: 'The offence does not reach the minimum penalty, or its penalty is not declared',
    next: 'Declare the penalty in months; below the minimum this cannot be exchanged.',
  },
  'data-category': {
    what: 'A data category is missing, or the agreement does not name it',
    next: 'Leave out what the agreement does not name, or propose an amendment.',
  },
  'subject-category': {
    what: 'A person is without a category, or the agreement does not name the category',
    next: 'Say whether each person is a suspect, victim, witness or other, or leave the person out.',
  },
  'special-category': {
    what: 'Special data are declared that the agreement does not allow, or their strict necessity is not stated',
    next: 'Leave the special data out, or state why they are strictly necessary.',
  },
  'minors-and-victims': {
    what: 'A minor, a victim, a witness or an informant is concerned, and the rule for them is not met',
    next: 'State why it is strictly necessary; to read it, ask for access to protected records.',
  },
  'transfer-ground': {
    what: 'The ground of transfer is not one of the agreement, does not fit the states, or is not documented',
    next: 'Choose a ground that the agreement names and record date, authority, justification and data.',
  },
  marking: {
    what: 'The marking carries less than what is required',
    next: 'Add the missing handling restrictions, raise TLP or PAP, and put H3 into words.',
  },
  classification: {
    what: 'The classification is above what may be held or exchanged, or cannot be compared',
    next: 'Use a channel approved for this level, or have the author lower it.',
  },
  'evidential-use': {
    what: 'Use as evidence is not allowed to this extent',
    next: 'Ask the originator for consent to use as evidence, or lower what the marking allows.',
  },
  'law-profile': {
    what: 'The law of a state concerned does not allow this',
    next: 'Follow the law cited; ask a legal adviser.',
  },
  expired: {
    what: 'The expiry set by the author, or the retention period, has come',
    next: 'Do not use it any more; it is to be erased.',
  },
  release: {
    what: 'No valid release: it takes a second person, or a standing order that the agreement provides for',
    next: 'Have a releaser other than the composer release it. H3 is never released by standing order.',
  },
  'onward-transfer': {
    what: 'It may not be passed on to this party or for this use without its originator',
    next: 'Ask the originator for consent.',
  },
  'hit-no-hit': {
    what: 'The query does not meet the rules: its fields, its case or the daily quota',
    next: 'Give a case and at least two of first name, family name and date of birth, or wait until tomorrow.',
  },
  operation: {
    what: 'The agreement does not allow joint operations',
    next: 'Propose an amendment whose article allows them; an abort is possible under any agreement.',
  },
  'need-to-know': {
    what: 'You have no need to know of this dossier on record',
    next: 'Ask the person in charge of the dossier to add you.',
  },
  'h3-not-accepted': {
    what: 'The author has attached a restriction in words that you have not accepted',
    next: 'Read the restriction and accept it.',
  },
  recalled: {
    what: 'It has been recalled, restricted or erased',
    next: 'Do not use it; the answer to the recall says what was done.',
  },
  role: {
    what: 'Your role does not allow this',
    next: 'Ask somebody who has the role.',
  },
  'control-not-allowed': {
    what: 'This step is not possible now, or not for this party',
    next: 'Look at the state of the agreement to see which steps are open.',
  },
  signature: {
    what: 'The signature does not hold',
    next: 'Ask the sender to check its key and to send the act again.',
  },
  'key-unknown': {
    what: 'The signing key is on no card of the author',
    next: 'Ask the author for its newest card.',
  },
  'key-revoked': {
    what: 'The signing key was revoked before this act',
    next: 'Ask the author to sign with a key that counts.',
  },
  'non-canonical': {
    what: 'The bytes are not in the one canonical form',
    next: 'The sender must correct its software and send again.',
  },
  schema: {
    what: 'The shape is not that of the protocol',
    next: 'The sender must correct its software and send again.',
  },
  limit: {
    what: 'It is larger or deeper than the limits allow',
    next: 'The sender must divide it.',
  },
  'section-digest': {
    what: 'A section is not the one that its author signed',
    next: 'Ask the sender to send the act again.',
  },
  'section-missing': {
    what: 'A section that this type of act must have is missing',
    next: 'Ask the sender to compose the act again.',
  },
  audience: {
    what: 'The audience is not in order, or lacks the author or the receiver',
    next: 'The sender must correct the audience.',
  },
  refs: {
    what: 'A reference is missing, or points to an act that not all of the audience has',
    next: 'The sender must correct the references.',
  },
  'seen-stale': {
    what: 'The entry pretends not to have seen what its sender had acknowledged',
    next: 'Have the partner’s node checked, and talk to the partner.',
  },
  duplicate: {
    what: 'The act has been received before',
    next: 'Nothing is to be done; the first one counts.',
  },
  'unknown-type': {
    what: 'This node does not know this type of act',
    next: 'Update the node; the act is kept aside until then.',
  },
  'unknown-version': {
    what: 'This node does not know this version of the protocol',
    next: 'Update the node; the act is kept aside until then.',
  },
  'unknown-crit': {
    what: 'The act asks for something that this node does not understand',
    next: 'Update the node; the act is kept aside until then.',
  },
  'card-chain': {
    what: 'The card does not continue the chain of the party’s cards',
    next: 'Compare the fingerprint with the party by telephone or in person.',
  },
};
