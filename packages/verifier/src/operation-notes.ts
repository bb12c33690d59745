// SPDX-License-Identifier: Apache-2.0
// What is kept of the acts of joint operations while an export is read, and the operations that they make.
import type { ActRecord } from './act-record.ts';
import type { CertificateKeys } from './card-book.ts';
import { certificateProblem } from './certificate.ts';
import { secondsOf } from './encoding.ts';
import type { Certificate, Entry, Frame, PlanConsent, Readiness } from './operation-shapes.ts';
import { type OperationNote, type OperationPart, operationAt } from './operations.ts';
import type { OperationReport } from './report.ts';
import { type Bodies, refsOf } from './sections.ts';

/** As `OperationNote`, a certificate still being unchecked: cards may stand further down. */
export type RawNote =
  | Exclude<OperationNote, { says: 'go' }>
  | { readonly says: 'certificate'; readonly certificate: Certificate };

export function operationNote(type: string, bodies: Bodies): RawNote | undefined {
  const { frame, consent, readiness, certificate, entry } = bodies as unknown as {
    frame?: Frame;
    consent?: PlanConsent;
    readiness?: Readiness;
    certificate?: Certificate;
    entry?: Entry;
  };
  if (type === 'operation.plan' && frame) return { says: 'plan', frame };
  if (type === 'operation.site') return { says: 'site' };
  if (type === 'operation.consent' && consent) return { says: 'consent', consent };
  if (type === 'operation.readiness' && readiness) return { says: 'readiness', readiness };
  if (type === 'operation.go' && certificate) return { says: 'certificate', certificate };
  if (type === 'operation.abort') {
    return {
      says: 'abort',
      plans: refsOf(bodies).flatMap(({ rel, act }) => (rel === 'answers' ? [act] : [])),
    };
  }
  // Of an entry nothing is kept that its owner may want erased.
  if (type === 'operation.entry' && entry?.kind === 'site-state') {
    const { plan, kind, site = '', state = 'approach' } = entry;
    return { says: 'entry', entry: { plan, kind, site, state } };
  }
  return undefined;
}

export function checked(note: RawNote, keys: CertificateKeys): OperationNote {
  if (note.says !== 'certificate') return note;
  const { certificate } = note;
  return { says: 'go', plan: certificate.plan, problem: certificateProblem(certificate, keys) };
}

/** The operations of an export, by dossier; only of acts whose author is bound. */
export function operationsOf(
  records: ReadonlyMap<string, ActRecord>,
  notes: ReadonlyMap<string, RawNote>,
  keys: CertificateKeys,
  asOf: number,
): OperationReport[] {
  const dossiers = new Map<string, OperationPart[]>();
  for (const [id, raw] of notes) {
    const act = records.get(id);
    if (act?.bound.author !== true || act.dossier === undefined) continue;
    const heldBy = act.heldBy.flatMap(({ party, at }) =>
      party === act.author ? [] : [{ party, at: secondsOf(at) ?? Infinity }],
    );
    const { author, audience, evidence: at } = act;
    const part = { id, author, audience, at, heldBy, note: checked(raw, keys) };
    dossiers.set(act.dossier, [...(dossiers.get(act.dossier) ?? []), part]);
  }
  return [...dossiers].sort().flatMap(([dossier, parts]) => {
    const found = operationAt(parts, asOf);
    return found === undefined ? [] : [{ ...found, dossier }];
  });
}
