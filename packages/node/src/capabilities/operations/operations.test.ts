// SPDX-License-Identifier: Apache-2.0
// A joint operation of two real nodes by their API: plan, consent with legal authority, readiness, go, entries, abort, rehearsal, debrief.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Officer } from '../../access/index.ts';
import { ContentReader } from '../../content/content-reader.ts';
import { eraseActs } from '../../content/erase.ts';
import type { Gatekeeper } from '../../exchange/gatekeeper.ts';
import { type AgreementInForce, agreementInForce, arrived, letIn } from '../../test-agreement.ts';
import {
  boardOf,
  type Desk,
  deskOf,
  entering,
  made,
  operationAgreed,
  says,
  shows,
} from '../../test-desks.ts';
import { startNodes, type TestNodes, type TestParty } from '../../test-nodes.ts';
import { type OfficerCalls, officerOf } from '../../test-officer.ts';
import { planWish } from '../../test-operation.ts';
import { Drafts } from '../reports/index.ts';
import { operationSections } from './evidence.ts';
import { Operations } from './service.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let madrid: TestParty;
let now = Date.now();
let inRabat: Desk;
let inMadrid: Desk;

beforeAll(async () => {
  const fast = { burst: 1e9, perSecond: 1e9 };
  nodes = await startNodes(['ma.dgsn', 'es.pn'], {
    now: () => now,
    rates: { perAddress: fast, perUser: fast },
  });
  [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
});
// The clock is moved on, and a session does not live through that for ever.
beforeEach(async () => {
  [inRabat, inMadrid] = [await deskOf(rabat), await deskOf(madrid)];
});
afterAll(() => nodes?.stop());

const agreed = (over: Record<string, unknown> = {}) =>
  operationAgreed([rabat, inRabat], [madrid, inMadrid], agreement.lineage, over);

const ready = (calls: OfficerCalls, dossier: string, plan: string, site: string, state = 'ready') =>
  says(calls, dossier, 'readiness', { plan, site, state });

async function allReady(dossier: string, plan: string): Promise<void> {
  expect((await ready(inRabat.releaser, dossier, plan, 's1')).status).toBe(201);
  expect((await ready(inMadrid.releaser, dossier, plan, 's2')).status).toBe(201);
  for (const desk of [inRabat, inMadrid])
    await shows(desk, dossier, 'both ready', ({ state }) => state === 'ready');
}

describe('a board that several look at', () => {
  const enter = async (dossier: string, plan: string, kind: string, more: object) => {
    const said = await says(inRabat.releaser, dossier, 'entries', entering(plan, kind, more));
    expect([said.status, said.body]).toMatchObject([201, {}]);
    return (said.body as { act: string }).act;
  };
  const boards = () => {
    const { rooms } = rabat.node;
    return new Operations({ ...rooms, drafts: new Drafts(rooms) }).board;
  };
  const looks = async (who: Officer) => {
    const rows = await rabat.node.rooms.journal.rows({ filter: { who: who.id, what: 'search' }, limit: 500 });
    return rows.rows.length;
  };

  it('gives each at one moment what it gives them alone, a row of the journal each, and the same to who may the same', async () => {
    const { plan, dossier } = await agreed();
    const open = await enter(dossier, plan, 'message', { text: { en: 'Team at door 1' } });
    const guarded = await enter(dossier, plan, 'target', {
      ...{ target: { what: 'place', ref: 'P-3', state: 'es', handedTo: 'Who protects' } },
      finding: 'preliminary',
    });
    await shows(inRabat, dossier, 'the receipt', ({ entries }) => entries.every(({ pending }) => !pending));
    const board = boards();
    const { officer, releaser } = rabat.as;
    const head: Officer = { ...rabat.as.head, shielded: false };
    const trusted: Officer = { ...head, shielded: true };
    const twin: Officer = { ...officer, id: releaser.id };
    const stranger = { ...rabat.as['legal-adviser'] };
    await inRabat.head('PUT', `/operations/${dossier}/sites/s1/commander`, { user: officer.id });
    const asking = [officer, officer, twin, twin, releaser, head, trusted];
    const before = await looks(officer);
    const told = await Promise.allSettled([...asking, stranger].map((one) => board.of(one, dossier)));
    expect(await looks(officer)).toBe(before + 2);
    expect(told.at(-1)).toMatchObject({ status: 'rejected', reason: { status: 404 } });
    const answers = told.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(answers).toHaveLength(asking.length);
    for (const [at, one] of asking.entries()) {
      // What is on its way to the partner and back changes meanwhile.
      const { now: _, parties: __, ...alone } = await board.of(one, dossier);
      expect(answers[at]).toMatchObject(alone);
    }
    expect(answers.map(({ entries }) => entries.some(({ act }) => act === guarded))).toEqual(
      asking.map((one) => one === trusted),
    );
    const { content } = rabat.node.rooms;
    const know = (act: string) => (one: Officer) => content.mayRead(one, act);
    for (const act of [open, guarded]) {
      const apart = [];
      for (const one of [...asking, stranger]) apart.push(await know(act)(one));
      expect(await Promise.all([...asking, stranger].map(know(act)))).toEqual(apart);
    }
    expect(answers.every(({ entries }) => entries.some(({ act }) => act === open))).toBe(true);
    expect(answers.map(({ ownSites }) => ownSites)).toEqual([['s1'], ['s1'], [], [], ['s1'], ['s1'], ['s1']]);
    expect([answers[0] === answers[1], answers[2] === answers[3], answers[0] === answers[2]]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('shows nothing erased, and nothing to who was let out, to who asks while others are still answered', async () => {
    const { plan, dossier } = await agreed();
    const erased = await enter(dossier, plan, 'message', { text: { en: 'To be erased' } });
    const board = boards();
    const { officer, releaser, head } = rabat.as;
    const many = () => Array.from({ length: 20 }, () => board.of(head, dossier));
    const first = many();
    await rabat.node.rooms.store.writer.write((tx) => eraseActs(tx, [erased]));
    const shown = (await board.of(head, dossier)).entries.map(({ act }) => act);
    expect(shown).not.toContain(erased);
    await Promise.all(first);
    const second = [...many(), board.of(releaser, dossier)];
    await rabat.node.rooms.needToKnow.revoke(head, dossier, officer.id);
    await expect(board.of(officer, dossier)).rejects.toMatchObject({ status: 404 });
    await Promise.all(second);
  });

  it('reads for each alone when the rights of one change while it is read for all', async () => {
    const { plan, dossier } = await agreed();
    const { rooms } = rabat.node;
    const { officer, releaser } = rabat.as;
    const letOut: Officer = { ...releaser, roles: officer.roles };
    let out = false;
    const session: Gatekeeper['session'] = (tx) => {
      const asked = rooms.gate.session(tx);
      const about = asked.about.bind(asked);
      asked.about = async (...question) => {
        if (!out)
          await tx
            .deleteFrom('dossier_readers')
            .where('dossier', '=', dossier)
            .where('user', '=', letOut.id)
            .execute();
        out = true;
        return about(...question);
      };
      return asked;
    };
    const content = new ContentReader({ ...rooms, gate: { session } as Gatekeeper });
    const heard = await Promise.all([officer, letOut].map((one) => content.mayRead(one, plan)));
    expect(heard).toMatchObject([{ permit: true }, undefined]);
    await rooms.needToKnow.grant(rabat.as.head, dossier, letOut.id, 'again');
    out = false;
    const wanted = { about: 'operation.', ids: [plan] };
    const [still, gone] = await content.collectForAll([officer, letOut], wanted, operationSections);
    expect([still?.map(({ row }) => row.id), gone]).toEqual([[plan], []]);
  });
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
