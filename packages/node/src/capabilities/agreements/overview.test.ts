// SPDX-License-Identifier: Apache-2.0
// Agreements from outside: the web of partners, what can be done now, terms in words, a proposal checked, papers; with two real nodes.
import type { TermsDocument } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../access/index.ts';
import { startNodes, type TestNodes } from '../../test-nodes.ts';
import { type OfficerCalls, officerOf } from '../../test-officer.ts';
import {
  type Desk,
  desk,
  drafted,
  en,
  inState,
  propose,
  ratify,
  sign,
  untilAll,
  untilProposed,
} from './test-talks.ts';

interface Cell {
  party: string;
  area: string;
  article: string;
  stage: string;
  lineage: string;
}
interface MatrixBody {
  partners: {
    party: string;
    stage: string;
    agreements: { stage: string; data: { code: string; article: string }[]; outgoing?: string }[];
  }[];
  cells: Cell[];
  areas: { code: string; texts: Record<string, string> }[];
}
interface StepBody {
  items: { step: string; terms?: string; permit: boolean; texts?: Record<string, string> }[];
}

describe('agreements from outside', () => {
  let nodes: TestNodes;
  let rabat: Desk;
  let madrid: Desk;
  let document: TermsDocument;
  let lineage: string;
  let terms: string;
  const calls = new Map<string, OfficerCalls>();

  beforeAll(async () => {
    nodes = await startNodes(['ma.dgsn', 'es.pn', 'be.fp']);
    [rabat, madrid] = [desk(nodes, 'ma.dgsn'), desk(nodes, 'es.pn')];
    document = await drafted(rabat, [madrid], { name: 'narrow-documents', ratification: ['es.pn'] });
    lineage = document.lineage;
  }, 60_000);
  afterAll(() => nodes?.stop());

  async function ask<T>(at: Desk, role: Role, method: string, path: string, body?: unknown) {
    const key = `${at.id} ${role}`;
    const officer = calls.get(key) ?? (await officerOf(at, role));
    calls.set(key, officer);
    const answer = await officer(method, path, body);
    return { status: answer.status, body: answer.body as T, bytes: answer.bytes };
  }
  const matrix = async (role: Role) => (await ask<MatrixBody>(rabat, role, 'GET', '/agreements/matrix')).body;
  const steps = async (at: Desk, role: Role) =>
    (await ask<StepBody>(at, role, 'GET', `/agreements/${lineage}/steps`)).body.items;
  const permitted = async (at: Desk, role: Role) =>
    (await steps(at, role)).filter(({ permit }) => permit).map(({ step }) => step);

  it('shows partners with whom there is nothing yet', async () => {
    const { partners, cells } = await matrix('officer');
    expect(partners.map(({ party, stage }) => [party, stage])).toEqual([
      ['be.fp', 'none'],
      ['es.pn', 'none'],
    ]);
    expect(cells).toEqual([]);
  });

  it('checks a proposal without sending it: issues by article, and what the terms say in words', async () => {
    const good = await ask<{
      hash: string;
      issues: unknown[];
      articles: { number: string; terms: { field: string; texts: Record<string, string> }[] }[];
    }>(rabat, 'negotiator', 'POST', '/agreements/check', { terms: document });
    expect([good.status, good.body.issues]).toEqual([200, []]);
    const penalty = good.body.articles
      .flatMap((article) => article.terms)
      .find(({ field }) => field === 'retention');
    expect(penalty?.texts.en).toMatch(/^Kept for at most 60 months; reviewed every 36 months/);
    expect(penalty?.texts.ar).toContain('60 شهرا');
    const wrong = structuredClone(document) as unknown as {
      articles: { number: string; terms: Record<string, unknown> }[];
    };
    const article = wrong.articles.find((one) => one.terms.retention !== undefined);
    if (article) article.terms.retention = { maxMonths: 0, reviewMonths: 36 };
    const bad = await ask<{ issues: { path: string; texts: Record<string, string> }[]; hash?: string }>(
      rabat,
      'negotiator',
      'POST',
      '/agreements/check',
      { terms: wrong },
    );
    expect(bad.status).toBe(200);
    expect(bad.body.issues[0]?.path).toMatch(/retention/);
    expect(bad.body.hash).toBeUndefined();
    expect((await ask(rabat, 'signatory', 'POST', '/agreements/check', { terms: document })).status).toBe(
      403,
    );
    expect((await matrix('negotiator')).cells).toEqual([]);
  });

  it('shows a proposal to those who negotiate and to nobody else', async () => {
    ({ terms } = await propose(rabat, document));
    await untilProposed([rabat, madrid], lineage, terms);
    const { partners, cells, areas } = await matrix('negotiator');
    expect(partners.find(({ party }) => party === 'es.pn')).toMatchObject({ stage: 'proposed' });
    const cell = cells.find(({ area }) => area === 'arms-explosives');
    expect(cell).toMatchObject({ party: 'es.pn', stage: 'proposed', lineage });
    const cited = document.articles.find(({ number }) => number === cell?.article);
    expect(cited?.terms.crimeAreas).toContain('arms-explosives');
    expect(areas.every(({ texts }) => Object.keys(texts).length === 4)).toBe(true);
    expect((await matrix('officer')).partners.map(({ stage }) => stage)).toEqual(['none', 'none']);
  });

  it('says what each can do, from the code that would do it', async () => {
    expect(await permitted(rabat, 'negotiator')).toEqual(['propose', 'note', 'comment']);
    expect(await permitted(rabat, 'legal-adviser')).toEqual(['comment']);
    expect(await permitted(rabat, 'signatory')).toEqual(['sign', 'reject']);
    expect(await permitted(rabat, 'officer')).toEqual([]);
    const denied = (await steps(rabat, 'signatory')).find(({ step }) => step === 'ratify');
    expect(denied?.permit).toBe(false);
    expect(Object.keys(denied?.texts ?? {}).sort()).toEqual(['ar', 'en', 'es', 'fr']);
  });

  it('answers a comment by a comment, before those who read both', async () => {
    const path = `/agreements/${lineage}/comments`;
    const first = await ask<{ act: string }>(rabat, 'legal-adviser', 'POST', path, {
      terms,
      article: '3',
      text: en('Which groups?'),
    });
    await untilAll([madrid], lineage, 'a comment', ({ comments }) => comments.length === 1);
    const wrong = await ask<{ issues: { code: string }[] }>(madrid, 'negotiator', 'POST', path, {
      terms,
      article: '3',
      text: en('x'),
      answers: terms,
    });
    expect([wrong.status, wrong.body.issues[0]?.code]).toEqual([422, 'answers']);
    const answer = { terms, article: '3', text: en('Those that both list.'), answers: first.body.act };
    expect((await ask(madrid, 'negotiator', 'POST', path, answer)).status).toBe(201);
    const [seen] = await untilAll([rabat], lineage, 'its answer', ({ comments }) => comments.length === 2);
    expect(seen?.comments.at(-1)?.answers).toBe(first.body.act);
  });

  it('goes through signature and ratification to what is in force, and shows it to all who work under it', async () => {
    await sign(rabat, lineage, terms);
    await sign(madrid, lineage, terms);
    const [signed] = await inState([rabat, madrid], lineage, 'signed');
    expect(signed?.versions[0]?.signed[0]?.office?.en).toBe('Minister');
    expect(await permitted(rabat, 'signatory')).toEqual([]);
    expect(await permitted(madrid, 'signatory')).toEqual(['ratify']);
    await ratify(madrid, lineage, terms);
    await inState([rabat, madrid], lineage, 'in-force');
    expect(await permitted(rabat, 'signatory')).toEqual(['suspend', 'terminate']);
    const { partners, cells } = await matrix('officer');
    const spain = partners.find(({ party }) => party === 'es.pn');
    expect(spain).toMatchObject({ stage: 'in-force', agreements: [{ stage: 'in-force' }] });
    expect(spain?.agreements[0]?.data.map(({ code }) => code)).toContain('papers');
    expect(cells.every(({ stage }) => stage === 'in-force')).toBe(true);
  });

  it('cites in each cell the article by which the gate decides', async () => {
    const { cells } = await matrix('officer');
    for (const { area, article } of cells.slice(0, 3)) {
      const trial = await ask<{ decisions: { permit: boolean; article: string }[] }>(
        rabat,
        'officer',
        'POST',
        '/agreements/try',
        {
          to: ['es.pn'],
          lineage,
          type: 'report.share',
          declaration: {
            purpose: 'prevention',
            crimeAreas: [area],
            dataCategories: ['papers'],
            subjectCategories: ['suspect'],
            specialCategories: [],
            minors: false,
            evaluation: { scheme: '4x4', value: 'A1' },
            ground: { kind: 'law-09-08' },
            penaltyMonths: 60,
          },
          handling: { restrictions: ['H0', 'H2'], tlp: 'AMBER+STRICT', pap: 'AMBER', evidence: 'never' },
        },
      );
      expect(trial.body.decisions).toMatchObject([{ permit: true, article }]);
    }
  });

  it('prints the agreement in two languages for those who may read it, and says so in the journal', async () => {
    const path = `/agreements/${lineage}/versions/${terms}/paper`;
    const paper = await ask(rabat, 'officer', 'GET', `${path}?first=ar&second=es`);
    expect([paper.status, paper.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect((await ask(rabat, 'officer', 'GET', `${path}?first=ar&second=ar`)).status).toBe(422);
    const other = `/agreements/${lineage}/versions/${'A'.repeat(43)}/paper`;
    expect((await ask(rabat, 'officer', 'GET', other)).status).toBe(404);
    const journal = await ask<{ items: { row?: { what: string; detail?: { form?: string } } }[] }>(
      rabat,
      'supervisor',
      'GET',
      '/journal?what=export',
    );
    expect(journal.body.items.some(({ row }) => row?.detail?.form === 'paper')).toBe(true);
    const words = await ask<{ articles: unknown[] }>(
      rabat,
      'officer',
      'GET',
      `/agreements/${lineage}/versions/${terms}/words`,
    );
    expect(words.body.articles).toHaveLength(document.articles.length);
  }, 30_000);

  it('offers who suspended to resume, and shows the partner as suspended', async () => {
    const note = en('For now');
    expect(
      (await ask(rabat, 'signatory', 'POST', `/agreements/${lineage}/suspensions`, { note })).status,
    ).toBe(201);
    await inState([rabat, madrid], lineage, 'suspended');
    expect(await permitted(rabat, 'signatory')).toEqual(['resume', 'terminate']);
    expect(await permitted(madrid, 'signatory')).toEqual(['suspend', 'terminate']);
    expect((await matrix('officer')).partners.find(({ party }) => party === 'es.pn')?.stage).toBe(
      'suspended',
    );
  });
});
