// SPDX-License-Identifier: Apache-2.0
// Codes of acts that lists show: what becomes of an act, and what a list can be narrowed to.
import type { Tone } from '../../parts/state-tag.tsx';

/** The beginnings of types that a list can be narrowed to. */
export const kinds = ['report.', 'outcome.', 'act.', 'agreement.', 'talks.'] as const;
export type Kind = (typeof kinds)[number];

export const states = [
  ...(['released', 'withheld', 'sent', 'held', 'accepted', 'refused', 'unreadable', 'quarantined'] as const),
] as const;
export type State = (typeof states)[number];

export const tones: Readonly<Record<State, Tone>> = {
  released: 'calm',
  withheld: 'bad',
  sent: 'calm',
  held: 'calm',
  accepted: 'good',
  refused: 'bad',
  unreadable: 'bad',
  quarantined: 'warn',
};
