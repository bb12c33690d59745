// SPDX-License-Identifier: Apache-2.0
// Contacts, talks, a proposal, a comment on an article, a counter-proposal.

import type { TermsArticle } from '@tansiq/node/contract';
import { declare, handle } from '../../deeds/declarations.ts';
import {
  amended,
  comment,
  draftTerms,
  makeContact,
  propose,
  untilAgreement,
  untilProposed,
} from '../../deeds/negotiation.ts';
import { short } from '../narrator.ts';
import type { Chapter, Scene } from '../scene.ts';
import {
  contactWords,
  retentionComment,
  retentionMonths,
  retentionText,
  talksWords,
} from '../words/agreement.ts';

export const negotiation: Chapter = async (scene) => {
  const { rabat, madrid, narrator, progress } = scene;
  narrator.heading('headAgreement');
  const { lineage } = await makeContact(rabat, [madrid.id], 'contact', contactWords);
  narrator.tell('contacted', { party: narrator.name(rabat), text: narrator.text(contactWords) });
  await untilAgreement(madrid, lineage, 'has begun', () => true);
  await makeContact(madrid, [rabat.id], 'talks', talksWords, lineage);
  narrator.tell('talked', { party: narrator.name(madrid), text: narrator.text(talksWords) });
  const terms = await draftTerms(rabat, 'full-bilateral', {
    parties: [{ id: rabat.id }, { id: madrid.id }],
    lineage,
    ratification: [madrid.id],
  });
  const first = await propose(rabat, terms);
  narrator.tell('proposed', {
    party: narrator.name(rabat),
    title: narrator.text(terms.title),
    articles: terms.articles.length,
    languages: Object.keys(terms.title).length,
    terms: short(first.terms),
  });
  await untilProposed(madrid, first);
  const disputed = terms.articles.find((article) => 'retention' in article.terms);
  if (disputed === undefined) throw new Error('the template has no article on retention');
  const article = disputed.number;
  await comment(madrid, first, article, retentionComment);
  narrator.tell('commented', {
    party: narrator.name(madrid),
    article,
    text: narrator.text(retentionComment),
  });
  const counter = await propose(
    madrid,
    amended(terms, (one) => (one.number === article ? shorter(one) : one)),
    first.act,
  );
  narrator.tell('countered', { party: narrator.name(madrid), terms: short(counter.terms) });
  narrator.detail('articleNow', { article, text: narrator.text(retentionText) });
  await untilProposed(rabat, counter);
  await askTooEarly(scene, lineage);
  progress.keep('negotiation', { lineage, terms: counter.terms });
};

const shorter = (article: TermsArticle): TermsArticle => ({
  ...article,
  text: retentionText,
  terms: { ...article.terms, retention: retentionMonths },
});

/** What is agreed is not yet signed, and nothing may go. */
async function askTooEarly({ rabat, madrid, narrator }: Scene, lineage: string): Promise<void> {
  const officer = await rabat.as('officer');
  const { decisions } = await officer.call('POST /agreements/try', {
    body: {
      to: [madrid.id],
      lineage,
      type: 'report.share',
      declaration: declare(rabat.id, { crimeAreas: ['terrorism'] }),
      handling: handle(),
    },
  });
  const [decision] = decisions;
  if (decision === undefined || decision.permit)
    throw new Error('the gate lets through what nobody has signed for');
  narrator.tell('notYet', {
    party: narrator.name(rabat),
    why: narrator.text(decision.texts),
    rule: decision.rule,
  });
}
