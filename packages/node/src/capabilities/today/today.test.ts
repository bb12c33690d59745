// SPDX-License-Identifier: Apache-2.0
// What waits for people, on two real nodes: it appears with the act, is there for those whose office it is and who may know of it, and
// goes when somebody has done what it asks for.
import type { TermsDocument } from '@tansiq/protocol';
import { newRandomId } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../access/index.ts';
import { fillAwaited } from '../../store/migrations/0003-today.ts';
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
import { statementDraft } from '../../test-statement.ts';
import { Agreements } from '../agreements/index.ts';
import type { DraftBody } from '../reports/draft-shapes.ts';

interface Waiting {
  kind: string;
  gravity: string;
  overdue: boolean;
  subject: string;
  target: { page: string; id?: string };
  deadline?: number;
  title?: Record<string, string>;
  outcome?: object;
  rule?: string;
}
interface Overview {
  kinds: { kind: string; count: number }[];
  items: Waiting[];
  between: { party: string; kind: string; mine: boolean; count: number }[];
  changes: { since?: number; last: number; items: { kind: string; act?: string }[] };
}

let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let madrid: TestParty;
const DAY = 86_400_000;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  rabat = nodes.get('ma.dgsn');
  madrid = nodes.get('es.pn');
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
});
afterAll(() => nodes?.stop());

async function today(party: TestParty, role: Role): Promise<Overview> {
  const answer = await (await officerOf(party, role))('GET', '/today');
  expect(answer.status).toBe(200);
  return answer.body as Overview;
}
const waits = async (party: TestParty, role: Role, kind: string, id: string): Promise<Waiting | undefined> =>
  (await today(party, role)).items.find(
    (item) => item.kind === kind && (item.target.id === id || item.subject.startsWith(id)),
  );

async function lead(over: Partial<DraftBody['sections']> = {}): Promise<{ act: string; dossier: string }> {
  const sent = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage, over));
  await arrived(madrid, sent.act);
  return sent;
}

