// SPDX-License-Identifier: Apache-2.0
// A partner that reports when or where no article allows it, or in words that a database might stumble over.
import { type TermsDocument, termsHash, toTime } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { released, reportBody } from '../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty } from '../test-nodes.ts';
import { agree, report, stateOf, termsWith, text } from './test-liar-agreement.ts';
import { LyingPartner } from './test-lying-partner.ts';

let nodes: TestNodes;
let madrid: TestParty;
const met: LyingPartner[] = [];
const accepted = { result: 'accepted' } as const;
const denied = (rule: string) => expect.objectContaining({ result: 'refused', rule });
const note = { text: text('x') };

async function meet(id: string): Promise<LyingPartner> {
  const one = await LyingPartner.meet(madrid, id);
  met.push(one);
  return one;
}

beforeAll(async () => {
  nodes = await startNodes(['es.pn']);
  madrid = nodes.get('es.pn');
});
afterAll(async () => {
  for (const one of met) one.leave();
  await nodes?.stop();
});

const withField = (terms: TermsDocument, field: string, value: unknown): TermsDocument => ({
  ...terms,
  articles: terms.articles.map((article) =>
    Object.hasOwn(article.terms, field)
      ? { ...article, terms: { ...article.terms, [field]: value } }
      : article,
  ),
});

describe('a report', () => {
  it('in a direction that no article opens is refused, with the article', async () => {
    const partner = await meet('ma.douane');
    const oneWay = await agree(partner, (terms) =>
      withField(terms, 'directions', [{ from: 'es.pn', to: 'ma.douane' }]),
    );
    expect(await partner.tell(partner.entry(report(partner, oneWay)))).toEqual({
      result: 'refused',
      rule: 'direction',
      article: expect.any(String),
    });
    const { act } = await released(madrid, reportBody(madrid, [partner.id], oneWay.lineage));
    await partner.hearUntil('the other way', (heard) => heard.some(({ entry }) => entry.act === act));
  });

  it('before all have signed is refused', async () => {
    const partner = await meet('ma.gr');
    const document = await termsWith(partner);
    const { lineage } = document;
    const proposal = { proposal: { terms: document as never } };
    await partner.tell(partner.entry(partner.compose('agreement.propose', proposal, { dossier: lineage })));
    const early = report(partner, { lineage, terms: termsHash(document) });
    expect(await partner.tell(partner.entry(early))).toEqual(denied('not-signed'));
  });

  it('of one who has suspended is refused, also in the very batch that suspends', async () => {
    const [partner, other] = [await meet('ma.dgst'), await meet('ma.dgsn')];
    const [between, elsewhere] = [await agree(partner), await agree(other)];
    const { lineage } = between;
    const consent = { lineage, decision: 'suspend' } as const;
    const suspension = partner.compose('agreement.suspend', { consent, note }, { dossier: lineage });
    const [before, after] = [report(partner, between), report(partner, between)];
    await partner.send([before, suspension, after].map((act) => partner.entry(act)));
    const last = partner.said.length - 1;
    expect(await partner.verdict(last - 2)).toEqual(accepted);
    expect(await partner.verdict(last - 1)).toEqual(accepted);
    expect(await partner.verdict(last)).toEqual(denied('suspended'));
    expect(await partner.tell(partner.entry(report(partner, between)))).toEqual(denied('suspended'));
    expect(await other.tell(other.entry(report(other, elsewhere)))).toEqual(accepted);
    const resumption = {
      consent: { lineage, decision: 'resume' },
      refs: { refs: [{ rel: 'answers', act: suspension.id }] },
    } as const;
    const resumed = partner.compose('agreement.resume', resumption, { dossier: lineage });
    expect(await partner.tell(partner.entry(resumed))).toEqual(accepted);
    expect(await partner.tell(partner.entry(report(partner, between)))).toEqual(accepted);
  });

  it('after the end is refused', async () => {
    const partner = await meet('ma.far');
    const between = await agree(partner, (terms) =>
      withField(terms, 'validity', {
        from: '2026-01-01T00:00:00Z',
        renewal: 'none',
        ratification: [],
        noticeDays: 0,
      }),
    );
    const { lineage } = between;
    const consent = { lineage, decision: 'terminate', effective: toTime(Date.now() - 1000) } as const;
    const end = partner.compose('agreement.terminate', { consent, note }, { dossier: lineage });
    expect(await partner.tell(partner.entry(end))).toEqual(accepted);
    expect(await stateOf(partner, lineage)).toBe('terminated');
    expect(await partner.tell(partner.entry(report(partner, between)))).toEqual(denied('not-in-force'));
  });

  it('that says what databases stumble over is taken as it is', async () => {
    const partner = await meet('ma.sg');
    const between = await agree(partner);
    const odd =
      '\u0000 \u0001 \ud83d\ude94 \uffff \u202e ؀ \'"); drop table acts; -- \\u0000 %s $1 {x} <script>';
    const statements = [
      { prop: odd, value: odd },
      { prop: 'x', value: '' },
    ];
    const said = report(partner, between, {
      declaration: { dataCategories: ['accounts', 'events'] },
      sections: {
        title: { text: { en: odd } },
        facts: { text: { en: odd.repeat(100) } },
        subjects: { subjects: [{ id: odd, kind: 'account', statements }] },
      },
    });
    expect(await partner.tell(partner.entry(said))).toEqual(accepted);
    const { db } = madrid.node.rooms.store;
    const title = await db
      .selectFrom('sections')
      .select('body')
      .where('seq', 'in', (eb) => eb.selectFrom('acts').select('seq').where('id', '=', said.id))
      .where('name', '=', 'title')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(title.body)).toEqual({ text: { en: odd } });
    const known = await db.selectFrom('statements').select('value').where('act', '=', said.id).execute();
    expect(known.map(({ value }) => value.replaceAll('\ufffd', '\u0000')).sort()).toEqual(['', odd]);
  });
});
