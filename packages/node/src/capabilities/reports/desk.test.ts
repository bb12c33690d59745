// SPDX-License-Identifier: Apache-2.0
// A draft between two people: what the gate says while it is written, what comes back from whoever releases, what nobody overwrites.

import type { TermsDocument } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AgreementInForce,
  agreementInForce,
  arrived,
  declarationOf,
  handlingOf,
  reportBody,
} from '../../test-agreement.ts';
import { filesWith } from '../../test-folder.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { type OfficerCalls, officerOf } from '../../test-officer.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let officer: OfficerCalls;
let releaser: OfficerCalls;

const withoutArms = (document: TermsDocument): TermsDocument => ({
  ...document,
  articles: document.articles.map((article) => {
    const areas = article.terms.crimeAreas;
    const left = areas?.filter((area) => area !== 'arms-explosives');
    return left ? { ...article, terms: { ...article.terms, crimeAreas: left } } : article;
  }),
});

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  rabat = nodes.get('ma.dgsn');
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn', withoutArms);
  officer = await officerOf(rabat, 'officer');
  releaser = await officerOf(rabat, 'releaser');
});
afterAll(() => nodes?.stop());

const report = (over = {}) => reportBody(rabat, ['es.pn'], agreement.lineage, over);

interface Saved {
  id: string;
  revision: number;
  state: string;
  problems: { section: string; path: string; code: string; texts: Record<string, string> }[];
}
const begun = async (body: unknown = report()): Promise<Saved> => {
  const answer = await officer('POST', '/drafts', body);
  expect(answer.status).toBe(201);
  return answer.body as Saved;
};
interface Live {
  decisions: {
    party: string;
    permit: boolean;
    rule: string;
    article?: string;
    denials: { rule: string; needed?: { offending: string[]; allowed: string[]; least: string[] } }[];
  }[];
  problems: Saved['problems'];
}
const live = async (body: unknown): Promise<Live> => {
  const answer = await officer('POST', '/drafts/preview', body);
  expect(answer.status).toBe(200);
  return answer.body as Live;
};

describe('what the gate says while a report is written', () => {
  it('is said of a draft that nobody saved, addressee by addressee, and leaves nothing behind', async () => {
    const before = await rabat.node.rooms.store.db.selectFrom('drafts').select('id').execute();
    const { decisions, problems } = await live(report());
    expect(decisions).toMatchObject([{ party: 'es.pn', permit: true, rule: 'permitted' }]);
    expect(problems).toEqual([]);
    expect(await rabat.node.rooms.store.db.selectFrom('drafts').select('id').execute()).toEqual(before);
    expect(filesWith(rabat.dataDir, 'What is known')).toEqual([]);
  });

  it('names the article that does not cover arms, and which crime areas it would take', async () => {
    const declaration = declarationOf('ma.dgsn', { crimeAreas: ['arms-explosives', 'terrorism'] });
    const [decision] = (await live(report({ declaration }))).decisions;
    expect(decision).toMatchObject({ permit: false, rule: 'crime-area' });
    expect(decision?.article).toMatch(/^\d+$/);
    const needed = decision?.denials[0]?.needed;
    expect(needed?.offending).toEqual(['arms-explosives']);
    expect(needed?.allowed).toContain('terrorism');
    expect(needed?.allowed).not.toContain('arms-explosives');
  });

  it('says what a marking must carry at least', async () => {
    const [decision] = (await live(report({ handling: handlingOf({ restrictions: [], tlp: 'CLEAR' }) })))
      .decisions;
    const marking = decision?.denials.find(({ rule }) => rule === 'marking');
    expect(marking?.needed?.least).toEqual(expect.arrayContaining(['H0', 'TLP:AMBER+STRICT']));
  });

  it('answers for a page that is still empty: what is missing, and that no article allows it so', async () => {
    const { decisions, problems } = await live({
      type: 'report.share',
      to: ['es.pn'],
      lineage: agreement.lineage,
      sections: {},
    });
    expect(decisions[0]?.permit).toBe(false);
    expect(decisions[0]?.denials.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['purpose', 'crime-area', 'data-category', 'transfer-ground', 'marking']),
    );
    expect(problems.map(({ section, code }) => `${section} ${code}`)).toEqual(
      expect.arrayContaining(['title missing', 'facts missing', 'declaration missing', 'handling missing']),
    );
    const unaddressed = await live({ type: 'report.share', sections: {} });
    expect(unaddressed.decisions).toEqual([]);
    expect(unaddressed.problems.map(({ section }) => section)).toEqual(
      expect.arrayContaining(['to', 'lineage']),
    );
  });

  it('says that the content holds a minor whom the declaration leaves out', async () => {
    const subjects = {
      subjects: [{ id: 'p1', kind: 'person', category: 'victim', minor: true, statements: [] }],
    };
    const { problems } = await live(report({ subjects }));
    expect(problems).toMatchObject([{ code: 'undeclared', codes: ['victim', 'minors'] }]);
  });

  it('is for those who write: nobody else may ask', async () => {
    const negotiator = await officerOf(rabat, 'negotiator');
    expect((await negotiator('POST', '/drafts/preview', report())).status).toBe(403);
  });
});