describe('a lead', () => {
  it('waits at its addressee for those who know of its dossier, with its title, and for nobody else', async () => {
    const { act, dossier } = await lead();
    expect(await waits(madrid, 'head', 'lead', act)).toMatchObject({
      gravity: 'calm',
      target: { page: 'act', id: act },
      title: { en: 'A lead' },
    });
    for (const role of ['officer', 'signatory', 'supervisor'] as const)
      expect(await waits(madrid, role, 'lead', act)).toBeUndefined();
    await letIn(madrid, dossier, 'officer');
    expect(await waits(madrid, 'officer', 'lead', act)).toBeDefined();
  });

  it('is owed by its addressee until that has answered', async () => {
    const { act, dossier } = await lead();
    const owed = async () =>
      (await today(rabat, 'officer')).between.find((one) => one.kind === 'lead' && !one.mine)?.count ?? 0;
    await until('held', async () => (await owed()) > 0);
    const before = await owed();
    const list = await (await officerOf(rabat, 'officer'))('GET', '/partners/es.pn/owes/lead');
    expect((list.body as { items: unknown[] }).items).toHaveLength(before);
    await letIn(madrid, dossier, 'officer', 'releaser');
    const reply: DraftBody = {
      ...{ type: 'report.reply', to: ['ma.dgsn'], lineage: agreement.lineage, dossier, uploads: [] },
      sections: {
        facts: { text: { en: 'Known here too' } },
        refs: { refs: [{ rel: 'answers', act }] },
        declaration: declarationOf('es.pn'),
        handling: handlingOf(),
      },
    };
    await released(madrid, reply);
    expect(await waits(madrid, 'head', 'lead', act)).toBeUndefined();
    await until('the answer', async () => (await owed()) === before - 1);
  });

  it('that led to something waits as what came of it, where and when, for whoever may confirm it', async () => {
    const { act, dossier } = await lead();
    await letIn(madrid, dossier, 'officer', 'releaser');
    const came = { kind: 'arrest', on: '2026-11-21T06:00:00Z', state: 'es', persons: 2 };
    const outcome = await released(madrid, {
      ...{ type: 'outcome.report', to: ['ma.dgsn'], lineage: agreement.lineage, dossier, uploads: [] },
      sections: {
        refs: { refs: [{ rel: 'lead', act }] },
        outcome: { ...came, finding: 'confirmed', minors: 1 },
        declaration: declarationOf('es.pn'),
        handling: handlingOf(),
      },
    } as DraftBody);
    await arrived(rabat, outcome.act);
    const waiting = await waits(rabat, 'officer', 'outcome', outcome.act);
    expect(waiting?.outcome).toEqual(came);
    expect(waiting?.title).toBeUndefined();
    expect(await waits(rabat, 'signatory', 'outcome', outcome.act)).toBeUndefined();
  });

  it('goes when somebody takes note of it, for the whole desk, and the journal says who', async () => {
    const { act, dossier } = await lead();
    const note = { kind: 'lead', subject: act };
    const officer = await officerOf(madrid, 'officer');
    expect((await officer('POST', '/today/notes', note)).status).toBe(404);
    await letIn(madrid, dossier, 'officer');
    expect((await officer('POST', '/today/notes', note)).status).toBe(204);
    expect(await waits(madrid, 'head', 'lead', act)).toBeUndefined();
    const { rows } = await madrid.node.rooms.journal.rows({ filter: { act, what: 'configuration' } });
    expect(rows[0]?.row).toMatchObject({
      who: madrid.as.officer.id,
      detail: { event: 'taken-note', kind: 'lead' },
    });
  });

  it('with an H3 restriction waits for its acceptance, without a title', async () => {
    const { act } = await lead({
      declaration: declarationOf('ma.dgsn', { h3: 'Not to be told to the press' }),
      handling: handlingOf({ restrictions: ['H0', 'H2', 'H3'] }),
    });
    const item = await waits(madrid, 'head', 'h3', act);
    expect(item).toMatchObject({ gravity: 'soon', target: { page: 'h3', id: act } });
    expect(item?.title).toBeUndefined();
    await madrid.node.rooms.content.acceptRestriction(madrid.as.head, act);
    expect(await waits(madrid, 'head', 'h3', act)).toBeUndefined();
    expect(await waits(madrid, 'head', 'lead', act)).toBeDefined();
  });

  it('that ends soon says when', async () => {
    const expires = new Date(Math.floor(Date.now() / 1000) * 1000 + 3 * DAY);
    const { act } = await lead({
      handling: handlingOf({ expires: expires.toISOString().replace('.000', '') }),
    });
    expect(await waits(madrid, 'head', 'expiring', act)).toMatchObject({
      gravity: 'soon',
      deadline: expires.getTime(),
    });
  });

  it('that its author recalls waits no more; the recall does, with the days that the agreement gives', async () => {
    const { act } = await lead();
    const releaser = await officerOf(rabat, 'releaser');
    const said = await releaser('POST', `/acts/${act}/recall`, { effect: 'restrict', reason: 'inaccurate' });
    const recall = (said.body as { act: string }).act;
    await arrived(madrid, recall);
    const item = await waits(madrid, 'head', 'recall', recall);
    expect(item).toMatchObject({ gravity: 'soon', overdue: false, target: { page: 'recall', id: recall } });
    expect(Math.round(((item?.deadline ?? 0) - Date.now()) / DAY)).toBe(7);
    expect(await waits(madrid, 'head', 'lead', act)).toBeUndefined();
    expect(await waits(madrid, 'officer', 'recall', recall)).toBeUndefined();
    const head = await officerOf(madrid, 'head');
    await head('POST', `/recalls/${recall}/answer`, { results: [{ act, result: 'restricted' }] });
    expect(await waits(madrid, 'head', 'recall', recall)).toBeUndefined();
  });
});

describe('what a partner did not take', () => {
  it('waits at its author with the rule and article of the refusal', async () => {
    const { act } = await lead();
    const { store, self } = rabat.node.rooms;
    await until('a place', () =>
      store.db.selectFrom('entries').selectAll().where('act', '=', act).executeTakeFirst(),
    );
    await store.writer.write((tx) =>
      tx
        .updateTable('entries')
        .set({ result: 'refused', rule: 'crime-area', article: '6' })
        .where('act', '=', act)
        .where('from_party', '=', self)
        .execute(),
    );
    expect(await waits(rabat, 'officer', 'refused', act)).toMatchObject({ rule: 'crime-area' });
    expect(await waits(rabat, 'negotiator', 'refused', act)).toBeUndefined();
  });
});

