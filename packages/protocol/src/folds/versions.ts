// SPDX-License-Identifier: Apache-2.0
// The versions of an agreement's terms: who proposed, signed, rejected and ratified each, and since when (§9, 1 to 4).
import { readTermsIfValid, termsHash } from '../agreement/read-terms.ts';
import type { TermsDocument } from '../agreement/terms-document.ts';
import type { ActId, Hash, PartyId, RandomId } from '../ids.ts';
import { parseTime } from '../time.ts';
import { type CountedAct, member, textMember } from './fold-act.ts';

/** Latest a signing window may close after the proposal: 90 days, in seconds (§7). */
export const LONGEST_WINDOW = 90 * 86_400;

/** One party's word on a version: the act that says it, and when it counts from (seconds). */
export interface Word {
  readonly party: PartyId;
  readonly act: ActId;
  readonly at: number;
}

/** A version before the chain of amendments is looked at. Times in seconds. */
export interface Version {
  readonly terms: Hash;
  readonly document: TermsDocument;
  readonly parties: readonly PartyId[];
  readonly window: number;
  readonly from: number;
  /** Infinity when no end is agreed. */
  readonly to: number;
  readonly renewal: 'none' | 'tacit';
  readonly noticeDays: number;
  /** Valid ones, in order; at least one. */
  readonly proposals: readonly Word[];
  /** Each party's earliest signature in time. */
  readonly signed: readonly Word[];
  /** Every signature of a party in time, in order: one after a withdrawal brings it back (§9, 6). */
  readonly signatures: readonly Word[];
  readonly unsigned: readonly PartyId[];
  readonly rejected: readonly Word[];
  readonly ratified: readonly Word[];
  readonly unratified: readonly PartyId[];
  /** When it was proposed and the last party had signed. */
  readonly completeAt: number | undefined;
  /** When the last ratification that is required counted, too. */
  readonly bindingAt: number | undefined;
}

/** Every version of the lineage with a valid proposal, by number, then hash. */
export function versionsOf(lineage: RandomId, acts: readonly CountedAct[]): readonly Version[] {
  const proposals = new Map<Hash, { document: TermsDocument; words: Word[] }>();
  for (const act of acts) {
    if (act.type !== 'agreement.propose') continue;
    const read = readProposal(member(act, 'proposal', 'terms'));
    if (read === undefined || read.document.lineage !== lineage) continue;
    const { document, hash } = read;
    if (!document.parties.some((party) => party.id === act.author)) continue;
    if (seconds(document.window) - act.evidenceTime > LONGEST_WINDOW) continue;
    const word = { party: act.author, act: act.id, at: act.evidenceTime };
    const known = proposals.get(hash);
    if (known === undefined) proposals.set(hash, { document, words: [word] });
    else known.words.push(word);
  }
  const consents = consentsByTerms(acts);
  return [...proposals.entries()]
    .map(([hash, { document, words }]) => version(hash, document, words, consents.get(hash) ?? []))
    .sort((a, b) => a.document.version - b.document.version || (a.terms < b.terms ? -1 : 1));
}

interface ReadProposal {
  readonly document: TermsDocument;
  readonly hash: Hash;
}

/** Reading is most of a fold's cost, and the same body is folded again with every act that comes. */
const readBefore = new WeakMap<object, ReadProposal | 'unreadable'>();

function readProposal(terms: unknown): ReadProposal | undefined {
  if (typeof terms !== 'object' || terms === null) return undefined;
  let read = readBefore.get(terms);
  if (read === undefined) {
    const document = readTermsIfValid(terms);
    read = document === undefined ? 'unreadable' : { document, hash: termsHash(document) };
    readBefore.set(terms, read);
  }
  return read === 'unreadable' ? undefined : read;
}

function consentsByTerms(acts: readonly CountedAct[]): ReadonlyMap<string, readonly CountedAct[]> {
  const byTerms = new Map<string, CountedAct[]>();
  for (const act of acts) {
    const terms = textMember(act, 'consent', 'terms');
    if (terms === undefined || `agreement.${textMember(act, 'consent', 'decision')}` !== act.type) continue;
    const known = byTerms.get(terms);
    if (known === undefined) byTerms.set(terms, [act]);
    else known.push(act);
  }
  return byTerms;
}

function version(
  terms: Hash,
  document: TermsDocument,
  proposals: readonly Word[],
  consents: readonly CountedAct[],
): Version {
  const parties = document.parties.map((party) => party.id);
  const validity = document.articles.find((article) => article.terms.validity)?.terms.validity;
  if (validity === undefined) throw new Error('a terms document without validity was read');
  const window = seconds(document.window);
  const inTime = consents.filter((act) => act.evidenceTime <= window);
  const signed = earliest(inTime, 'agreement.sign', parties);
  const ratified = earliest(consents, 'agreement.ratify', validity.ratification);
  const signatures = inTime
    .filter((act) => act.type === 'agreement.sign' && parties.includes(act.author))
    .map((act) => ({ party: act.author, act: act.id, at: act.evidenceTime }));
  const unsigned = without(parties, signed);
  const unratified = without(validity.ratification, ratified);
  // What is signed before it is proposed is complete once it is: else a late proposal would reach back before itself.
  const completeAt =
    unsigned.length === 0
      ? Math.max(latest(signed), proposals[0]?.at ?? Number.POSITIVE_INFINITY)
      : undefined;
  const bindingAt =
    completeAt !== undefined && unratified.length === 0 ? Math.max(completeAt, latest(ratified)) : undefined;
  const rejected = earliest(consents, 'agreement.reject', parties).filter(
    (word) => completeAt === undefined || word.at < completeAt,
  );
  return {
    terms,
    document,
    parties,
    window,
    from: seconds(validity.from),
    to: validity.to === undefined ? Number.POSITIVE_INFINITY : seconds(validity.to),
    renewal: validity.renewal,
    noticeDays: validity.noticeDays,
    proposals,
    signed,
    signatures,
    unsigned,
    rejected,
    ratified,
    unratified,
    completeAt,
    bindingAt,
  };
}

/** The earliest act of a type by each of some parties; the acts come ordered by time. */
function earliest(acts: readonly CountedAct[], type: string, parties: readonly PartyId[]): readonly Word[] {
  return parties.flatMap((party) => {
    const act = acts.find((candidate) => candidate.type === type && candidate.author === party);
    return act === undefined ? [] : [{ party, act: act.id, at: act.evidenceTime }];
  });
}

function without(parties: readonly PartyId[], words: readonly Word[]): readonly PartyId[] {
  return parties.filter((party) => !words.some((word) => word.party === party));
}

function latest(words: readonly Word[]): number {
  return words.reduce((most, word) => Math.max(most, word.at), Number.NEGATIVE_INFINITY);
}

export function seconds(time: string): number {
  return parseTime(time) / 1000;
}