describe('a draft', () => {
  it('may be as unfinished as its author left it', async () => {
    const saved = await begun({ type: 'report.share', sections: { title: { text: { ar: 'بداية' } } } });
    expect(saved.problems.length).toBeGreaterThan(0);
    const again = await officer('GET', `/drafts/${saved.id}`);
    expect(again.body).toMatchObject({ to: [], lineage: '', sections: { title: { text: { ar: 'بداية' } } } });
    await officer('POST', `/drafts/${saved.id}/submission`);
    const refused = await releaser('POST', `/drafts/${saved.id}/release`, { revision: 1 });
    expect(refused).toMatchObject({ status: 422, body: { code: 'sections' } });
  });

  it('saved from another tab meanwhile is not written over, and the refusal says so', async () => {
    const { id } = await begun();
    const body = { ...report(), revision: 1 };
    expect((await officer('PUT', `/drafts/${id}`, body)).status).toBe(200);
    const late = await officer('PUT', `/drafts/${id}`, body);
    expect(late).toMatchObject({ status: 409, body: { code: 'draft-changed' } });
    expect((late.body as { texts: { en: string } }).texts.en).toContain('revision 2');
  });

  it('that is submitted is not changed until it is taken back', async () => {
    const { id, revision } = await begun();
    await officer('POST', `/drafts/${id}/submission`);
    const late = await officer('PUT', `/drafts/${id}`, { ...report(), revision });
    expect(late).toMatchObject({ status: 409, body: { code: 'draft-submitted' } });
    expect((await officer('POST', `/drafts/${id}/return`, {})).body).toMatchObject({ state: 'open' });
    expect((await officer('PUT', `/drafts/${id}`, { ...report(), revision })).status).toBe(200);
  });

  it('comes back from whoever releases with a remark, and the next look shows what changed since', async () => {
    const { id, revision } = await begun();
    await officer('POST', `/drafts/${id}/submission`);
    const waiting = (await releaser('GET', '/drafts')).body as { items: { id: string; ownerName: string }[] };
    expect(waiting.items.find((one) => one.id === id)?.ownerName).toBe('officer');
    expect((await releaser('POST', `/drafts/${id}/return`, {})).status).toBe(403);
    const remark = 'Say where it was seen: lonely-lighthouse-41';
    expect((await releaser('POST', `/drafts/${id}/return`, { remark })).status).toBe(200);
    expect((await releaser('GET', `/drafts/${id}`)).status).toBe(404);
    const back = (await officer('GET', `/drafts/${id}`)).body as { steps: object[]; state: string };
    expect(back.state).toBe('open');
    expect(back.steps.at(-1)).toMatchObject({ what: 'returned', name: 'releaser', remark });
    const facts = { text: { en: 'Seen at the harbour' } };
    await officer('PUT', `/drafts/${id}`, { ...report({ facts }), revision });
    await officer('POST', `/drafts/${id}/submission`);
    const seen = (await releaser('GET', `/drafts/${id}`)).body as {
      revision: number;
      sections: { facts: object };
      lastLook: { revision: number; body: { sections: { facts: object } } };
    };
    expect(seen.sections.facts).toEqual(facts);
    expect(seen.lastLook).toMatchObject({
      revision: 1,
      body: { sections: { facts: report().sections.facts } },
    });
    expect((await releaser('POST', `/drafts/${id}/looks`, { revision: seen.revision })).status).toBe(204);
    const act = (await releaser('POST', `/drafts/${id}/release`, { revision: seen.revision })).body as {
      act: string;
    };
    const { steps } = (await officer('GET', `/acts/${act.act}/journey`)).body as {
      steps: { what: string; name?: string }[];
    };
    expect(steps.slice(0, 5).map(({ what, name }) => `${what} ${name}`)).toEqual([
      'drafted officer',
      'submitted officer',
      'returned releaser',
      'submitted officer',
      'released releaser',
    ]);
    // The remark and what was looked at were content of the draft: with the draft's text they are gone.
    const rest = await rabat.node.rooms.store.db
      .selectFrom('draft_steps')
      .select('remark')
      .where('draft', '=', id)
      .where('remark', 'is not', null)
      .execute();
    const looks = await rabat.node.rooms.store.db
      .selectFrom('draft_looks')
      .select('draft')
      .where('draft', '=', id)
      .execute();
    expect([rest, looks]).toEqual([[], []]);
  });

  it('that is thrown away leaves no byte of it, remarks and looks included', async () => {
    const facts = { text: { en: 'silent-orchard-90 was seen' } };
    const { id } = await begun(report({ facts }));
    await officer('POST', `/drafts/${id}/submission`);
    await releaser('POST', `/drafts/${id}/return`, { remark: 'silent-orchard-91 is missing' });
    // PostgreSQL keeps its files elsewhere: there the rows alone are looked at.
    const { dialect, db } = rabat.node.rooms.store;
    if (dialect === 'sqlite') expect(filesWith(rabat.dataDir, 'silent-orchard-9')).not.toEqual([]);
    expect((await officer('DELETE', `/drafts/${id}`)).status).toBe(204);
    expect(filesWith(rabat.dataDir, 'silent-orchard-9')).toEqual([]);
    const rows = await db.selectFrom('drafts').select('body').where('id', '=', id).execute();
    expect(rows).toEqual([{ body: '{}' }]);
  });

  it('shows byte by byte what would leave, and keeps the keys of its files to itself', async () => {
    const upload = await officer('POST', '/uploads?name=plan.txt&media=text/plain', Buffer.from('a plan'));
    const declaration = declarationOf('ma.dgsn', { dataCategories: ['attachments', 'events'] });
    const body = { ...report({ declaration }), uploads: [(upload.body as { id: string }).id] };
    const { id } = await begun(body);
    const shown = (await officer('GET', `/drafts/${id}/preview`)).body as {
      leaves: {
        parts: { name: string; bytes: number; digest: string; sha256: string }[];
        header: { sections: Record<string, string> };
        attachments: { name: string; size: number }[];
        audience: string[];
        bytes: number;
      };
    };
    const { leaves } = shown;
    expect(leaves.parts.map(({ name }) => name).sort()).toEqual(Object.keys(leaves.header.sections).sort());
    for (const part of leaves.parts) expect(part.digest).toBe(leaves.header.sections[part.name]);
    expect(leaves.attachments).toMatchObject([{ name: 'plan.txt', size: 6 }]);
    expect(leaves.audience).toEqual(['es.pn']);
    expect(JSON.stringify(shown)).not.toContain('"key"');
    const draft = (await officer('GET', `/drafts/${id}`)).body as { files: object[] };
    expect(draft.files).toMatchObject([{ name: 'plan.txt', media: 'text/plain', size: 6 }]);
  });
});

