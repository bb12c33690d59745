// SPDX-License-Identifier: Apache-2.0
// Every route of a running node, in every role: what the caller may not know of answers as what does not exist, and no content, count or
// name of it is in any answer. A route without a line in route-table.ts fails here.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '../access/index.ts';
import { Agreements } from '../capabilities/agreements/index.ts';
import { capabilityRoutes } from '../capabilities/index.ts';
import { Recalls } from '../capabilities/recalls/index.ts';
import { Drafts } from '../capabilities/reports/drafts.ts';
import {
  type AgreementInForce,
  agreementInForce,
  arrived,
  declarationOf,
  letIn,
  released,
  reportBody,
} from '../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../test-nodes.ts';
import { type OfficerCalls, officerOf } from '../test-officer.ts';
import { planDraft } from '../test-operation.ts';
import type { Route } from './define-route.ts';
import type { Asking, RouteLine, Things } from './route-lines.ts';
import { routeTable } from './route-table.ts';

/** Stands in all content that nobody at the node may know of. */
const MARK = 'TSQ-NOT-FOR-YOU';
const TALKS = 'TSQ-TALKS-OF-OTHERS';
/** A number that no count could be by chance. */
const PERSONS = 7_654_321;

let nodes: TestNodes;
let agreement: AgreementInForce;
let madrid: TestParty;
let rabat: TestParty;
let table: readonly (readonly [string, RouteLine])[];
let routes: Route[];
/** Lists as they were before there was anything to hide, by `role route`. */
const before = new Map<string, unknown>();
/** What is hidden: an act of the partner's and an own one, each with all that hangs on it. */
let hidden: Things[];
const nothing: Things = {
  ...{ act: 'A'.repeat(43), outcome: 'A'.repeat(43), recall: 'A'.repeat(43) },
  ...{ dossier: 'A'.repeat(22), draft: 'A'.repeat(22), termsDraft: 'A'.repeat(22), upload: 'A'.repeat(22) },
  ...{ attachment: 'A'.repeat(22), lineage: 'A'.repeat(22) },
  ...{ operation: 'A'.repeat(22), plan: 'A'.repeat(43) },
};

const protectedOf = (party: string) =>
  declarationOf(party, {
    ...{ minors: true, necessity: `${MARK} strictly`, purpose: 'protection', subjectCategories: ['victim'] },
    dataCategories: ['attachments', 'events', 'identity', 'papers'],
  });

async function file(at: TestParty, owner: string): Promise<string> {
  const bytes = (async function* () {
    yield Buffer.from(`${MARK} in a file`);
  })();
  return (await at.node.rooms.uploads.receive(owner, { name: `${MARK}.txt`, media: 'text/plain' }, bytes)).id;
}

async function hiddenReport(from: TestParty, to: TestParty): Promise<{ act: string; dossier: string }> {
  const text = { en: `${MARK} is what it says`, es: `${MARK} es lo que dice` };
  const body = reportBody(from, [to.node.party], agreement.lineage, {
    ...{ title: { text }, facts: { text }, assessment: { text }, declaration: protectedOf(from.node.party) },
    subjects: {
      subjects: [
        {
          id: 'minor-1',
          kind: 'person',
          category: 'victim',
          minor: true,
          statements: [{ prop: 'name', value: MARK }],
        },
      ],
    },
  });
  const sent = await released(from, { ...body, uploads: [await file(from, from.as.officer.id)] });
  await arrived(to, sent.act);
  return sent;
}

async function hiddenOutcome(
  from: TestParty,
  to: TestParty,
  lead: { act: string; dossier: string },
): Promise<string> {
  const { title: _, facts: __, ...rest } = reportBody(from, [to.node.party], agreement.lineage).sections;
  await letIn(from, lead.dossier, 'officer', 'releaser');
  const sections = {
    ...{ ...rest, declaration: { ...protectedOf(from.node.party), dataCategories: ['events'] } },
    refs: { refs: [{ rel: 'lead', act: lead.act }] },
    outcome: {
      kind: 'arrest',
      on: '2026-01-02T03:04:05Z',
      state: 'ma',
      persons: PERSONS,
      finding: 'confirmed',
    },
  };
  const sent = await released(from, {
    ...{ type: 'outcome.report', to: [to.node.party], lineage: agreement.lineage, dossier: lead.dossier },
    ...{ uploads: [], sections },
  } as never);
  await arrived(to, sent.act);
  return sent.act;
}

async function hiddenPlan(from: TestParty, to: TestParty): Promise<{ act: string; dossier: string }> {
  const draft = planDraft(from, to, agreement.lineage, MARK);
  const declaration = { ...protectedOf(from.node.party), dataCategories: ['events'] };
  const sent = await released(from, { ...draft, sections: { ...draft.sections, declaration } });
  await arrived(to, sent.act);
  return sent;
}

/** Everybody, or nobody, is named for what concerns minors. */
async function namedForMinors(shielded: 0 | 1): Promise<void> {
  for (const { node, as: officers } of [rabat, madrid]) {
    await node.rooms.store.writer.write((tx) => tx.updateTable('users').set({ shielded }).execute());
    for (const officer of Object.values(officers)) officer.shielded = shielded === 1;
  }
}

