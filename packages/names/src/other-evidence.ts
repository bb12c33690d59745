// SPDX-License-Identifier: Apache-2.0
// What speaks for or against two people being one beside their names: birth, place, country, sex, papers.

import { reach } from './alignment.ts';
import { type BirthAgreement, compareBirths, parseBirth } from './birth.ts';
import { parseName } from './parse.ts';
import { documentNumber, type PersonRecord } from './person.ts';
import { type Prepared, prepare, unitDistance } from './token-distance.ts';

export type EvidenceKind = 'birth' | 'place' | 'country' | 'sex' | 'document';

/** One piece: `nats` above 0 speaks for one person, below 0 against; `agreement` names how. */
export type EvidencePiece = {
  readonly kind: EvidenceKind;
  readonly nats: number;
  readonly agreement: BirthAgreement | 'same' | 'different';
  readonly shown: readonly string[];
};

export type OtherEvidence = { readonly nats: number; readonly pieces: readonly EvidencePiece[] };

const PLACE = { same: 2.5, different: -0.5 } as const;
/** Distance (nats) up to which two words are one place's name. */
const SAME_PLACE = 6.5;
const COUNTRY = { same: 1.2, different: -1 } as const;
const SEX = { same: 0.6, different: -3 } as const;
/** A number read the same is nearly proof; papers are many, so different numbers say little. */
const DOCUMENT = { same: 14, near: 5, different: -0.7 } as const;

function preparedWords(text: string): Prepared[] {
  return parseName(text).units.map((unit) => prepare(unit.text, unit.script, unit.tag));
}

function samePlace(a: string, b: string): boolean {
  const left = preparedWords(a);
  const right = preparedWords(b);
  return left.some((x) =>
    right.some(
      (y) =>
        (x.readings[0]?.plain.length ?? 0) > 2 && unitDistance(x, y) <= Math.min(SAME_PLACE, reach(x, y)),
    ),
  );
}

function place(a: PersonRecord, b: PersonRecord): EvidencePiece | undefined {
  if (!a.place || !b.place) return undefined;
  const agreement = samePlace(a.place, b.place) ? 'same' : 'different';
  return { kind: 'place', nats: PLACE[agreement], agreement, shown: [a.place, b.place] };
}

function countries(a: PersonRecord, b: PersonRecord): EvidencePiece | undefined {
  const left = (a.countries ?? []).map((c) => c.trim().toLowerCase()).filter(Boolean);
  const right = (b.countries ?? []).map((c) => c.trim().toLowerCase()).filter(Boolean);
  if (left.length === 0 || right.length === 0) return undefined;
  const agreement = left.some((c) => right.includes(c)) ? 'same' : 'different';
  return {
    kind: 'country',
    nats: COUNTRY[agreement],
    agreement,
    shown: [(a.countries ?? []).join(', '), (b.countries ?? []).join(', ')],
  };
}

function sex(a: PersonRecord, b: PersonRecord): EvidencePiece | undefined {
  if (!a.sex || !b.sex || a.sex === 'other' || b.sex === 'other') return undefined;
  const agreement = a.sex === b.sex ? 'same' : 'different';
  return { kind: 'sex', nats: SEX[agreement], agreement, shown: [a.sex, b.sex] };
}

function oneLetterOff(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 6) return false;
  let off = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) off++;
  return off === 1;
}

function papers(a: PersonRecord, b: PersonRecord): EvidencePiece | undefined {
  const left = (a.documents ?? []).map(documentNumber).filter((n) => n.length >= 4);
  const right = (b.documents ?? []).map(documentNumber).filter((n) => n.length >= 4);
  if (left.length === 0 || right.length === 0) return undefined;
  const shared = left.find((n) => right.includes(n));
  if (shared !== undefined)
    return { kind: 'document', nats: DOCUMENT.same, agreement: 'same', shown: [shared, shared] };
  const x = left.find((n) => right.some((m) => oneLetterOff(n, m)));
  if (x !== undefined)
    return {
      kind: 'document',
      nats: DOCUMENT.near,
      agreement: 'near',
      shown: [x, right.find((m) => oneLetterOff(x, m)) ?? ''],
    };
  return {
    kind: 'document',
    nats: DOCUMENT.different,
    agreement: 'different',
    shown: [left[0] ?? '', right[0] ?? ''],
  };
}

function birth(a: PersonRecord, b: PersonRecord): EvidencePiece | undefined {
  if (!a.birth || !b.birth) return undefined;
  const { agreement, nats } = compareBirths(parseBirth(a.birth), parseBirth(b.birth));
  if (agreement === 'unknown') return undefined;
  return { kind: 'birth', nats, agreement, shown: [a.birth ?? '', b.birth ?? ''] };
}

/** Sums what both sides state; a field that either side leaves out adds no piece and no nats. */
export function otherEvidence(a: PersonRecord, b: PersonRecord): OtherEvidence {
  const pieces = [birth(a, b), place(a, b), countries(a, b), sex(a, b), papers(a, b)].filter(
    (piece) => piece !== undefined,
  );
  return { pieces, nats: pieces.reduce((sum, piece) => sum + piece.nats, 0) };
}
