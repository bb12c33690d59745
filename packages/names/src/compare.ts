// SPDX-License-Identifier: Apache-2.0
// Compares two people by name and whatever else is known, with an explanation that a person can read.

import { nameProbability, THRESHOLD, withOther } from './calibration.ts';
import { type Language, type Relation, type Strength, TEXTS } from './explain-texts.ts';
import type { Habit } from './habits.ts';
import { compareParsed, type NameComparison, type NameFeatures } from './name-comparison.ts';
import { type EvidencePiece, otherEvidence } from './other-evidence.ts';
import { parseName } from './parse.ts';
import type { PersonRecord } from './person.ts';
import { relationOf } from './relation.ts';

/** One pair of units that agree, as written on either side. */
export type AgreedUnit = {
  readonly a: string;
  readonly b: string;
  readonly relation: Relation;
  readonly habit: Habit;
  /** Nats between the two spellings; 0 is the same. */
  readonly distance: number;
  /** Nats that the agreement is worth, by the rarity of the name. */
  readonly nats: number;
};

export type Comparison = {
  /** Probability that the two are one person, were both equally likely before; never 1: a person confirms. */
  readonly probability: number;
  /** The same from the names alone; at most 0.95. */
  readonly nameProbability: number;
  /** Whether the probability reaches the documented threshold of 0.5. */
  readonly candidate: boolean;
  readonly agreed: readonly AgreedUnit[];
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
  readonly evidence: readonly EvidencePiece[];
  readonly features: NameFeatures;
  /** The explanation in one of the four languages, one statement a line. */
  readonly explain: (language: Language) => string;
};

const STRONG = 0.85;
const WEAK = 0.2;

function agreedUnits(names: NameComparison): AgreedUnit[] {
  const { a, b, alignment } = names;
  const shown = (side: typeof a, units: readonly number[]) =>
    units.map((i) => side.units[i]?.shown ?? '').join(' ');
  return alignment.matches.map((match) => ({
    a: shown(a, match.a),
    b: shown(b, match.b),
    ...relationOf(a, b, match),
    distance: Number(match.distance.toFixed(2)),
    nats: Number(match.gain.toFixed(2)),
  }));
}

function strengthOf(probability: number): Strength {
  if (probability >= STRONG) return 'strong';
  if (probability >= THRESHOLD) return 'good';
  return probability >= WEAK ? 'weak' : 'against';
}

function pieceText(piece: EvidencePiece, language: Language): string {
  const texts = TEXTS[language];
  const shown = piece.shown[0] === piece.shown[1] ? piece.shown[0] : piece.shown.join(' / ');
  if (piece.kind === 'birth') {
    const agreement =
      piece.agreement === 'same' || piece.agreement === 'different' ? 'unknown' : piece.agreement;
    return `${texts.birth[agreement]} (${shown})`;
  }
  if (piece.agreement === 'near') return `${texts.near} (${shown})`;
  return `${texts.kind[piece.kind][piece.agreement === 'same' ? 0 : 1]} (${shown})`;
}

function explanation(c: Omit<Comparison, 'explain'>, language: Language): string {
  const texts = TEXTS[language];
  const comma = language === 'ar' ? '، ' : ', ';
  const lines = c.agreed.map((unit) => {
    const said = unit.relation === 'habit' ? texts.habit[unit.habit] : texts.same[unit.relation];
    return `${unit.a} ~ ${unit.b}: ${said}`;
  });
  if (c.onlyA.length > 0 && c.onlyB.length > 0)
    lines.push(texts.stands(c.onlyA.join(comma), c.onlyB.join(comma)));
  else if (c.onlyA.length > 0) lines.push(texts.only(true, c.onlyA.join(comma)));
  else if (c.onlyB.length > 0) lines.push(texts.only(false, c.onlyB.join(comma)));
  if (c.features.reversed === 1) lines.push(texts.reversed);
  for (const piece of c.evidence) lines.push(pieceText(piece, language));
  lines.push(
    `${texts.strength[strengthOf(c.probability)]}${language === 'ar' ? '؛ ' : '. '}${texts.confirm}`,
  );
  return lines.join('\n');
}

/** The best comparison of any name of one side with any of the other (names and stored aliases). */
function bestNames(a: PersonRecord, b: PersonRecord): { names: NameComparison; probability: number } {
  let best: { names: NameComparison; probability: number } | undefined;
  for (const x of [a.name, ...(a.aliases ?? [])])
    for (const y of [b.name, ...(b.aliases ?? [])]) {
      const names = compareParsed(parseName(x), parseName(y));
      const probability = nameProbability(names.features);
      if (best === undefined || probability > best.probability) best = { names, probability };
    }
  return best as { names: NameComparison; probability: number };
}

/**
 * Compares two people, or two names. The result is the same whichever comes first, with A and B exchanged. A string is a
 * name of which nothing else is known.
 */
export function compareNames(first: PersonRecord | string, second: PersonRecord | string): Comparison {
  const a = typeof first === 'string' ? { name: first } : first;
  const b = typeof second === 'string' ? { name: second } : second;
  const { names, probability } = bestNames(a, b);
  const other = otherEvidence(a, b);
  const paper = other.pieces.some((piece) => piece.kind === 'document' && piece.agreement === 'same');
  const total = withOther(probability, other.nats, paper);
  const left = (side: typeof names.a, only: readonly number[]) =>
    only.filter((i) => side.units[i]?.role !== 'optional').map((i) => side.units[i]?.shown ?? '');
  const comparison = {
    probability: Number(total.toFixed(4)),
    nameProbability: Number(probability.toFixed(4)),
    candidate: total >= THRESHOLD,
    agreed: agreedUnits(names),
    onlyA: left(names.a, names.alignment.onlyA),
    onlyB: left(names.b, names.alignment.onlyB),
    evidence: other.pieces,
    features: names.features,
  };
  return { ...comparison, explain: (language) => explanation(comparison, language) };
}