/** As if nobody but the second writer had ever been let in. */
const shutOut = (dossier: string) =>
  madrid.node.rooms.store.writer.write(async (tx) => {
    await tx.deleteFrom('dossier_readers').where('dossier', '=', dossier).execute();
  });

const attachmentOf = (act: string) =>
  until(`the attachment of ${act}`, async () => {
    const { db } = madrid.node.rooms.store;
    return (await db.selectFrom('attachments').select('id').where('act', '=', act).executeTakeFirst())?.id;
  });

/** Everything that nobody here may know of. */
async function hide(): Promise<Things[]> {
  const { rooms } = madrid.node;
  const writer = `${'W'.repeat(21)}A`;
  await rooms.store.writer.write(async (tx) => {
    const officer = await tx
      .selectFrom('users')
      .selectAll()
      .where('login', '=', 'officer')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('users')
      .values({ ...officer, id: writer, login: 'second', name: 'Second' })
      .execute();
  });
  const upload = await file(madrid, writer);
  const body = reportBody(madrid, ['ma.dgsn'], agreement.lineage, {
    title: { text: { en: MARK, es: MARK } },
  });
  const draft = (await new Drafts(rooms).create({ ...madrid.as.officer, id: writer, login: 'second' }, body))
    .id;
  const talks = await new Agreements(rabat.node.rooms).negotiation.contact(rabat.as.negotiator, {
    ...{ parties: ['es.pn'], stage: 'talks', text: { en: TALKS, es: TALKS } },
  } as never);
  await arrived(madrid, talks.act);
  const terms = { lineage: talks.lineage, title: { en: MARK, es: MARK } };
  const written = await new Agreements(rooms).drafts.create(
    { ...madrid.as.negotiator, id: writer },
    { terms },
  );
  const theirs = await hiddenReport(rabat, madrid);
  const own = await hiddenReport(madrid, rabat);
  const outcomes = [await hiddenOutcome(rabat, madrid, theirs), await hiddenOutcome(madrid, rabat, own)];
  const attachments = [await attachmentOf(theirs.act), await attachmentOf(own.act)];
  const recall = await new Recalls(rabat.node.rooms as never).recall(rabat.as.head, theirs.act, {
    effect: 'restrict',
    reason: 'inaccurate',
  } as never);
  const told = recall as { act?: string };
  await arrived(madrid, told.act ?? '');
  const plans = [await hiddenPlan(rabat, madrid), await hiddenPlan(madrid, rabat)];
  for (const { dossier } of [theirs, own, ...plans]) await shutOut(dossier);
  await shutOut(talks.lineage);
  return [theirs, own].map(({ act, dossier }, at) => ({
    ...{
      act,
      dossier,
      draft,
      termsDraft: written.id,
      upload,
      lineage: talks.lineage,
      recall: told.act ?? '',
    },
    ...{ attachment: attachments[at] ?? '', outcome: outcomes[at] ?? '' },
    ...{ operation: plans[at]?.dossier ?? '', plan: plans[at]?.act ?? '' },
  }));
}

interface Answer {
  status: number;
  text: string;
  body: unknown;
}

async function ask(calls: OfficerCalls, key: string, asking: Asking = {}): Promise<Answer> {
  const [method = '', pattern = ''] = key.split(' ');
  const { params = {}, query, body } = asking;
  const path = pattern
    .replace('/api', '')
    .replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? 'A'.repeat(22)));
  const sent = method === 'GET' || method === 'DELETE' ? undefined : (body ?? {});
  const answer = await calls(method, query === undefined ? path : `${path}?${query}`, sent);
  return { status: answer.status, text: answer.bytes.toString('utf8'), body: answer.body };
}

const mayCall = ({ who }: RouteLine): readonly Role[] =>
  who === 'public' || who === 'any' ? roles : roles.filter((role) => who.includes(role));

/** Of an answer, what must not change: without the ids asked about, and without members that change by themselves. */
function steady(
  { status, text, body }: Answer,
  ids: Things,
  but: readonly string[] = [],
  leave: (item: { type?: string }) => boolean = () => true,
): unknown {
  const known = Object.values(ids);
  const plainOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((item) => leave(item as { type?: string })).map(plainOf);
    if (typeof value !== 'object' || value === null)
      return typeof value === 'string' && known.includes(value) ? 'ID' : value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) =>
        name === 'instance' || but.includes(name) ? [] : [[name, plainOf(inner)]],
      ),
    );
  };
  return { status, said: body === undefined ? text.length : plainOf(body) };
}

/** Items that stay in the comparison: what a role sees by its office is taken out. */
const leftIn = (line: RouteLine, role: Role) => (item: { type?: string }) =>
  line.kind !== 'lists' || !line.unless?.roles.includes(role) || !line.unless.type.test(item?.type ?? '');

/** What must not be in an answer and is. Control acts are kept for good and stand in every export: without them nobody could verify it. */
const marksIn = (key: string, text: string): string[] =>
  [MARK, String(PERSONS), ...(key === 'GET /api/export' ? [] : [TALKS])].filter((mark) =>
    text.includes(mark),
  );

