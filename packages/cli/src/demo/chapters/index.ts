// SPDX-License-Identifier: Apache-2.0
// The story in its order.
import type { Story } from '../progress.ts';
import type { Chapter } from '../scene.ts';
import { erasure } from './erasure.ts';
import { negotiation } from './negotiation.ts';
import { outcome } from './outcome.ts';
import { pairing } from './pairing.ts';
import { refusal } from './refusal.ts';
import { report } from './report.ts';
import { signature } from './signature.ts';

export const chapters: readonly (readonly [keyof Story, Chapter])[] = [
  ['pairing', pairing],
  ['negotiation', negotiation],
  ['signature', signature],
  ['report', report],
  ['outcome', outcome],
  ['refusal', refusal],
  ['erasure', erasure],
];
