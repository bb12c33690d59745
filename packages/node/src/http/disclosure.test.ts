// SPDX-License-Identifier: Apache-2.0
// Every route of a running node, in every role: what the caller may not know of answers as what does not exist, and no content, count or
// name of it is in any answer. A route without a line in route-table.ts fails here.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieName, type Role, roles } from '../access/index.ts';
import { capabilityRoutes } from '../capabilities/index.ts';
import { type AgreementInForce, agreementInForce, letIn } from '../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty } from '../test-nodes.ts';
import { officerOf } from '../test-officer.ts';
import type { Route } from './define-route.ts';
import type { Asking, RouteLine, Things } from './route-lines.ts';
import { routeTable } from './route-table.ts';
import {
  type Answer,
  type Ask,
  ask,
  listsOf,
  MARK,
  nothing,
  PERSONS,
  TALKS,
  toldByLists,
  toldByNames,
  toldElsewhere,
} from './test-disclosure.ts';
import { hide, shutOut } from './test-hidden.ts';
import { type QueryWatch, watchQueries } from './test-queries.ts';

let watch: QueryWatch;
let nodes: TestNodes;
let agreement: AgreementInForce;
let madrid: TestParty;
let rabat: TestParty;
let table: readonly (readonly [string, RouteLine])[];
let routes: Route[];
/** Lists as they were before there was anything to hide, by `role route`. */
let before: ReadonlyMap<string, string>;
/** What is hidden: an act of the partner's and an own one, each with all that hangs on it. */
let hidden: Things[];

/** Everybody, or nobody, is named for what concerns minors. */
async function namedForMinors(shielded: 0 | 1): Promise<void> {
  for (const { node, as: officers } of [rabat, madrid]) {
    await node.rooms.store.writer.write((tx) => tx.updateTable('users').set({ shielded }).execute());
    for (const officer of Object.values(officers)) officer.shielded = shielded === 1;
  }
}

/** Signing out ends a session: each call has its own. */
const asked: Ask = async (role, key, asking) => {
  const calls = await officerOf(madrid, role);
  const { value, statements } = await watch.during(() => ask(calls, key, asking));
  return { ...value, statements };
};

beforeAll(async () => {
  watch = watchQueries();
  const fast = { burst: 1e9, perSecond: 1e9 };
  // Paris is there to be asked for as a third party.
  nodes = await startNodes(['ma.dgsn', 'es.pn', 'fr.dgsi'], { rates: { perAddress: fast, perUser: fast } });
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
  before = await listsOf(asked, table);
  hidden = await hide({ rabat, madrid, lineage: agreement.lineage });
  // From now on nobody at Madrid is named for minors.
  await namedForMinors(0);
  // Last, because the rooms are told of each capability's effects once more.
  routes = capabilityRoutes(rabat.node.rooms, false).flat();
}, 120_000);
afterAll(async () => {
  watch.stop();
  await nodes?.stop();
});

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
    expect(await toldByNames(asked, table, hidden)).toEqual([]);
  }, 120_000);

  it('answer so too where the marking alone hides it, from who works in the dossier', async () => {
    const dossiers = hidden.map(({ dossier }) => dossier);
    const roleNames = ['officer', 'releaser', 'legal-adviser', 'head'] as const;
    for (const dossier of dossiers) await letIn(madrid, dossier, ...roleNames);
    const ofActs = table.filter(([key]) => key.includes('/acts/{id}'));
    expect(ofActs.length).toBeGreaterThan(10);
    expect(await toldByNames(asked, ofActs, hidden)).toEqual([]);
    for (const dossier of dossiers) await shutOut(madrid, dossier);
  }, 120_000);

  it('list and count the same as before there was anything to hide', async () => {
    expect(await toldByLists(asked, table, before)).toEqual([]);
  }, 60_000);

  it('have no word and no number of it in any other answer', async () => {
    expect(await toldElsewhere(asked, table, hidden[0] ?? nothing)).toEqual([]);
  }, 60_000);
});

/** What a stream of events says of the past, up to an event that everybody may hear. */
async function heard(role: Role): Promise<string> {
  const { rooms, officersUrl } = madrid.node;
  const { store, sessions, news } = rooms;
  const { value } = await store.writer.write((tx) => sessions.open(tx, madrid.as[role].id));
  const cookie = `${cookieName(rooms.self, false)}=${value}`;
  const last = `TSQ-LAST-${role}`;
  await store.writer.write((tx) => news.tell(tx, [{ kind: 'link', detail: { party: last } }]));
  const answer = await fetch(`${officersUrl}/api/events?after=0`, { headers: { cookie } });
  let text = '';
  for await (const bytes of answer.body ?? []) {
    text += Buffer.from(bytes).toString('utf8');
    if (text.includes(last)) return text;
  }
  throw new Error(`the stream of ${role} ended: ${text.slice(-300)}`);
}