/** Signing out ends a session: each call has its own. */
const as = (role: Role) => officerOf(madrid, role);

beforeAll(async () => {
  const fast = { burst: 1e9, perSecond: 1e9 };
  nodes = await startNodes(['ma.dgsn', 'es.pn'], { rates: { perAddress: fast, perSession: fast } });
  [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
  const { store } = madrid.node.rooms;
  await namedForMinors(1);
  const { id } = await store.db
    .selectFrom('users')
    .select('id')
    .where('login', '=', 'admin')
    .executeTakeFirstOrThrow();
  madrid.as.administrator = { ...madrid.as.officer, id, login: 'admin', roles: ['administrator'] };
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
  table = Object.entries(routeTable);
  for (const [key, line] of table) {
    if (line.kind !== 'lists') continue;
    for (const role of mayCall(line)) {
      before.set(
        `${role} ${key}`,
        steady(await ask(await as(role), key), nothing, line.but, leftIn(line, role)),
      );
    }
  }
  hidden = await hide();
  // From now on nobody at Madrid is named for minors.
  await namedForMinors(0);
  // Last, because the rooms are told of each capability's effects once more.
  routes = capabilityRoutes(rabat.node.rooms, false).flat();
}, 120_000);
afterAll(() => nodes?.stop());

describe('the routes of a node', () => {
  it('are all in the table, each with its roles', () => {
    const known = new Map(routes.map(({ method, path, roles: who }) => [`${method} ${path}`, who]));
    const asText = (who: unknown) => (Array.isArray(who) ? [...who].sort().join(' ') : String(who));
    const problems = [
      ...[...known.keys()]
        .filter((key) => !Object.hasOwn(routeTable, key))
        .map(
          (key) => `${key} has no line in http/route-table.ts: add one (CONTRIBUTING.md, "Adding a route")`,
        ),
      ...table
        .filter(([key]) => !known.has(key))
        .map(([key]) => `${key} is in http/route-table.ts, and no route of the node`),
      ...table
        .filter(([key, { who }]) => known.has(key) && asText(known.get(key)) !== asText(who))
        .map(([key]) => `${key} is for ${asText(known.get(key))}: http/route-table.ts says otherwise`),
    ];
    expect(problems).toEqual([]);
  });

  it('hide for real: the gate lets nobody here read what is hidden', async () => {
    const { content } = madrid.node.rooms;
    for (const role of roles) {
      const officer = { ...madrid.as[role], shielded: false };
      for (const { act, outcome } of hidden) {
        expect(await content.mayRead(officer, act), role).toBeUndefined();
        expect(await content.mayRead(officer, outcome), role).toBeUndefined();
      }
    }
  });

  it('answer for what the caller may not know of as for what does not exist', async () => {
    const told: string[] = [];
    for (const [key, line] of table) {
      if (line.kind !== 'names' || line.call === undefined) continue;
      for (const role of mayCall(line)) {
        if (line.sees?.includes(role)) continue;
        const missing = await ask(await as(role), key, line.call(nothing));
        if (missing.status !== 404 && missing.status !== line.status)
          told.push(
            `${key} as ${role}: ${missing.status} for what does not exist: ${missing.text.slice(0, 200)}`,
          );
        for (const things of hidden) {
          const answer = await ask(await as(role), key, line.call(things));
          told.push(...marksIn(key, answer.text).map((mark) => `${key} as ${role}: ${mark}`));
          const [one, other] = [steady(answer, things), steady(missing, nothing)].map((said) =>
            JSON.stringify(said),
          );
          if (one !== other)
            told.push(
              `${key} as ${role} tells that it exists: ${one?.slice(0, 300)} instead of ${other?.slice(0, 300)}`,
            );
        }
      }
    }
    expect(told).toEqual([]);
  }, 120_000);

  it('list and count the same as before there was anything to hide', async () => {
    const told: string[] = [];
    for (const [key, line] of table) {
      if (line.kind !== 'lists') continue;
      for (const role of mayCall(line)) {
        if (line.sees?.includes(role)) continue;
        const now = JSON.stringify(
          steady(await ask(await as(role), key), nothing, line.but, leftIn(line, role)),
        );
        const then = JSON.stringify(before.get(`${role} ${key}`));
        if (now !== then) told.push(`${key} as ${role}: ${now.slice(0, 300)} was ${then.slice(0, 300)}`);
      }
    }
    expect(told).toEqual([]);
  }, 60_000);

  it('have no word and no number of it in any other answer', async () => {
    const told: string[] = [];
    for (const [key, line] of table) {
      if (line.kind === 'names') continue;
      for (const role of mayCall(line)) {
        if (line.kind === 'lists' && line.sees?.includes(role)) continue;
        const { text } = await ask(await as(role), key, line.call?.(hidden[0] ?? nothing));
        told.push(...marksIn(key, text).map((mark) => `${key} as ${role}: ${mark}`));
      }
    }
    expect(told).toEqual([]);
  }, 60_000);
});