describe('a draft', () => {
  it('that was handed in waits for who may release it, and not for its author', async () => {
    const body = reportBody(rabat, ['es.pn'], agreement.lineage);
    const officer = await officerOf(rabat, 'officer');
    const { id } = (await officer('POST', '/drafts', body)).body as { id: string };
    await officer('POST', `/drafts/${id}/submission`);
    expect(await waits(rabat, 'releaser', 'release', id)).toMatchObject({ title: { en: 'A lead' } });
    expect(await waits(rabat, 'officer', 'release', id)).toBeUndefined();
    expect(await waits(rabat, 'signatory', 'release', id)).toBeUndefined();
    const releaser = await officerOf(rabat, 'releaser');
    const back = await releaser('POST', `/drafts/${id}/return`, { remark: 'Say when' });
    expect(back.status).toBe(200);
    expect(await waits(rabat, 'officer', 'returned', id)).toMatchObject({ target: { page: 'draft', id } });
    expect(await waits(rabat, 'releaser', 'release', id)).toBeUndefined();
  });
});

describe('a proposal', () => {
  it('waits for the signatory to sign and the negotiator to consider, until its window ends', async () => {
    const { drafting, negotiation, consents } = new Agreements(rabat.node.rooms);
    const wish = { parties: [{ id: 'es.pn' }], lineage: newRandomId() };
    const { terms } = await drafting.fill('full-bilateral', wish);
    const { lineage, terms: hash } = await negotiation.propose(rabat.as.negotiator, {
      terms: terms as unknown as Record<string, unknown>,
    });
    const item = await until('it', () => waits(madrid, 'signatory', 'sign', lineage));
    expect(item.deadline).toBe(Date.parse((terms as TermsDocument).window));
    expect(await waits(madrid, 'negotiator', 'consider', lineage)).toBeDefined();
    expect(await waits(madrid, 'officer', 'sign', lineage)).toBeUndefined();
    // The author's own signatory signs too; what they have signed waits for them no more, cosigned or not.
    await until('it', () => waits(rabat, 'signatory', 'sign', lineage));
    expect(await waits(rabat, 'negotiator', 'consider', lineage)).toBeUndefined();
    await consents.sign(rabat.as.signatory, lineage, { terms: hash, office: { en: 'Minister' } });
    expect(await waits(rabat, 'signatory', 'sign', lineage)).toBeUndefined();
  });
});

describe('a joint statement', () => {
  it('waits for the signature of each party, by the title of its last text, until that party has signed', async () => {
    const first = await released(rabat, statementDraft(rabat, madrid, agreement.lineage, 'Palm'));
    const { act, dossier } = first;
    await arrived(madrid, act);
    expect(await waits(madrid, 'officer', 'statement', dossier)).toBeUndefined();
    await letIn(madrid, dossier, 'officer', 'releaser');
    expect(await waits(madrid, 'signatory', 'statement', dossier)).toBeUndefined();
    expect(await waits(madrid, 'officer', 'statement', dossier)).toMatchObject({
      ...{ subject: act, target: { page: 'statement', id: dossier }, title: { en: 'Palm' } },
    });
    const better = statementDraft(madrid, rabat, agreement.lineage, 'Palm, said better');
    const refs = { refs: [{ rel: 'replaces' as const, act }] };
    const counter = await released(madrid, { ...better, dossier, sections: { ...better.sections, refs } });
    await arrived(rabat, counter.act);
    for (const party of [rabat, madrid]) {
      const listed = (await today(party, 'officer')).items.filter(({ kind }) => kind === 'statement');
      expect(listed).toMatchObject([{ subject: counter.act, title: { en: 'Palm, said better' } }]);
    }
    const { body } = await (await officerOf(rabat, 'officer'))('GET', `/statements/${dossier}`);
    const { current: statement } = body as { current: string };
    for (const [party, other] of [
      [rabat, madrid],
      [madrid, rabat],
    ] as const) {
      expect(await waits(party, 'officer', 'statement', dossier)).toBeDefined();
      const path = `/statements/${dossier}/signatures`;
      const drafted = await (await officerOf(party, 'officer'))('POST', path, { statement });
      const { draft, revision } = drafted.body as { draft: string; revision: number };
      const release = await officerOf(party, 'releaser');
      const signed = await release('POST', `/drafts/${draft}/release`, { revision });
      await arrived(other, (signed.body as { act: string }).act);
      expect(await waits(party, 'officer', 'statement', dossier)).toBeUndefined();
    }
    // The first text again, as if it had come last: what all have signed stays, and nothing waits.
    const { store } = rabat.node.rooms;
    const { seq } = await arrived(rabat, act);
    const place = (at: number) =>
      store.writer.write((tx) => tx.updateTable('acts').set({ seq: at }).where('id', '=', act).execute());
    await place(1_000_000);
    expect(await waits(rabat, 'officer', 'statement', dossier)).toBeUndefined();
    await place(seq);
  });
});

