// SPDX-License-Identifier: Apache-2.0
// What fold 1 reads of a control act, and the versions of an agreement that the acts propose (protocol §9, opening).

import { secondsOf } from './encoding.ts';
import type { Bodies } from './sections.ts';
import { refsOf } from './sections.ts';
import { type Terms, termsHash, validityOf } from './terms.ts';
import type { Validity } from './terms-fields.ts';

/** One act of a lineage that has evidence. `evidence` is its evidence time in Unix seconds. */
export type FoldAct = {
  readonly id: string;
  readonly type: string;
  readonly author: string;
  readonly evidence: number;
  /** Terms hash that it consents to or rejects. */
  readonly terms?: string;
  /** The document that it proposes. */
  readonly proposes?: Terms;
  /** When a termination or withdrawal is to take effect, Unix seconds. */
  readonly effective?: number;
  /** Ids that it answers. */
  readonly answers?: readonly string[];
  /** Stage of a talks note. */
  readonly stage?: string;
};

export const FOLD_TYPES: ReadonlySet<string> = new Set([
  'talks.note',
  'agreement.propose',
  'agreement.reject',
  'agreement.sign',
  'agreement.ratify',
  'agreement.suspend',
  'agreement.resume',
  'agreement.terminate',
  'agreement.withdraw',
]);

/**
 * The part of a control act that the fold reads. Undefined when the act is none of the fold's, or speaks of another
 * lineage than the dossier in which it travels.
 */
export function foldPart(
  type: string,
  dossier: string,
  bodies: Bodies,
): Omit<FoldAct, 'evidence' | 'id' | 'author'> | undefined {
  if (!FOLD_TYPES.has(type)) return undefined;
  if (type === 'talks.note') return { type, stage: String(bodies.note?.stage) };
  if (type === 'agreement.propose') {
    const proposes = bodies.proposal?.terms as unknown as Terms | undefined;
    return proposes?.lineage === dossier ? { type, proposes } : undefined;
  }
  const consent = bodies.consent as { terms?: string; lineage?: string; effective?: string } | undefined;
  if (consent === undefined || (consent.lineage ?? dossier) !== dossier) return undefined;
  const effective = consent.effective === undefined ? undefined : secondsOf(consent.effective);
  return {
    type,
    ...(consent.terms === undefined ? {} : { terms: consent.terms }),
    ...(effective === undefined ? {} : { effective }),
    ...(type === 'agreement.resume'
      ? { answers: refsOf(bodies).flatMap((ref) => (ref.rel === 'answers' ? [ref.act] : [])) }
      : {}),
  };
}

export type Consent = { readonly by: string; readonly at: number };

/** A terms hash with a valid proposal, and who has said what about it by `asOf`. Times are Unix seconds. */
export type Version = {
  readonly hash: string;
  readonly document: Terms;
  readonly validity: Validity;
  readonly parties: readonly string[];
  readonly number: number;
  readonly window: number;
  readonly from: number;
  readonly to: number;
  /** Evidence time of its earliest valid proposal. */
  readonly proposed: number;
  /** Earliest signature of each party in the window. */
  readonly signatures: readonly Consent[];
  /** Every signature in the window. */
  readonly allSignatures: readonly Consent[];
  readonly ratifications: readonly Consent[];
  readonly complete?: number;
  readonly binding?: number;
  readonly rejected: boolean;
};

const PROPOSAL_LEAD = 90 * 86_400;

/** The versions that the acts (all with evidence by `asOf`) propose. */
export function versionsOf(acts: readonly FoldAct[]): Version[] {
  const proposed = new Map<string, { document: Terms; at: number }>();
  for (const act of acts) {
    if (act.proposes === undefined) continue;
    const window = secondsOf(act.proposes.window) ?? 0;
    const isParty = act.proposes.parties.some((one) => one.id === act.author);
    if (!isParty || window - act.evidence > PROPOSAL_LEAD) continue;
    const hash = termsHash(act.proposes);
    const earlier = proposed.get(hash);
    if (earlier === undefined || act.evidence < earlier.at) {
      proposed.set(hash, { document: act.proposes, at: act.evidence });
    }
  }
  return [...proposed].map(([hash, { document, at }]) => version(hash, document, at, acts));
}

function version(hash: string, document: Terms, proposed: number, acts: readonly FoldAct[]): Version {
  const parties = document.parties.map((one) => one.id);
  const validity = validityOf(document);
  const window = secondsOf(document.window) ?? 0;
  const about = acts.filter((act) => act.terms === hash && parties.includes(act.author));
  const of = (type: string) =>
    about.filter((act) => act.type === type).map((act) => ({ by: act.author, at: act.evidence }));
  const allSignatures = of('agreement.sign').filter(({ at }) => at <= window);
  const signatures = earliest(allSignatures);
  const signed = latestOf(parties, signatures);
  const complete = signed === undefined ? undefined : Math.max(signed, proposed);
  const ratifications = earliest(of('agreement.ratify'));
  const ratified = latestOf(validity.ratification, ratifications);
  const rejections = of('agreement.reject').map(({ at }) => at);
  const binding = complete === undefined || ratified === undefined ? undefined : Math.max(complete, ratified);
  return {
    hash,
    document,
    validity,
    parties,
    number: document.version,
    window,
    from: secondsOf(validity.from) ?? 0,
    to: validity.to === undefined ? Infinity : (secondsOf(validity.to) ?? 0),
    proposed,
    signatures,
    allSignatures,
    ratifications,
    ...(complete === undefined ? {} : { complete }),
    ...(binding === undefined ? {} : { binding }),
    rejected: rejections.some((at) => complete === undefined || at < complete),
  };
}

function earliest(consents: readonly Consent[]): Consent[] {
  const first = new Map<string, number>();
  for (const { by, at } of consents) first.set(by, Math.min(at, first.get(by) ?? Infinity));
  return [...first].map(([by, at]) => ({ by, at })).sort((a, b) => (a.by < b.by ? -1 : 1));
}

/** When the last of these parties has consented; −∞ when none has to; undefined when one has not. */
function latestOf(parties: readonly string[], consents: readonly Consent[]): number | undefined {
  let latest = -Infinity;
  for (const party of parties) {
    const at = consents.find(({ by }) => by === party)?.at;
    if (at === undefined) return undefined;
    latest = Math.max(latest, at);
  }
  return latest;
}
