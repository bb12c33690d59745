// SPDX-License-Identifier: Apache-2.0
// Signed by those with authority, ratified where that is needed, in force only then.
import { ratify, sign, untilTerms } from '../../deeds/negotiation.ts';
import type { Chapter } from '../scene.ts';
import { officeOf, ratificationWords } from '../words/agreement.ts';

export const signature: Chapter = async ({ rabat, madrid, narrator, progress }) => {
  narrator.heading('headSignature');
  const { lineage, terms } = progress.of('negotiation');
  await Promise.all([rabat, madrid].map((node) => sign(node, { lineage, terms }, officeOf(node.id))));
  for (const node of [rabat, madrid]) {
    narrator.tell('signed', { party: narrator.name(node), office: narrator.text(officeOf(node.id)) });
  }
  await Promise.all([rabat, madrid].map((node) => untilTerms(node, { lineage, terms }, 'signed')));
  narrator.tell('signedNotBinding', { party: narrator.name(madrid) });
  await ratify(madrid, { lineage, terms }, ratificationWords);
  narrator.tell('ratified', { party: narrator.name(madrid), instrument: narrator.text(ratificationWords) });
  const [there] = await Promise.all(
    [rabat, madrid].map((node) => untilTerms(node, { lineage, terms }, 'in-force')),
  );
  const inForceAt = there?.versions.find((version) => version.terms === terms)?.inForceAt ?? '';
  narrator.tell('bindingNow', { at: inForceAt });
  progress.keep('signature', { inForceAt });
};