describe('a store from before', () => {
  it('has the same waiting in it once it is migrated', async () => {
    for (const { node } of [rabat, madrid]) {
      const { store } = node.rooms;
      const all = () =>
        store.db
          .selectFrom('awaited')
          .select(['act', 'kind', 'party', 'mine', 'dossier'])
          .orderBy('act')
          .execute();
      const kept = await all();
      expect(kept.length).toBeGreaterThan(2);
      await store.writer.write(async (tx) => {
        await tx.deleteFrom('awaited').execute();
        await fillAwaited(tx as unknown as Parameters<typeof fillAwaited>[0]);
      });
      expect(await all()).toEqual(kept);
    }
  });
});

describe('the overview', () => {
  it('counts what the pages behind its numbers show', async () => {
    for (const role of ['head', 'officer', 'releaser'] as const) {
      const calls = await officerOf(madrid, role);
      const { kinds } = (await calls('GET', '/today')).body as Overview;
      for (const { kind, count } of kinds) {
        const { items } = (await calls('GET', `/today/${kind}`)).body as { items: unknown[] };
        expect([role, kind, items.length]).toEqual([role, kind, count]);
      }
    }
  });

  it('tells what changed since it was last seen, of what the officer may know', async () => {
    const head = await officerOf(madrid, 'head');
    const signatory = await officerOf(madrid, 'signatory');
    for (const calls of [head, signatory]) {
      const { changes } = (await calls('GET', '/today')).body as Overview;
      expect((await calls('POST', '/today/visit', { seq: changes.last })).status).toBe(204);
    }
    const { act } = await lead();
    expect((await today(madrid, 'head')).changes.items).toMatchObject([{ kind: 'act', act }]);
    expect((await today(madrid, 'signatory')).changes.items).toEqual([]);
  });

  it('is for every role, and says nothing of acts to who runs the machine', async () => {
    const { store, self } = madrid.node.rooms;
    const admin = await store.db
      .selectFrom('users')
      .select('id')
      .where('login', '=', 'admin')
      .executeTakeFirstOrThrow();
    const party = { ...madrid, as: { ...madrid.as, administrator: { ...madrid.as.head, id: admin.id } } };
    const { items, between } = await today(party, 'administrator');
    expect(self).toBe('es.pn');
    expect(items.filter((item) => item.target.page !== 'party')).toEqual([]);
    expect(between).toEqual([]);
  });

  it('asks as many questions of a large store as of a small one', async () => {
    const asked = async () => {
      const { store } = madrid.node.rooms;
      let queries = 0;
      const executor = store.db.getExecutor() as { executeQuery: (...given: unknown[]) => unknown };
      const execute = executor.executeQuery.bind(executor);
      executor.executeQuery = (...given) => {
        queries += 1;
        return execute(...given);
      };
      await today(madrid, 'head');
      executor.executeQuery = execute;
      return queries;
    };
    // The node's own work in between only adds.
    const least = async () => Math.min(await asked(), await asked(), await asked());
    const few = await least();
    for (let n = 0; n < 6; n += 1) await lead();
    expect(await least()).toBe(few);
    expect(few).toBeGreaterThan(5);
    expect(few).toBeLessThan(45);
  });

  it('says that a partner cannot be reached, and since when', async () => {
    await rabat.node.stop();
    const sent = await released(madrid, reportBody(madrid, ['ma.dgsn'], agreement.lineage));
    const item = await until('it', () => waits(madrid, 'officer', 'link', 'ma.dgsn'));
    expect(item).toMatchObject({ gravity: 'soon', rule: 'down' });
    await rabat.start();
    await arrived(rabat, sent.act);
    await until('up', async () => !(await waits(madrid, 'officer', 'link', 'ma.dgsn')));
  });
});
