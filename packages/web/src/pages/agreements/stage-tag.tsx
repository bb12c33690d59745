// SPDX-License-Identifier: Apache-2.0
// How far an agreement or a partner is, in a word.
import type { Stage } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { StateTag, type Tone } from '../../parts/state-tag.tsx';

/** States of agreements and their versions (docs/protocol.md §9). */
export const states = [
  'none',
  'contact',
  'talks',
  'proposed',
  'rejected',
  'lapsed',
  'void',
  'signed',
  'ratified',
  'in-force',
  'suspended',
  'superseded',
  'terminated',
  'expired',
  'ended',
] as const;
export type State = (typeof states)[number];

const tones: Readonly<Record<State, Tone>> = {
  none: 'calm',
  contact: 'calm',
  talks: 'calm',
  proposed: 'accent',
  rejected: 'bad',
  lapsed: 'calm',
  void: 'calm',
  signed: 'accent',
  ratified: 'accent',
  'in-force': 'good',
  suspended: 'warn',
  superseded: 'calm',
  terminated: 'calm',
  expired: 'calm',
  ended: 'calm',
};

const isState = (state: string): state is State => states.some((one) => one === state);

export const toneOf = (state: string): Tone => (isState(state) ? tones[state] : 'calm');

export function StageTag({ stage }: { stage: Stage | string }): ReactNode {
  const t = useWords();
  return <StateTag tone={toneOf(stage)}>{isState(stage) ? t(`agreements.state.${stage}`) : stage}</StateTag>;
}
