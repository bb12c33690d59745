// SPDX-License-Identifier: Apache-2.0
// Passing on (protocol §18): whether what the exporting party passed on had a consent that covers it, or a term that permits it.
import type { ActRecord } from './act-record.ts';
import type { Lineages } from './agreements.ts';
import { parseCanonical } from './canonical.ts';
import { secondsOf } from './encoding.ts';
import { attempt } from './flaw.ts';
import type { Gathering } from './gathering.ts';
import { idOf } from './jws.ts';
import { type Bodies, type Carried, refsOf } from './sections.ts';
import { type Terms, termsHash } from './terms.ts';
import type { TransferConsent, TransferRequest } from './transfer-shapes.ts';

/** What is kept of the acts of passing on while an export is read. */
export type TransferNote =
  | { readonly says: 'request'; readonly request: TransferRequest }
  | { readonly says: 'consent'; readonly consent: TransferConsent }
  | { readonly says: 'withdraw' }
  | Onward;

type Onward = {
  readonly says: 'onward';
  readonly of: string | undefined;
  /** Undefined once erased. */
  readonly purpose: string | undefined;
  readonly sections: readonly string[];
  /** The marking alone asks for consent; also when it did not come along. */
  readonly isHeld: boolean;
};

/** Sections that go along whatever was asked for. */
const ALWAYS: ReadonlySet<string> = new Set(['declaration', 'handling']);

export function transferNote(type: string, bodies: Bodies): TransferNote | undefined {
  if (type === 'transfer.request' && bodies.request !== undefined)
    return { says: 'request', request: bodies.request as unknown as TransferRequest };
  if (type === 'transfer.consent' && bodies.consent !== undefined)
    return { says: 'consent', consent: bodies.consent as unknown as TransferConsent };
  if (type === 'transfer.withdraw') return { says: 'withdraw' };
  if (type !== 'onward.transfer') return undefined;
  const { act, sections = {} } = (bodies.original ?? {}) as unknown as { act?: string; sections?: Carried };
  const purpose = bodies.declaration?.purpose;
  return {
    says: 'onward',
    of: act === undefined ? refsOf(bodies).find(({ rel }) => rel === 'embeds')?.act : idOf(act),
    purpose: typeof purpose === 'string' ? purpose : undefined,
    sections: Object.keys(sections).filter((name) => !ALWAYS.has(name)),
    isHeld: isHeld(sections),
  };
}

function isHeld(sections: Carried): boolean {
  const pair = sections.handling;
  const read = attempt(() => parseCanonical(Array.isArray(pair) ? String(pair[1]) : ''));
  const { restrictions, tlp } = (read.value ?? {}) as { restrictions?: unknown; tlp?: unknown };
  if (!Array.isArray(restrictions)) return true;
  return restrictions.includes('H2') || !['AMBER', 'GREEN', 'CLEAR'].includes(String(tlp));
}

/** Problem `onward-unconsented` for what the exporter sent on without either; only its own export shows all that it had. */
export function judgeTransfers(gathering: Gathering, lineages: Lineages): void {
  const { acts, findings, head } = gathering;
  for (const [id, note] of acts.transferNotes) {
    const record = acts.records.get(id);
    if (note.says !== 'onward' || record === undefined || record.author !== head?.by) continue;
    if (record.entries.length === 0) continue;
    const original = note.of === undefined ? undefined : acts.records.get(note.of);
    if (original?.author === record.author) continue;
    const where = `act ${id}`;
    if (
      original !== undefined &&
      (isConsented(gathering, record, note, original) || isListed(record, note, original, lineages))
    )
      continue;
    const what = `no consent of ${original?.author ?? 'the author'} covers it, and no term permits it`;
    if (head.scope === 'all') findings.problem('onward-unconsented', where, what);
    else findings.remark('onward-unconsented', where, 'what was consented to may stand in another dossier');
  }
}

function isConsented(gathering: Gathering, record: ActRecord, onward: Onward, original: ActRecord): boolean {
  const { acts } = gathering;
  const at = secondsOf(record.time) ?? Infinity;
  return record.refs.some(({ rel, act }) => {
    const given = rel === 'consents' ? acts.sound(act) : undefined;
    const note = acts.transferNotes.get(act);
    if (given === undefined || note?.says !== 'consent' || note.consent.decision !== 'consent') return false;
    const { consent } = note;
    const until = consent.until === undefined ? Infinity : (secondsOf(consent.until) ?? 0);
    return (
      given.author === original.author &&
      given.audience.join() === [given.author, record.author].sort().join() &&
      given.evidence !== Infinity &&
      consent.of === original.id &&
      (onward.purpose ?? consent.purpose) === consent.purpose &&
      record.audience.every((party) => party === record.author || party === consent.to) &&
      onward.sections.every((name) => consent.sections.includes(name)) &&
      at < until &&
      isAsked(gathering, given, consent, record.author) &&
      !isWithdrawn(gathering, given, at)
    );
  });
}

/** A consent answers a request of who passes on, and gives no more than was asked for. */
function isAsked(
  { acts }: Gathering,
  given: ActRecord,
  consent: Extract<TransferConsent, { decision: 'consent' }>,
  holder: string,
): boolean {
  return given.refs.some(({ rel, act }) => {
    const note = acts.transferNotes.get(act);
    if (rel !== 'answers' || note?.says !== 'request' || acts.sound(act)?.author !== holder) return false;
    const { of, to, purpose, sections } = note.request;
    return (
      of === consent.of &&
      to === consent.to &&
      purpose === consent.purpose &&
      consent.sections.every((name) => sections.includes(name))
    );
  });
}

/** Both by the clock of who passed it on: when it receipted the withdrawal, and when it says that it signed. */
function isWithdrawn({ acts }: Gathering, given: ActRecord, at: number): boolean {
  return [...acts.transferNotes].some(([id, note]) => {
    const word = note.says === 'withdraw' ? acts.sound(id) : undefined;
    return (
      word?.author === given.author &&
      word.evidence < at &&
      word.refs.some(({ rel, act }) => rel === 'answers' && act === given.id)
    );
  });
}

function isListed(record: ActRecord, onward: Onward, original: ActRecord, lineages: Lineages): boolean {
  if (onward.isHeld || original.agreement === undefined) return false;
  const { lineage, terms } = original.agreement;
  const document = (lineages.get(lineage) ?? []).find(
    ({ proposes }) => proposes !== undefined && termsHash(proposes) === terms,
  )?.proposes;
  const listed = document === undefined ? [] : listedIn(document);
  return record.audience.every((party) => party === record.author || listed.includes(party));
}

function listedIn(document: Terms): readonly string[] {
  const value = document.articles.map(({ terms }) => (terms as { onwardTransfer?: unknown }).onwardTransfer);
  const { rule, parties } = (value.find((one) => one !== undefined) ?? {}) as {
    rule?: string;
    parties?: string[];
  };
  return rule === 'listed' ? (parties ?? []) : [];
}
