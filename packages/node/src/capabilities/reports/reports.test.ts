// SPDX-License-Identifier: Apache-2.0
// Reports between two real nodes under an agreement in force: who may let what leave, who may read it, and what is said of it.
import { newRandomId, type TermsDocument } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContentReader } from '../../content/content-reader.ts';
import { Refusal } from '../../refusal.ts';
import { GroupWriter, type Store } from '../../store/index.ts';
import {
  type AgreementInForce,
  agreementInForce,
  arrived,
  declarationOf,
  handlingOf,
  letIn,
  released,
  reportBody,
} from '../../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { officerOf } from '../../test-officer.ts';
import { Acts } from './acts.ts';
import type { DraftBody } from './draft-shapes.ts';
import { Drafts } from './drafts.ts';
import { Releases } from './release.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let madrid: TestParty;

/** The full template without one crime area. */
const withoutCorruption = (document: TermsDocument): TermsDocument => ({
  ...document,
  articles: document.articles.map((article) => {
    const areas = article.terms.crimeAreas;
    const left = areas?.filter((area) => area !== 'corruption');
    return left ? { ...article, terms: { ...article.terms, crimeAreas: left } } : article;
  }),
});

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  rabat = nodes.get('ma.dgsn');
  madrid = nodes.get('es.pn');
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn', withoutCorruption);
});
afterAll(() => nodes?.stop());

const report = (over: DraftBody['sections'] = {}): DraftBody =>
  reportBody(rabat, ['es.pn'], agreement.lineage, over);

/** The refusal that a promise ends in. */
async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw new Error(`was not refused: ${String(error)}`);
  return error;
}

async function submitted(party: TestParty, body: DraftBody, by: 'officer' | 'releaser' = 'officer') {
  const drafts = new Drafts(party.node.rooms);
  const { id, revision } = await drafts.create(party.as[by], body);
  await drafts.submit(party.as[by], id);
  return { id, revision };
}

