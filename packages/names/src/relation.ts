// SPDX-License-Identifier: Apache-2.0
// Says how two matched units are one name: by what habit, by which slip.

import type { Match, Side } from './alignment.ts';
import { attestedCost } from './attested.ts';
import type { Relation } from './explain-texts.ts';
import { tagCost } from './forms.ts';
import { HABITS, type Habit } from './habits.ts';
import { acrossScripts, type Prepared, type Reading, unitDistance } from './token-distance.ts';

/** Up to here a match is told as the same name, above as a slip, above SLIP as merely alike. */
const SAME = 3.4;
const SLIP = 5.2;

const SIGNS: readonly (readonly [RegExp, Habit])[] = [
  [/^x[a-z]|xkh|xss|xdz|xtt/, 'mrz'],
  [/^y[aeou](?=[lm])|^jal|jadi|^mul[ae]y|(?<!o)u(?=af|az|ah)|gu(?=[aei])|x[ao]u/, 'spanish'],
  [/ou|ch|dj|rh|ï|ss|ine$|^aï/, 'french'],
  [/sch|dsch/, 'german'],
  [/sh|oo|ee|w|gh|kh/, 'english'],
  [/^c[ae](?=[lm])|ş|ğ/, 'turkish'],
];

function nearest(a: Prepared, b: Prepared): [Reading, Reading] | undefined {
  let best: [Reading, Reading] | undefined;
  let least = Infinity;
  for (const x of a.readings)
    for (const y of b.readings) {
      const cost =
        x.penalty + y.penalty + tagCost(x.tag, y.tag) + Math.abs(x.text.length - y.text.length) * 0.1;
      if (cost < least) {
        least = cost;
        best = [x, y];
      }
    }
  return best;
}

/** Habits of the letter groups by which a Latin spelling answers an Arabic one; the most telling first. */
function traced(arabic: string, latin: string): Habit | undefined {
  const found = new Map<Habit, number>();
  for (const step of acrossScripts.trace(arabic, latin)) {
    for (const [l, r, habit] of HABITS) {
      if (habit === 'common' || l.length === 0 || r.length === 0) continue;
      if (
        step.left.includes(l.replace(/[$^]/g, '')) &&
        step.right.includes(r.replace(/[$^]/g, '')) &&
        r.replace(/[$^]/g, '').length >= 1
      ) {
        const weight = r.replace(/[$^]/g, '').length + (habit === 'spanish' || habit === 'mrz' ? 0.5 : 0);
        found.set(habit, Math.max(found.get(habit) ?? 0, weight));
      }
    }
  }
  return [...found].sort((x, y) => y[1] - x[1])[0]?.[0];
}

function signOf(plain: string): Habit | undefined {
  return SIGNS.find(([pattern]) => pattern.test(plain))?.[1];
}

function habitOf(a: Prepared, b: Prepared): Habit {
  const pair = nearest(a, b);
  if (pair === undefined) return 'common';
  const [x, y] = pair;
  if (a.script === 'latin' && b.script === 'latin') {
    const sx = signOf(a.readings[0]?.plain ?? '');
    const sy = signOf(b.readings[0]?.plain ?? '');
    return (sy !== sx ? sy : undefined) ?? sx ?? 'common';
  }
  const [arabic, latin] = a.script === 'arabic' ? [x, y] : [y, x];
  const whole = a.script === 'latin' ? a : b;
  const sign = signOf(whole.readings[0]?.plain ?? '');
  return sign === 'spanish' || sign === 'mrz' ? sign : (traced(arabic.text, latin.text) ?? sign ?? 'common');
}

/** The relation of one match, with the habit where it is one. */
export function relationOf(
  a: Side,
  b: Side,
  match: Match,
): { readonly relation: Relation; readonly habit: Habit } {
  const none: Habit = 'common';
  if (match.kind === 'initial' || match.kind === 'particle' || match.kind === 'joined')
    return { relation: match.kind, habit: none };
  const pa = a.prepared[match.a[0] ?? 0] as Prepared;
  const pb = b.prepared[match.b[0] ?? 0] as Prepared;
  if (
    pa.script === pb.script &&
    (pa.readings[0]?.plain === pb.readings[0]?.plain || unitDistance(pa, pb) === 0)
  )
    return { relation: 'identical', habit: none };
  if (match.distance > SLIP) return { relation: 'distant', habit: none };
  if (match.distance > SAME && pa.script === pb.script) return { relation: 'slip', habit: none };
  const habit = habitOf(pa, pb);
  if (habit !== 'common') return { relation: 'habit', habit };
  const usual = attestedCost(pa.readings[0]?.plain ?? '', pb.readings[0]?.plain ?? '') !== undefined;
  return {
    relation: usual || pa.script !== pb.script ? 'variant' : match.distance > 1.5 ? 'slip' : 'variant',
    habit: none,
  };
}
