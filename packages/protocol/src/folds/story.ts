// SPDX-License-Identifier: Apache-2.0
// Writes evidence by hand, for tests and fixtures: who said what about an agreement, and when a partner held it.
import { termsHash } from '../agreement/read-terms.ts';
import type { TermsDocument } from '../agreement/terms-document.ts';
import { hashText } from '../encoding.ts';
import type { ActId, Hash, PartyId, RandomId, Time } from '../ids.ts';
import { parseTime, toTime } from '../time.ts';
import type { FoldAct } from './fold-act.ts';

/** Noon of a day counted from 1 January 2026, as seconds since 1970; with `seconds` after noon. */
export function day(number: number, seconds = 0): number {
  return parseTime('2026-01-01T12:00:00Z') / 1000 + number * 86_400 + seconds;
}

/** A moment in seconds as text. */
export function timeOf(seconds: number): Time {
  return toTime(seconds * 1000);
}

/** An act whose id depends on all that it says. */
export function said(
  type: string,
  author: string,
  sections: FoldAct['sections'],
  at: number | null,
): FoldAct {
  const id = hashText(JSON.stringify([type, author, sections, at])) as string as ActId;
  return { id, type, author: author as PartyId, sections, evidenceTime: at };
}

const note = { text: { en: 'Because.', es: 'Porque sí.' } };

export const says = {
  talk: (by: string, stage: string, at: number | null) =>
    said('talks.note', by, { note: { stage, text: note.text } }, at),
  propose: (by: string, terms: TermsDocument | object, at: number | null) =>
    said('agreement.propose', by, { proposal: { terms } }, at),
  reject: (by: string, terms: Hash, at: number | null) =>
    said('agreement.reject', by, { consent: { terms, decision: 'reject' } }, at),
  sign: (by: string, terms: Hash, at: number | null) =>
    said('agreement.sign', by, { consent: { terms, decision: 'sign', office: { en: 'Minister' } } }, at),
  ratify: (by: string, terms: Hash, at: number | null) =>
    said('agreement.ratify', by, { consent: { terms, decision: 'ratify', instrument: { en: 'Act' } } }, at),
  suspend: (by: string, lineage: RandomId, at: number | null) =>
    said('agreement.suspend', by, { consent: { lineage, decision: 'suspend' }, note }, at),
  resume: (by: string, lineage: RandomId, suspension: ActId, at: number | null) =>
    said(
      'agreement.resume',
      by,
      { consent: { lineage, decision: 'resume' }, refs: { refs: [{ rel: 'answers', act: suspension }] } },
      at,
    ),
  terminate: (by: string, lineage: RandomId, effective: number, at: number | null) =>
    said(
      'agreement.terminate',
      by,
      { consent: { lineage, decision: 'terminate', effective: timeOf(effective) }, note },
      at,
    ),
  withdraw: (by: string, lineage: RandomId, effective: number, at: number | null) =>
    said(
      'agreement.withdraw',
      by,
      { consent: { lineage, decision: 'withdraw', effective: timeOf(effective) }, note },
      at,
    ),
};

/** A proposal by the first party and the signatures of all, a day apart from `at` on; the version is complete at the last. */
export function agreed(document: TermsDocument, at: number): readonly FoldAct[] {
  const hash = termsHash(document);
  const [first] = document.parties;
  return [
    says.propose(first?.id ?? '', document, at),
    ...document.parties.map((party, index) => says.sign(party.id, hash, at + (index + 1) * 86_400)),
  ];
}
