// SPDX-License-Identifier: Apache-2.0
// What no article allows does not leave, and the refusal names the article.

import type { Declaration, Text } from '@tansiq/node/contract';
import { declare, handle } from '../../deeds/declarations.ts';
import { compose, release } from '../../deeds/exchange.ts';
import { ApiProblem } from '../../fleet/api-problem.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Refused } from '../progress.ts';
import type { Chapter, Scene } from '../scene.ts';
import { beliefFacts, politicalFacts } from '../words/reports.ts';

interface Wish {
  readonly what: keyof Catalogue;
  readonly facts: Text;
  readonly declared: Partial<Declaration>;
}

const wishes: readonly Wish[] = [
  { what: 'refusedBelief', facts: beliefFacts, declared: { specialCategories: ['belief'] } },
  { what: 'refusedUse', facts: politicalFacts, declared: { uses: ['political-targeting'] } },
];

export const refusal: Chapter = async (scene) => {
  scene.narrator.heading('headRefusal');
  const refused: Refused[] = [];
  for (const wish of wishes) refused.push(await wishRefused(scene, wish));
  scene.progress.keep('refusal', { refused });
};

async function wishRefused({ rabat, madrid, narrator, progress }: Scene, wish: Wish): Promise<Refused> {
  const { lineage } = progress.of('negotiation');
  const draft = await compose(rabat, {
    type: 'report.share',
    to: [madrid.id],
    lineage,
    sections: {
      title: { text: wish.facts },
      facts: { text: wish.facts },
      declaration: declare(rabat.id, {
        purpose: 'investigation',
        crimeAreas: ['terrorism'],
        dataCategories: ['identity'],
        subjectCategories: ['suspect'],
        ...wish.declared,
      }),
      handling: handle(),
    },
  });
  try {
    await release(rabat, draft);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.rule === undefined || error.article === undefined)
      throw error;
    const { rule, article } = error;
    const why = error.inWords(narrator.language);
    narrator.tell('refused', {
      party: narrator.name(rabat),
      what: narrator.words(wish.what),
      why,
      rule,
      article,
    });
    // Nobody wants to keep a draft of what may not be.
    await (await rabat.as('officer')).call('DELETE /drafts/{id}', { params: { id: draft.id } });
    return { rule, article };
  }
  throw new Error(`the gate let ${wish.what} through`);
}