const namesOf = ({ lineage: _, ...things }: Things) => Object.values(things).filter((id) => id !== '');

describe('the stream of events', () => {
  it('names nothing of what the caller may not know of, in any role', async () => {
    const told: string[] = [];
    const [{ recall } = nothing] = hidden;
    for (const role of roles) {
      const events = (await heard(role)).split('\n\n');
      // A supervisor sees recalls by its office, as in lists.
      const byOffice = (event: string) => role === 'supervisor' && event.includes(`"act":"${recall}"`);
      const text = events.filter((event) => !byOffice(event)).join('\n');
      const names = [MARK, TALKS, String(PERSONS), ...hidden.flatMap(namesOf)];
      told.push(...names.filter((name) => text.includes(name)).map((name) => `${role}: ${name}`));
    }
    expect(told).toEqual([]);
  }, 60_000);
});

describe('the checks themselves', () => {
  const line = (key: string) => table.filter(([known]) => known === key);
  /** The node's answers, of which some are not as they are. */
  const tampered =
    (wrong: (answer: Answer, asking: Asking | undefined) => Answer): Ask =>
    async (role, key, asking) =>
      wrong(await asked(role, key, asking), asking);
  const isHidden = (asking: Asking | undefined) => hidden.some(({ act }) => asking?.params?.id === act);

  it('find a word of it, another status, sentence, header, size and number of queries in the answer about one thing', async () => {
    const [act] = [line('GET /api/acts/{id}')];
    const wrongs: ((answer: Answer) => Answer)[] = [
      (answer) => ({ ...answer, text: `${answer.text}${MARK}` }),
      (answer) => ({ ...answer, status: 403 }),
      (answer) => ({ ...answer, body: { ...(answer.body as object), code: 'not-yours' } }),
      (answer) => ({ ...answer, headers: { ...answer.headers, etag: 'x' } }),
      (answer) => ({ ...answer, text: `${answer.text} ` }),
      (answer) => ({ ...answer, statements: [...answer.statements, 'select 1'] }),
      (answer) => ({ ...answer, statements: answer.statements.slice(1) }),
    ];
    expect(act).toHaveLength(1);
    expect(await toldByNames(asked, act, hidden)).toEqual([]);
    for (const wrong of wrongs) {
      const told = await toldByNames(
        tampered((answer, asking) => (isHidden(asking) ? wrong(answer) : answer)),
        act,
        hidden,
      );
      expect(told.length).toBeGreaterThan(0);
    }
  });

  it('find that they have not seen what a call asks of the database', async () => {
    const blind = tampered((answer) => ({ ...answer, statements: [] }));
    const told = await toldByNames(blind, line('GET /api/acts/{id}'), hidden);
    expect(told).toContainEqual(expect.stringContaining('was not seen to ask'));
  });

  it('find one more in a list, and a number of it anywhere else', async () => {
    const acts = line('GET /api/acts');
    const more = tampered((answer) => {
      const { items } = answer.body as { items: unknown[] };
      return { ...answer, body: { ...(answer.body as object), items: [...items, {}] } };
    });
    expect(await toldByLists(asked, acts, before)).toEqual([]);
    expect((await toldByLists(more, acts, before)).length).toBeGreaterThan(0);
    const plainly = table.filter(([, { kind }]) => kind === 'plain').slice(0, 1);
    const counting = tampered((answer) => ({ ...answer, text: `${answer.text} ${PERSONS}` }));
    expect((await toldElsewhere(counting, plainly, nothing)).length).toBeGreaterThan(0);
  });

  it('find what the node itself tells once somebody has been let in', async () => {
    const { dossier, act } = hidden[1] ?? nothing;
    await letIn(madrid, dossier, 'officer');
    await namedForMinors(1);
    const told = await toldByNames(asked, line('GET /api/acts/{id}'), hidden);
    expect(told.filter((sentence) => sentence.includes(`as officer: ${MARK}`)).length).toBeGreaterThan(0);
    // Named for minors, the supervisor sees it by its office.
    expect(told.filter((sentence) => !/as (officer|supervisor)/.test(sentence))).toEqual([]);
    expect(await heard('officer')).toContain(act);
    expect((await toldByLists(asked, line('GET /api/acts'), before)).length).toBeGreaterThan(0);
  });
});
