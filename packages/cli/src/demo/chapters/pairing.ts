// SPDX-License-Identifier: Apache-2.0
// Two parties get to know each other.
import { pair } from '../../deeds/pairing.ts';
import type { Chapter } from '../scene.ts';

export const pairing: Chapter = async ({ rabat, madrid, narrator, progress }) => {
  narrator.heading('headPairing');
  narrator.tell('cardsHanded');
  const { fingerprints } = await pair(rabat, madrid);
  for (const node of [rabat, madrid]) {
    narrator.tell('fingerprintRead', {
      party: narrator.name(node),
      fingerprint: fingerprints[node.id] ?? '',
    });
  }
  narrator.tell('pairedNow');
  progress.keep('pairing', { fingerprints });
};
