// SPDX-License-Identifier: Apache-2.0
// What happens to the nodes of a run, step by step: chosen from the seed alone, before anything starts.
import { Dice } from './dice.ts';

/** A direction between two nodes, as places in the list of parties: calls of `from` to `to`. */
export interface Direction {
  readonly from: number;
  readonly to: number;
}

/** What is done to single calls on their way. */
export const troubles = [
  'repeat',
  'late-again',
  'cut-request',
  'cut-answer',
  'lose-answer',
  'hold-back',
] as const;
export type Trouble = (typeof troubles)[number];

export type Step =
  /** After it was ready for `lived` ms, for `down` ms. `again`: killed once more so many ms after it was started, ready or not. */
  | {
      readonly do: 'kill';
      readonly party: number;
      readonly lived: number;
      readonly down: number;
      readonly again?: number;
    }
  | { readonly do: 'cut'; readonly link: Direction; readonly ms: number; readonly how: 'reset' | 'silence' }
  | { readonly do: 'slow'; readonly link: Direction; readonly ms: number; readonly delay: number }
  | { readonly do: 'trouble'; readonly link: Direction; readonly kind: Trouble; readonly calls: number }
  | { readonly do: 'clock'; readonly party: number; readonly shift: number; readonly ms: number }
  | { readonly do: 'disk'; readonly party: number; readonly ms: number }
  | { readonly do: 'database'; readonly how: 'sessions' | 'server'; readonly ms: number }
  | { readonly do: 'suspend'; readonly party: number; readonly ms: number };

/** Milliseconds to wait first, and the step. */
export interface Timed {
  readonly after: number;
  readonly step: Step;
}

export interface PlanOptions {
  readonly seed: number;
  readonly kills: number;
  readonly parties: number;
  readonly store: 'sqlite' | 'postgres';
  /** Kinds of steps beside kills; all unless told. */
  readonly only?: readonly string[];
}

/** How often each comes, in relation to the others. A node answers for five minutes of difference between clocks, and no more. */
const weights = {
  kill: 10,
  cut: 4,
  slow: 2,
  trouble: 8,
  clock: 2,
  disk: 2,
  database: 2,
  suspend: 2,
} as const;
const MOST_SHIFT = 140_000;
const LITTLE_SHIFT = 8_000;

export function planOf({ seed, kills, parties, store, only }: PlanOptions): Timed[] {
  const dice = new Dice(seed);
  const kinds = (Object.keys(weights) as Step['do'][]).filter((kind) =>
    // A full disk of PostgreSQL's own server is not among these, and SQLite has no server to lose.
    store === 'sqlite' ? kind !== 'database' : kind !== 'disk',
  );
  const isWanted = (kind: Step['do']) => only === undefined || kind === 'kill' || only.includes(kind);
  const bag = kinds.filter(isWanted).flatMap((kind) => Array<Step['do']>(weights[kind]).fill(kind));
  const steps: Timed[] = [];
  for (let killed = 0; killed < kills; ) {
    const step = stepOf(dice, dice.pick(bag), parties, kills - killed);
    if (step.do === 'kill') killed += step.again === undefined ? 1 : 2;
    steps.push({ after: dice.whole(0, 500), step });
  }
  return steps;
}

/** Seldom by minutes: what is signed by a clock that is ahead counts only when its time has come, and until then little else happens. */
function shiftOf(dice: Dice): number {
  const most = dice.chance(0.25) ? MOST_SHIFT : LITTLE_SHIFT;
  return dice.whole(-most, most);
}

function stepOf(dice: Dice, kind: Step['do'], parties: number, killsLeft: number): Step {
  const party = dice.whole(0, parties - 1);
  const link = { from: party, to: (party + dice.whole(1, parties - 1)) % parties };
  switch (kind) {
    case 'kill': {
      const again = killsLeft > 1 && dice.chance(0.15) ? { again: dice.whole(50, 1500) } : {};
      return { do: kind, party, lived: dice.whole(0, 1500), down: dice.whole(0, 300), ...again };
    }
    case 'cut':
      return { do: kind, link, ms: dice.whole(50, 1500), how: dice.chance(0.7) ? 'reset' : 'silence' };
    case 'slow':
      return { do: kind, link, ms: dice.whole(300, 3000), delay: dice.whole(20, 400) };
    case 'trouble':
      return { do: kind, link, kind: dice.pick(troubles), calls: dice.whole(1, 3) };
    case 'clock':
      return { do: kind, party, shift: shiftOf(dice), ms: dice.whole(200, 6000) };
    case 'disk':
      return { do: kind, party, ms: dice.whole(100, 1200) };
    case 'database':
      return { do: kind, how: dice.chance(0.7) ? 'sessions' : 'server', ms: dice.whole(50, 800) };
    case 'suspend':
      return { do: kind, party, ms: dice.whole(100, 1200) };
  }
}