const releasesOf = ({ node: { rooms } }: TestParty) => new Releases({ ...rooms, drafts: new Drafts(rooms) });
const counted = async (party: TestParty) =>
  Number(
    (
      await party.node.rooms.store.db
        .selectFrom('acts')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );

describe('a report', () => {
  it('released by a second officer arrives with facts apart from assessment', async () => {
    const body = report({
      facts: { text: { ar: 'شوهد الحساب يدعو إلى السفر' } },
      assessment: { text: { ar: 'نرجّح أنه شخص واحد' } },
    });
    const { act } = await released(rabat, body);
    expect((await arrived(madrid, act)).status).toBe('accepted');
    const read = await new Acts(madrid.node.rooms).open(madrid.as.head, act, 'first look');
    expect(read.sections.facts).toEqual({ text: { ar: 'شوهد الحساب يدعو إلى السفر' } });
    expect(read.sections.assessment).toEqual({ text: { ar: 'نرجّح أنه شخص واحد' } });
    expect(read.absent).toEqual([]);
    const { rows } = await madrid.node.rooms.journal.rows({ filter: { act, what: 'read' } });
    expect(rows.map(({ row }) => row)).toMatchObject([{ who: madrid.as.head.id, why: 'first look' }]);
  });

  it('is told to its author as held and accepted, with the partner named', async () => {
    const { act } = await released(rabat, report());
    const acts = new Acts(rabat.node.rooms);
    const { steps } = await until('the disposition', async () => {
      const journey = await acts.journey(rabat.as.officer, act);
      return journey.steps.some((step) => step.what === 'accepted') && journey;
    });
    expect(steps.map((step) => step.what)).toEqual([
      'drafted',
      'submitted',
      'released',
      'sent',
      'held',
      'accepted',
    ]);
  });

  it('is not released by whoever wrote it, and the attempt is in the journal', async () => {
    const { id, revision } = await submitted(rabat, report(), 'releaser');
    const before = await counted(rabat);
    const refusal = await refusalOf(releasesOf(rabat).release(rabat.as.releaser, id, revision));
    expect(refusal).toMatchObject({ status: 403, code: 'own-release', rule: 'release' });
    expect(await counted(rabat)).toBe(before);
    const { rows } = await rabat.node.rooms.journal.rows({
      filter: { what: 'refuse', who: rabat.as.releaser.id },
    });
    expect(rows.some(({ row }) => row?.detail?.draft === id)).toBe(true);
  });

  it('is not released in another state than the one that was read', async () => {
    const { id, revision } = await submitted(rabat, report());
    const refusal = await refusalOf(releasesOf(rabat).release(rabat.as.releaser, id, revision + 1));
    expect(refusal.status).toBe(409);
  });

  it('about a crime that no article allows is refused with the article named, nothing leaves, and the journal has it', async () => {
    const declaration = declarationOf('ma.dgsn', { crimeAreas: ['corruption'] });
    const { id, revision } = await submitted(rabat, report({ declaration }));
    const preview = await releasesOf(rabat).preview(
      rabat.as.officer,
      await new Drafts(rabat.node.rooms).get(rabat.as.officer, id),
    );
    expect(preview.decisions[0]?.decision).toMatchObject({ permit: false, rule: 'crime-area' });
    const before = [await counted(rabat), await counted(madrid)];
    const refusal = await refusalOf(releasesOf(rabat).release(rabat.as.releaser, id, revision));
    expect(refusal).toMatchObject({ status: 403, rule: 'crime-area' });
    expect(refusal.article).toMatch(/^\d+$/);
    for (const text of Object.values(refusal.texts)) expect(text).toContain(refusal.article);
    expect(
      await rabat.node.rooms.store.db
        .selectFrom('outbox')
        .selectAll()
        .where('state', '=', 'waiting')
        .execute(),
    ).toEqual([]);
    expect([await counted(rabat), await counted(madrid)]).toEqual(before);
    const { rows } = await rabat.node.rooms.journal.rows({ filter: { what: 'refuse' } });
    const last = rows.findLast(({ row }) => row?.detail?.draft === id)?.row;
    expect(last?.decision).toMatchObject({ permit: false, rule: 'crime-area', article: refusal.article });
    expect(last?.decision?.terms).toBe(agreement.terms);
  });

  it('shows its author before the release what the gate would say of it', async () => {
    const { id } = await submitted(rabat, report());
    const draft = await new Drafts(rabat.node.rooms).get(rabat.as.officer, id);
    const { decisions } = await releasesOf(rabat).preview(rabat.as.officer, draft);
    expect(decisions.map(({ decision }) => decision.rule)).toEqual(['permitted']);
  });

  it('does not leave when its declaration says less than its content', async () => {
    const subjects = {
      subjects: [
        {
          id: 'p1',
          kind: 'person',
          category: 'witness',
          minor: true,
          statements: [{ prop: 'name', value: 'N' }],
        },
      ],
    };
    const { id, revision } = await submitted(rabat, report({ subjects }));
    const refusal = await refusalOf(releasesOf(rabat).release(rabat.as.releaser, id, revision));
    expect(refusal).toMatchObject({ status: 422, code: 'undeclared' });
    expect(refusal.texts.en).toContain('witness, minors');
  });

  it('does not lead into a dossier that its author or releaser does not know', async () => {
    const { act, dossier } = await released(rabat, report());
    await arrived(madrid, act);
    const reply = { ...reportBody(madrid, ['ma.dgsn'], agreement.lineage), dossier };
    const drafts = new Drafts(madrid.node.rooms);
    expect((await refusalOf(drafts.create(madrid.as.officer, reply))).status).toBe(404);
    await letIn(madrid, dossier, 'officer');
    const { id, revision } = await submitted(madrid, reply);
    expect((await refusalOf(drafts.get(madrid.as.releaser, id))).status).toBe(404);
    expect((await drafts.list(madrid.as.releaser)).some((draft) => draft.id === id)).toBe(false);
    expect((await refusalOf(releasesOf(madrid).release(madrid.as.releaser, id, revision))).status).toBe(404);
    await letIn(madrid, dossier, 'releaser');
    expect((await drafts.list(madrid.as.releaser)).some((draft) => draft.id === id)).toBe(true);
    await releasesOf(madrid).release(madrid.as.releaser, id, revision);
  });

  it('refers only to acts that all its addressees have and its releaser may read', async () => {
    const refs = { refs: [{ rel: 'lead', act: 'A'.repeat(43) }] };
    const { id, revision } = await submitted(rabat, report({ refs }));
    const refusal = await refusalOf(releasesOf(rabat).release(rabat.as.releaser, id, revision));
    expect(refusal).toMatchObject({ status: 422, code: 'refs' });
  });
});

describe('need-to-know', () => {
  /** A content reader whose every query is counted. */
  function counting(party: TestParty) {
    const { rooms } = party.node;
    let queries = 0;
    const db = rooms.store.db.withPlugin({
      transformQuery: ({ node }) => {
        queries += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const store: Store = { ...rooms.store, db, writer: new GroupWriter(db, rooms.store.dialect) };
    const reader = new ContentReader({ ...rooms, store });
    return { reader, count: () => queries };
  }

  async function cost(id: string): Promise<[Refusal, number]> {
    const { reader, count } = counting(madrid);
    return [await refusalOf(reader.open(madrid.as.officer, id)), count()];
  }

  it('makes an act look exactly as if it did not exist: same answer, same number of queries', async () => {
    const { act } = await released(
      rabat,
      report({
        handling: handlingOf({ restrictions: ['H0', 'H2', 'H3'] }),
        declaration: declarationOf('ma.dgsn', { h3: 'Ask first' }),
      }),
    );
    await arrived(madrid, act);
    const [hidden, queries] = await cost(act);
    const [absent, baseline] = await cost('A'.repeat(43));
    expect({ ...hidden }).toEqual({ ...absent });
    expect(hidden.status).toBe(404);
    expect(queries).toBe(baseline);
    expect(baseline).toBeGreaterThan(3);
  });

  it('is the same for control acts, for acts about victims and minors, and for what is above a clearance', async () => {
    const control = await madrid.node.rooms.store.db
      .selectFrom('acts')
      .select('id')
      .where('type', '=', 'agreement.propose')
      .executeTakeFirstOrThrow();
    const [hidden, queries] = await cost(control.id);
    const [, baseline] = await cost('A'.repeat(43));
    expect([hidden.status, queries]).toEqual([404, baseline]);
    const declaration = declarationOf('ma.dgsn', { minors: true, necessity: 'Strictly' });
    const { act, dossier } = await released(rabat, report({ declaration }));
    await arrived(madrid, act);
    await letIn(madrid, dossier, 'officer');
    const [protectedOne, as] = await cost(act);
    expect([protectedOne.status, as]).toEqual([404, baseline]);
    const { act: secret } = await released(rabat, { ...report(), dossier });
    await arrived(madrid, secret);
    const { writer } = madrid.node.rooms.store;
    await writer.write((tx) => tx.updateTable('acts').set({ rank: 1 }).where('id', '=', secret).execute());
    expect(await cost(secret)).toMatchObject([{ status: 404 }, baseline]);
    const { rows } = await madrid.node.rooms.journal.rows({ filter: { act: secret, what: 'refuse' } });
    expect(rows[0]?.row?.decision).toEqual({ permit: false, rule: 'classification' });
  });

  it('hides it over HTTP from lists, journeys, proofs and attachments as well', async () => {
    const { act } = await released(rabat, report());
    await arrived(madrid, act);
    const officer = await officerOf(madrid, 'officer');
    for (const path of ['', '/journey', '/proof', '/h3-acceptance', `/attachments/${newRandomId()}`]) {
      const hidden = await officer('GET', `/acts/${act}${path}`);
      const absent = await officer('GET', `/acts/${'A'.repeat(43)}${path}`);
      expect([path, hidden.status]).toEqual([path, 404]);
      // Each answer names its own request; nothing else may differ.
      const same = { instance: '' };
      expect({ ...(hidden.body as object), ...same }).toEqual({ ...(absent.body as object), ...same });
    }
    const list = await officer('GET', '/acts?limit=200');
    expect((list.body as { items: { id: string }[] }).items.some(({ id }) => id === act)).toBe(false);
  });
});

describe('an H3 restriction', () => {
  it('makes an act unusable until each reader has read and accepted it', async () => {
    const { act, dossier } = await released(
      rabat,
      report({
        handling: handlingOf({ restrictions: ['H0', 'H2', 'H3'] }),
        declaration: declarationOf('ma.dgsn', { h3: 'Not to be spoken of to the source' }),
      }),
    );
    await arrived(madrid, act);
    await letIn(madrid, dossier, 'officer');
    const [officer, head] = await Promise.all([officerOf(madrid, 'officer'), officerOf(madrid, 'head')]);
    const first = await officer('GET', `/acts/${act}`);
    expect(first.status).toBe(403);
    expect(first.body).toMatchObject({ rule: 'h3-not-accepted' });
    expect(first.bytes.toString('utf8')).not.toContain('What is known');
    const listed = async (query: string) =>
      (
        (await officer('GET', `/acts${query}`)).body as { items: { id: string; title?: unknown }[] }
      ).items.find(({ id }) => id === act);
    expect(await listed('?limit=200')).toBeUndefined();
    const waiting = await listed('?h3=waiting');
    expect(waiting).toBeDefined();
    expect(waiting?.title).toBeUndefined();
    const shown = await officer('GET', `/acts/${act}/h3-acceptance`);
    expect(shown.body).toEqual({ act, restriction: 'Not to be spoken of to the source' });
    expect((await officer('GET', `/acts/${act}`)).status).toBe(403);
    expect((await officer('POST', `/acts/${act}/h3-acceptance`)).status).toBe(201);
    expect((await officer('GET', `/acts/${act}`)).status).toBe(200);
    expect(await listed('?limit=200')).toBeDefined();
    expect(await listed('?h3=waiting')).toBeUndefined();
    expect((await head('GET', `/acts/${act}`)).status).toBe(403);
    const { rows } = await madrid.node.rooms.journal.rows({ filter: { act, who: madrid.as.officer.id } });
    const steps = rows.map(({ row }) => row?.detail?.step ?? row?.what);
    expect(steps).toEqual(expect.arrayContaining(['refuse', 'h3-shown', 'h3-accepted', 'read']));
  });
});
