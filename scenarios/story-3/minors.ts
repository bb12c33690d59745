// SPDX-License-Identifier: Apache-2.0
// A cell that draws in minors: flagged, let through only with a necessity, shown over there only to those named for it. The referral to a
// protection service is not built, so no clause is claimed with this.
import {
  ApiProblem,
  compose,
  type Declaration,
  type DraftBody,
  declare,
  handle,
  type PartyNode,
  release,
  send,
  waitUntil,
} from '@tansiq/cli';
import { mustBe, refusalOf } from '../refusals.ts';
import * as words from './words.ts';

/** @throws Error when the agreement's own rule for minors does not hold on either side */
export async function shareAboutMinors(rabat: PartyNode, madrid: PartyNode, lineage: string): Promise<void> {
  const unfounded = await compose(rabat, aboutMinors(rabat, madrid, lineage));
  mustBe(await refusalOf('minors without necessity', release(rabat, unfounded)), 'minors-and-victims');
  const sent = await send(rabat, aboutMinors(rabat, madrid, lineage, { necessity: words.cellNecessity }));
  const head = await rabat.as('head');
  await waitUntil('the report about minors is taken over there', async () => {
    const { steps } = await head
      .call('GET /acts/{id}/journey', { params: { id: sent.act } })
      .catch((error: unknown) => (isHidden(error) ? { steps: [{ what: 'hidden' }] } : Promise.reject(error)));
    return steps.some(({ what }) => what === 'accepted' || what === 'hidden');
  });
  if (!(await isHiddenFrom(madrid, sent.act)))
    throw new Error('a report about minors is shown to somebody not named for it');
}

const isHidden = (error: unknown): boolean => error instanceof ApiProblem && error.status === 404;

/** The head over there is not named for protected persons: for them the act does not exist. */
async function isHiddenFrom(node: PartyNode, act: string): Promise<boolean> {
  const head = await node.as('head');
  return head.call('GET /acts/{id}', { params: { id: act } }).then(() => false, isHidden);
}

const aboutMinors = (
  by: PartyNode,
  to: PartyNode,
  lineage: string,
  given: Partial<Declaration> = {},
): DraftBody => ({
  type: 'report.share',
  to: [to.id],
  lineage,
  sections: {
    title: { text: words.cellTitle },
    facts: { text: words.cellFacts },
    subjects: { subjects: words.minorSubjects },
    declaration: declare(by.id, {
      purpose: 'protection',
      crimeAreas: ['foreign-fighters', 'terrorism'],
      dataCategories: ['accounts', 'identity'],
      subjectCategories: ['victim'],
      minors: true,
      ...given,
    }),
    handling: handle(),
  },
});