describe('a standing order', () => {
  const month = 30 * 86_400_000;
  const wish = (over = {}) => ({
    ...{ lineage: agreement.lineage, to: 'es.pn', purpose: 'Weekly notes on weapons found' },
    ...{
      crimeAreas: ['terrorism'],
      dataCategories: ['events', 'weapons'],
      until: Date.now() + month,
      ...over,
    },
  });
  const under = (draft: Saved, order: string) =>
    officer('POST', `/drafts/${draft.id}/sending`, { revision: draft.revision, order });

  it('by the head lets a report about nobody leave at once by who wrote it, says so to the partner, and ends', async () => {
    const head = await officerOf(rabat, 'head');
    const soon = await head('POST', '/standing-orders', wish({ until: Date.now() - 1 }));
    expect([soon.status, soon.body]).toMatchObject([422, { code: 'wrong-end' }]);
    const people = await head('POST', '/standing-orders', wish({ dataCategories: ['identity'] }));
    expect([people.status, (await officer('POST', '/standing-orders', wish())).status]).toEqual([422, 403]);
    const other = (await head('POST', '/standing-orders', wish({ crimeAreas: ['fraud'] }))).body as object;
    const { id } = (await head('POST', '/standing-orders', wish())).body as { id: string };
    const draft = await begun();
    expect(await live(report())).toMatchObject({ orders: [{ id, purpose: wish().purpose }] });
    const sent = await under(draft, id);
    expect([sent.status, sent.body]).toMatchObject([201, {}]);
    const { act } = sent.body as { act: string };
    const madrid = nodes.get('es.pn');
    await until('the act', async () => (await arrived(madrid, act)).status === 'accepted');
    const seen = (await (await officerOf(madrid, 'head'))('GET', `/acts/${act}`)).body;
    expect(seen).toMatchObject({
      sections: { declaration: { release: { kind: 'standing-order', order: id } } },
    });
    expect((await head('POST', `/standing-orders/${id}/end`)).status).toBe(204);
    const { items } = (await officer('GET', '/standing-orders')).body as { items: object[] };
    expect(items).toMatchObject([
      { ...other, stands: true },
      { id, stands: false, acts: 1 },
    ]);
    const late = await under(await begun(), id);
    expect([late.status, late.body]).toMatchObject([403, { rule: 'release' }]);
    expect(await live(report())).toMatchObject({ orders: [] });
  });

  it('lets nothing leave that is about people, of another kind, or marked H3', async () => {
    const head = await officerOf(rabat, 'head');
    const { id } = (await head('POST', '/standing-orders', wish())).body as { id: string };
    const declared = (over: Record<string, unknown>) => ({ declaration: declarationOf('ma.dgsn', over) });
    const h3 = { handling: handlingOf({ restrictions: ['H0', 'H2', 'H3'] }) };
    for (const over of [
      declared({ subjectCategories: ['suspect'] }),
      declared({ minors: true, necessity: 'A child is in danger' }),
      declared({ crimeAreas: ['drugs'] }),
      declared({ dataCategories: ['events', 'expertise'] }),
      { ...declared({ h3: 'Ask first' }), ...h3 },
    ]) {
      const refused = await under(await begun(report(over)), id);
      expect([refused.status, refused.body], JSON.stringify(over)).toMatchObject([403, { rule: 'release' }]);
    }
    // Not one of another's, nor one whose order nobody made.
    const mine = await begun();
    const theirs = await releaser('POST', `/drafts/${mine.id}/sending`, {
      revision: mine.revision,
      order: id,
    });
    expect([theirs.status, (await under(mine, 'A'.repeat(22))).status]).toEqual([404, 403]);
  });
});
