// SPDX-License-Identifier: Apache-2.0
// Codes of acts that lists show: types, what becomes of an act, and what a list can be narrowed to.
import type { Tone } from '../../parts/state-tag.tsx';

export const actTypes = [
  ...(['report.share', 'report.reply', 'onward.transfer', 'operation.abort', 'talks.note'] as const),
  ...(['outcome.report', 'outcome.confirm', 'outcome.dispute', 'outcome.follow-up'] as const),
  ...(['act.recall', 'act.recall-answer', 'act.correct', 'act.expired'] as const),
  ...(['agreement.propose', 'agreement.comment', 'agreement.reject', 'agreement.sign'] as const),
  ...(['agreement.ratify', 'agreement.suspend', 'agreement.resume', 'agreement.terminate'] as const),
  ...(['agreement.withdraw', 'party.card', 'channel.disposition', 'channel.evidence'] as const),
] as const;

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
