// SPDX-License-Identifier: Apache-2.0
// A joint operation of two real nodes by their API: plan, consent with legal authority, readiness, go, entries, abort, rehearsal, debrief, joint statement.
import { type Kid, type PartyId, readPublished, readStatementSignature } from '@tansiq/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AgreementInForce, agreementInForce, arrived, letIn } from '../../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { type OfficerCalls, officerOf } from '../../test-officer.ts';
import { planWish } from '../../test-operation.ts';
import { confirms, recallAllTheSame, statementWish } from '../../test-statement.ts';
import type { StatementAnswer } from '../statements/shapes.ts';
import type { BoardAnswer } from './shapes.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let madrid: TestParty;
let now = Date.now();
type Desk = Record<'officer' | 'releaser' | 'head', OfficerCalls>;
let inRabat: Desk;
let inMadrid: Desk;

const deskOf = async (party: TestParty): Promise<Desk> => ({
  officer: await officerOf(party, 'officer'),
  releaser: await officerOf(party, 'releaser'),
  head: await officerOf(party, 'head'),
});

beforeAll(async () => {
  const fast = { burst: 1e9, perSecond: 1e9 };
  nodes = await startNodes(['ma.dgsn', 'es.pn'], {
    now: () => now,
    rates: { perAddress: fast, perSession: fast },
  });
  [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
});
// The clock is moved on, and a session does not live through that for ever.
beforeEach(async () => {
  [inRabat, inMadrid] = [await deskOf(rabat), await deskOf(madrid)];
});
afterAll(() => nodes?.stop());

async function made(desk: Desk, path: string, body: unknown): Promise<{ act: string; dossier: string }> {
  const drafted = await desk.officer('POST', path, body);
  expect([drafted.status, drafted.body]).toMatchObject([201, {}]);
  const { draft, revision } = drafted.body as { draft: string; revision: number };
  const released = await desk.releaser('POST', `/drafts/${draft}/release`, { revision });
  expect([released.status, released.body]).toMatchObject([201, {}]);
  return released.body as { act: string; dossier: string };
}

const boardOf = async (desk: Desk, dossier: string): Promise<BoardAnswer> =>
  (await desk.head('GET', `/operations/${dossier}`)).body as BoardAnswer;

const shows = (desk: Desk, dossier: string, what: string, holds: (board: BoardAnswer) => boolean) =>
  until(what, async () => {
    const board = await boardOf(desk, dossier);
    return holds(board) && board;
  });

async function uploaded(desk: Desk, name: string): Promise<string> {
  const answer = await desk.officer('POST', `/uploads?name=${name}`, Buffer.from(`warrant ${name}`));
  return (answer.body as { id: string }).id;
}

async function consents(desk: Desk, dossier: string, plan: string, site: string) {
  const mandate = {
    ...{ site, commander: 'Commander of the site', authority: 'Duty judge', reference: '12/2026' },
    upload: await uploaded(desk, `${site}.pdf`),
  };
  return made(desk, `/operations/${dossier}/consents`, { plan, decision: 'consent', mandates: [mandate] });
}

/** Planned and consented to by both, everybody let in. */
async function agreed(over: Record<string, unknown> = {}) {
  const wish = planWish(rabat, madrid, over);
  const { act: plan, dossier } = await made(inRabat, '/operations', {
    ...wish,
    ...{ lineage: agreement.lineage, to: ['es.pn'] },
  });
  await arrived(madrid, plan);
  await letIn(madrid, dossier, 'officer', 'releaser');
  await letIn(rabat, dossier, 'head');
  await consents(inRabat, dossier, plan, 's1');
  await consents(inMadrid, dossier, plan, 's2');
  for (const desk of [inRabat, inMadrid])
    await shows(desk, dossier, 'both consents', ({ state }) => state === 'agreed');
  return { plan, dossier };
}

const says = (calls: OfficerCalls, dossier: string, what: string, body: object) =>
  calls('POST', `/operations/${dossier}/${what}`, body);
const ready = (calls: OfficerCalls, dossier: string, plan: string, site: string, state = 'ready') =>
  says(calls, dossier, 'readiness', { plan, site, state });

async function allReady(dossier: string, plan: string): Promise<void> {
  expect((await ready(inRabat.releaser, dossier, plan, 's1')).status).toBe(201);
  expect((await ready(inMadrid.releaser, dossier, plan, 's2')).status).toBe(201);
  for (const desk of [inRabat, inMadrid])
    await shows(desk, dossier, 'both ready', ({ state }) => state === 'ready');
}

/** What the cards that Rabat holds say of a key. */
const known = (party: PartyId, kid: Kid) => {
  const chain = rabat.node.rooms.directory.trusted(party)?.chain;
  return chain && !('rule' in chain.standingKey(kid));
};

const entering = (plan: string, kind: string, more: object) => ({
  ...{ plan, kind, at: '2026-11-25T06:00:00Z', ...more },
});

describe('a joint operation', () => {
  it('goes from a plan over consent and readiness to a go on both boards, and runs at the hour', async () => {
    const { plan, dossier } = await agreed();
    const before = await boardOf(inRabat, dossier);
    expect(before).toMatchObject({ state: 'agreed', call: 'waiting', blockers: ['readiness'] });
    expect(before.mandates.map(({ site, authority }) => [site, authority])).toEqual([
      ['s1', 'Duty judge'],
      ['s2', 'Duty judge'],
    ]);
    expect((await says(inRabat.releaser, dossier, 'go', { plan })).body).toMatchObject({ code: 'no-go' });
    await allReady(dossier, plan);
    const stepsOf = async (desk: Desk) => (await boardOf(desk, dossier)).may;
    expect(await stepsOf(inRabat)).toContain('go');
    expect((await says(inRabat.releaser, dossier, 'go', { plan })).status).toBe(201);
    for (const desk of [inRabat, inMadrid]) {
      const board = await shows(desk, dossier, 'go', ({ call }) => call === 'go');
      expect(board.gos).toMatchObject([{ author: 'ma.dgsn', standing: 'counts' }]);
    }
    // Said once by each: who received it may say so with a certificate of its own.
    expect(await stepsOf(inRabat)).not.toContain('go');
    expect(await stepsOf(inMadrid)).toContain('go');
    const known = await shows(inRabat, dossier, 'its receipt', ({ parties }) =>
      parties.every(({ holdsSince }) => holdsSince !== undefined),
    );
    const partner = known.parties.find(({ self }) => !self);
    const heardAt = expect.any(Number);
    expect(partner).toMatchObject({ party: 'es.pn', call: 'go', link: 'up', unreceipted: 0, heardAt });
    expect(Math.abs(partner?.clock?.offset ?? 1e9)).toBeLessThanOrEqual(2000);
    now += 900_000;
    expect(await boardOf(inRabat, dossier)).toMatchObject({ state: 'running', call: 'go' });
    const entered = await says(inMadrid.releaser, dossier, 'entries', {
      ...entering(plan, 'arrest', { site: 's2', person: 'P-1', category: 'suspect', minor: false }),
      ...{ rights: true, finding: 'preliminary' },
    });
    expect([entered.status, entered.body]).toMatchObject([201, {}]);
    for (const [calls, by, site] of [
      [inMadrid.releaser, 'es', 's2'],
      [inRabat.releaser, 'ma', 's1'],
    ] as const) {
      const finished = entering(plan, 'site-state', { site, state: 'finished', text: { en: by } });
      expect((await says(calls, dossier, 'entries', finished)).status).toBe(201);
    }
    const done = await shows(inRabat, dossier, 'the end', ({ state }) => state === 'finished');
    expect(done.entries.map(({ kind }) => kind).sort()).toEqual(['arrest', 'site-state', 'site-state']);
    const arrest = done.entries.find(({ kind }) => kind === 'arrest')?.act ?? '';
    const outcome = await made(inMadrid, `/operations/${dossier}/outcomes`, {
      ...{ kind: 'arrest', entries: [arrest], finding: 'preliminary' },
    });
    await arrived(rabat, outcome.act);
    const totals = await inRabat.head('GET', `/outcomes/totals?dossier=${dossier}`);
    expect(totals.body).toMatchObject({ unconfirmed: { arrest: { persons: 1, acts: [outcome.act] } } });
    const told = (await inRabat.head('GET', `/operations/${dossier}/debrief`)).body as {
      items: { what: string }[];
      silent: unknown[];
    };
    expect([...new Set(told.items.map(({ what }) => what))].sort()).toEqual(
      ['consent', 'end', 'entry', 'go', 'hour', 'margin', 'outcome', 'plan', 'readiness'].sort(),
    );
    expect(told.silent).toEqual([]);
  });

  it('takes readiness as a promise that only an abort withdraws, and shows an abort on both boards', async () => {
    const { plan, dossier } = await agreed();
    expect((await ready(inMadrid.releaser, dossier, plan, 's2', 'hold')).status).toBe(201);
    await allReady(dossier, plan);
    const back = await ready(inMadrid.releaser, dossier, plan, 's2', 'hold');
    expect([back.status, back.body]).toMatchObject([409, { code: 'promise-stands' }]);
    await says(inRabat.releaser, dossier, 'go', { plan });
    await shows(inMadrid, dossier, 'go', ({ call }) => call === 'go');
    const stop = await says(inMadrid.officer, dossier, 'abort', { plan, note: { en: 'A child is seen' } });
    expect(stop.status).toBe(201);
    expect((await boardOf(inMadrid, dossier)).call).toBe('aborted');
    const seen = await shows(inRabat, dossier, 'the abort', ({ state }) => state === 'aborted');
    expect([seen.call, seen.aborts]).toMatchObject([
      'no-go',
      [{ party: 'es.pn', note: { en: 'A child is seen' } }],
    ]);
  });

  it('is no-go on both sides once the margin has passed in silence', async () => {
    const { plan, dossier } = await agreed();
    await ready(inRabat.releaser, dossier, plan, 's1');
    now += 900_000 - 299_000;
    const board = await boardOf(inRabat, dossier);
    expect([board.state, board.call]).toEqual(['no-go', 'no-go']);
    expect(board.readiness).toMatchObject([{ state: 'ready' }, { party: 'es.pn', state: 'silent' }]);
    expect(board.blockers).toContain('too-late');
  });

  it('voids readiness by a new version, shows what is different, and takes consent to one version of a number', async () => {
    const { plan, dossier } = await agreed();
    await allReady(dossier, plan);
    const later = planWish(madrid, rabat, { words: 'Palm, later' });
    const wish = { ...later, frame: { ...planWish(rabat, madrid).frame, margin: 400, lead: 'ma.dgsn' } };
    const { draft, revision } = (await inMadrid.officer('POST', `/operations/${dossier}/versions`, wish))
      .body as { draft: string; revision: number };
    const changes = `/operations/${dossier}/drafts/${draft}/differences`;
    const ahead = await inMadrid.releaser('GET', changes);
    expect(ahead.body).toMatchObject({
      ...{ from: plan, to: draft },
      items: expect.arrayContaining([{ path: 'frame.margin', before: 300, after: 400 }]),
    });
    const elsewhere = await inMadrid.releaser('GET', changes.replace(dossier, agreement.lineage));
    expect([elsewhere.status, (await inRabat.releaser('GET', changes)).status]).toEqual([404, 404]);
    const sent = await inMadrid.releaser('POST', `/drafts/${draft}/release`, { revision });
    const next = sent.body as { act: string };
    const board = await shows(inRabat, dossier, 'the version', ({ current }) => current?.plan === next.act);
    expect([board.state, board.readiness.map(({ state }) => state)]).toEqual([
      'proposed',
      ['silent', 'silent'],
    ]);
    const old = await ready(inRabat.releaser, dossier, plan, 's1');
    expect([old.status, old.body]).toMatchObject([409, { code: 'plan-superseded' }]);
    const { items } = (await inRabat.head('GET', `/operations/${dossier}/versions/${next.act}/differences`))
      .body as { items: { path: string; before?: unknown; after?: unknown }[] };
    expect(items).toContainEqual({ path: 'frame.margin', before: 300, after: 400 });
    expect(items.map(({ path }) => path)).toContain('title.en');
  });

  it('asks for a legal authority before readiness, and for the commander of the site', async () => {
    const wish = planWish(rabat, madrid);
    const { act: plan, dossier } = await made(inRabat, '/operations', {
      ...wish,
      ...{ lineage: agreement.lineage, to: ['es.pn'] },
    });
    await letIn(rabat, dossier, 'head');
    await made(inRabat, `/operations/${dossier}/consents`, { plan, decision: 'consent', mandates: [] });
    const bare = await ready(inRabat.releaser, dossier, plan, 's1');
    expect([bare.status, bare.body]).toMatchObject([409, { code: 'no-legal-authority' }]);
    const foreign = await ready(inRabat.officer, dossier, plan, 's1', 'hold');
    expect([foreign.status, foreign.body]).toMatchObject([403, { code: 'not-your-site' }]);
    const named = await inRabat.head('PUT', `/operations/${dossier}/sites/s1/commander`, {
      user: rabat.as.officer.id,
    });
    expect(named.status).toBe(204);
    expect((await ready(inRabat.officer, dossier, plan, 's1', 'hold')).status).toBe(201);
  });

  it('rehearses with every act marked, and leaves no outcome', async () => {
    const { plan, dossier } = await agreed({ frame: { rehearsal: true } });
    expect((await boardOf(inMadrid, dossier)).rehearsal).toBe(true);
    const entry = await says(inRabat.releaser, dossier, 'entries', {
      ...entering(plan, 'arrest', { site: 's1', person: 'P-0', category: 'suspect', minor: false }),
      ...{ rights: true, finding: 'preliminary' },
    });
    const { act } = entry.body as { act: string };
    const board = await shows(inMadrid, dossier, 'the entry', ({ entries }) => entries.length === 1);
    expect(board.entries[0]).toMatchObject({ act, rehearsal: true });
    const wish = { kind: 'arrest', entries: [act], finding: 'preliminary' };
    const none = await inRabat.officer('POST', `/operations/${dossier}/outcomes`, wish);
    expect([none.status, none.body]).toMatchObject([409, { code: 'rehearsal' }]);
  });

  it('lets an abort overtake what waits while the partner is out of reach', async () => {
    const { plan, dossier } = await agreed();
    const note = async (text: string) => {
      const said = await says(inRabat.releaser, dossier, 'entries', {
        ...entering(plan, 'message', { text: { en: text } }),
      });
      expect([said.status, said.body]).toMatchObject([201, {}]);
      return (said.body as { act: string }).act;
    };
    await madrid.node.stop();
    // The first is on its way when the line is found to be down.
    await note('one');
    await shows(inRabat, dossier, 'the line down', ({ parties }) =>
      parties.some(({ party, link }) => party === 'es.pn' && link === 'down'),
    );
    const [two, three] = [await note('two'), await note('three')];
    const stop = await says(inRabat.officer, dossier, 'abort', { plan });
    expect(stop.status).toBe(201);
    const { act } = stop.body as { act: string };
    await madrid.start();
    for (const each of [act, two, three]) await arrived(madrid, each);
    const order = await rabat.node.rooms.store.db
      .selectFrom('entries')
      .select('act')
      .where('act', 'in', [act, two, three])
      .where('to_party', '=', 'es.pn')
      .orderBy('idx')
      .execute();
    expect(order.map((entry) => entry.act)).toEqual([act, two, three]);
  });

  it('ends in a joint statement with figures of what both confirmed, public once both have signed and its hour has come', async () => {
    const { plan, dossier: operation } = await agreed();
    const entered = await says(inRabat.releaser, operation, 'entries', {
      ...entering(plan, 'arrest', { site: 's1', person: 'P-2', category: 'suspect', minor: false }),
      ...{ rights: true, finding: 'preliminary' },
    });
    const { act: entry } = entered.body as { act: string };
    const wish = { kind: 'arrest', entries: [entry], finding: 'preliminary' };
    const outcome = await made(inRabat, `/operations/${operation}/outcomes`, wish);
    const label = { en: 'Arrested', es: 'Detenidos' };
    const figure = { id: 'arrests', label, measure: 'persons', dossier: operation };
    const proposed = { ...statementWish(rabat, [figure]), lineage: agreement.lineage, to: ['es.pn'] };
    const early = await inRabat.officer('POST', '/statements', proposed);
    expect([early.status, early.body]).toMatchObject([422, { code: 'figure-unfounded' }]);
    await confirms(madrid, rabat, { ...outcome, lineage: agreement.lineage });
    await until('the word at Rabat', async () => {
      const { body } = await inRabat.officer('GET', `/outcomes/totals?dossier=${operation}`);
      return (body as { totals: { arrest: { persons: number } } }).totals.arrest.persons === 1;
    });
    const { act, dossier } = await made(inRabat, '/statements', proposed);
    await arrived(madrid, act);
    await letIn(madrid, dossier, 'officer', 'releaser');
    const statementAt = async (desk: Desk) =>
      (await desk.officer('GET', `/statements/${dossier}`)).body as StatementAnswer;
    const { current, versions, may } = await statementAt(inMadrid);
    expect(versions[0]).toMatchObject({
      ...{ paragraphs: [{}, { en: '1.', es: '1. (es)' }], missing: ['es.pn', 'ma.dgsn'] },
      figures: [{ value: '1', standing: 'founded', from: [outcome.act] }],
    });
    expect(may).toEqual(['counter', 'sign']);
    // Countered by Madrid: the first text is signed by nobody any more.
    const counter = { ...statementWish(madrid, [figure], 'Palm, said better') };
    const second = await made(inMadrid, `/statements/${dossier}/versions`, counter);
    await arrived(rabat, second.act);
    const superseded = await inRabat.officer('POST', `/statements/${dossier}/signatures`, {
      statement: current,
    });
    expect([superseded.status, superseded.body]).toMatchObject([409, { code: 'text-superseded' }]);
    const { current: statement } = await statementAt(inRabat);
    const signs = (desk: Desk) => made(desk, `/statements/${dossier}/signatures`, { statement });
    const publishes = (desk: Desk) => desk.officer('GET', `/statements/${dossier}/published`);
    // What a look at a draft shows is signed with no key of the party.
    const looked = await inMadrid.officer('POST', `/statements/${dossier}/signatures`, { statement });
    const look = await inMadrid.releaser(
      'GET',
      `/drafts/${(looked.body as { draft: string }).draft}/preview`,
    );
    const [seen = ''] = look.bytes.toString().match(/[\w-]+\.[\w-]+\.[\w-]{86}(?=")/) ?? [];
    expect([look.status, seen]).toEqual([200, expect.stringMatching(/./)]);
    const ownKey = (party: PartyId, kid: Kid) =>
      madrid.node.rooms.directory.trusted(party)?.chain.standingKey(kid);
    expect(readStatementSignature(seen, ownKey)).toBeUndefined();
    const again = await inRabat.officer('POST', `/statements/${dossier}/signatures`, { statement });
    const ours = await signs(inRabat);
    const { draft, revision } = again.body as { draft: string; revision: number };
    const twice = await inRabat.releaser('POST', `/drafts/${draft}/release`, { revision });
    expect([twice.status, twice.body]).toMatchObject([409, { code: 'already-signed' }]);
    const alone = await publishes(inRabat);
    expect([alone.status, alone.body]).toMatchObject([409, { code: 'not-all-signed' }]);
    const theirs = await signs(inMadrid);
    await Promise.all([arrived(madrid, ours.act), arrived(rabat, theirs.act)]);
    for (const desk of [inRabat, inMadrid]) {
      await until('both signatures', async () => (await statementAt(desk)).state === 'embargoed');
      const refused = await publishes(desk);
      expect([refused.status, refused.body]).toMatchObject([409, { code: 'embargoed' }]);
    }
    now += 600_000;
    const files = await Promise.all(
      [inRabat, inMadrid].map(async (desk) => (await publishes(desk)).bytes.toString()),
    );
    expect(files[0]).toBe(files[1]);
    expect(readPublished(files[0] ?? '', Math.floor(now / 1000), known)).toMatchObject({
      ok: true,
      hash: statement,
    });
    const page = (await inRabat.officer('GET', `/statements/${dossier}/page`)).bytes.toString();
    for (const part of [statement, '1. (es)', 'es.pn']) expect(page).toContain(part);
    const pdf = await inRabat.officer('GET', `/statements/${dossier}/paper`);
    expect([pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    for (const secret of [outcome.act, act, dossier, agreement.lineage])
      expect(files[0] + page).not.toContain(secret);
    const late = await inMadrid.officer('POST', `/statements/${dossier}/versions`, counter);
    expect([late.status, late.body]).toMatchObject([409, { code: 'statement-settled' }]);

    // Nor is it taken back, even by a partner whose node says so all the same.
    await recallAllTheSame(madrid, rabat, second);
    expect((await arrived(rabat, second.act)).hold).toBe(0);
    expect((await statementAt(inRabat)).state).toBe('public');
  });

  it('is aborted while the agreement is suspended, when nothing else goes any more', async () => {
    const { plan, dossier } = await agreed();
    const signatory = await officerOf(rabat, 'signatory');
    const suspended = await signatory('POST', `/agreements/${agreement.lineage}/suspensions`, {
      note: { en: 'For a while', es: 'Por un tiempo' },
    });
    expect(suspended.status).toBe(201);
    await shows(inMadrid, dossier, 'the suspension', ({ blockers }) => blockers.includes('suspended'));
    const refused = await ready(inMadrid.releaser, dossier, plan, 's2');
    expect([refused.status, refused.body]).toMatchObject([403, { rule: 'suspended' }]);
    expect((await says(inMadrid.releaser, dossier, 'abort', { plan })).status).toBe(201);
    await shows(inRabat, dossier, 'the abort', ({ state }) => state === 'aborted');
  });
});
