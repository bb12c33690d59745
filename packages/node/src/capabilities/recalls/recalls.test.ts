// SPDX-License-Identifier: Apache-2.0
// What an author takes back: restricted at the partner before anyone confirms it, erased to the last byte, stopped when it has not left.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type ActId, type PartyId, toTime } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AgreementInForce,
  agreementInForce,
  arrived,
  declarationOf,
  letIn,
  released,
  reportBody,
} from '../../test-agreement.ts';
import { filesIn, filesWith } from '../../test-folder.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { type OfficerCalls, officerOf } from '../../test-officer.ts';
import { statementDraft } from '../../test-statement.ts';
import { readEvidence } from '../agreements/evidence-check.ts';
import { Acts } from '../reports/acts.ts';
import { liftEndedRestrictions } from './effects.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let madrid: TestParty;
let releaser: OfficerCalls;
let head: OfficerCalls;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  rabat = nodes.get('ma.dgsn');
  madrid = nodes.get('es.pn');
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
  releaser = await officerOf(rabat, 'releaser');
  head = await officerOf(madrid, 'head');
});
afterAll(() => nodes?.stop());

async function shared(): Promise<{ act: string; dossier: string }> {
  const sent = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage));
  await arrived(madrid, sent.act);
  return sent;
}

async function recall(
  act: string,
  effect: 'restrict' | 'erase',
  over: Record<string, unknown> = {},
): Promise<string> {
  const answer = await releaser('POST', `/acts/${act}/recall`, { effect, reason: 'inaccurate', ...over });
  expect(answer.status).toBe(201);
  return (answer.body as { act: string }).act;
}

const held = (act: string, hold: number) =>
  until(`hold ${hold} of ${act}`, async () => (await arrived(madrid, act)).hold === hold);

const recallsAt = async (calls: OfficerCalls, act: string) =>
  (
    (await calls('GET', '/recalls')).body as { items: { act: string; answers: { results: unknown }[] }[] }
  ).items.find((one) => one.act === act);

describe('a correction', () => {
  it('is told to who holds the act, with what holds instead, and shown before it on both sides', async () => {
    const { act, dossier } = await shared();
    const right = await released(rabat, {
      ...reportBody(rabat, ['es.pn'], agreement.lineage, {
        facts: { text: { en: 'What is known now' } },
        refs: { refs: [{ rel: 'replaces', act }] },
      }),
      dossier,
    });
    await arrived(madrid, right.act);
    const wish = { sections: ['facts', 'title'], reason: 'inaccurate', replacement: right.act };
    const said = await releaser('POST', `/acts/${act}/corrections`, wish);
    expect([said.status, said.body]).toMatchObject([201, { act: expect.any(String) }]);
    const { act: correction } = said.body as { act: string };
    await arrived(madrid, correction);
    for (const calls of [releaser, head]) {
      const { body } = await calls('GET', `/acts/${act}`);
      const { referredBy } = body as { referredBy: { act: string }[] };
      expect(referredBy.find((one) => one.act === correction)).toMatchObject({
        ...{ rel: 'corrects', type: 'act.correct', author: 'ma.dgsn' },
        correction: wish,
      });
    }
  });

  it('is of an own act, of sections that it has, and names as right what went to the same', async () => {
    const { act, dossier } = await shared();
    const other = await shared();
    const wish = { sections: ['facts'], reason: 'outdated' };
    const refusal = async (calls: OfficerCalls, id: string, over: object = {}) => {
      const { status, body } = await calls('POST', `/acts/${id}/corrections`, { ...wish, ...over });
      return [status, (body as { code: string }).code];
    };
    expect(await refusal(head, act)).toEqual([409, 'conflict']);
    expect(await refusal(releaser, act, { sections: ['assessment'] })).toEqual([422, 'not-of-the-act']);
    expect(await refusal(releaser, act, { replacement: other.act })).toEqual([422, 'wrong-replacement']);
    expect(await refusal(releaser, act, { replacement: act })).toEqual([422, 'wrong-replacement']);
    expect(await refusal(releaser, 'A'.repeat(43))).toEqual([404, 'not-found']);
    await madrid.node.stop();
    const late = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage));
    const late2 = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage));
    await until('the line down', async () =>
      rabat.node.rooms.exchange.lines().some(({ state }) => state === 'down'),
    );
    const late3 = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage));
    expect(await refusal(releaser, late3.act)).toEqual([409, 'not-sent-yet']);
    const stopped = await released(rabat, { ...reportBody(rabat, ['es.pn'], agreement.lineage), dossier });
    await recall(stopped.act, 'restrict');
    expect(await refusal(releaser, act, { replacement: stopped.act })).toEqual([422, 'wrong-replacement']);
    await madrid.start();
    for (const one of [late, late2, late3]) await arrived(madrid, one.act);
    head = await officerOf(madrid, 'head');
    expect(await refusal(releaser, late3.act)).toEqual([201, undefined]);
  });

  it('is none when an act of another type refers to one as if it put it right', async () => {
    const { act, dossier } = await shared();
    await letIn(madrid, dossier, 'officer');
    await letIn(madrid, dossier, 'releaser');
    const forged = await released(
      madrid,
      reportBody(madrid, ['ma.dgsn'], agreement.lineage, { refs: { refs: [{ rel: 'corrects', act }] } }),
    );
    await arrived(rabat, forged.act);
    await letIn(rabat, forged.dossier, 'releaser');
    const { status, body } = await releaser('GET', `/acts/${act}`);
    expect([status, body]).toMatchObject([200, { id: act }]);
    const { referredBy } = body as { referredBy: { act: string }[] };
    const reference = { rel: 'corrects', act: forged.act, type: 'report.share', author: 'es.pn' };
    expect(referredBy).toEqual([reference]);
  });
});

describe('a recall', () => {
  it('is not of a text of a joint statement, which is countered', async () => {
    const { act } = await released(rabat, statementDraft(rabat, madrid, agreement.lineage, 'Palm'));
    const refused = await releaser('POST', `/acts/${act}/recall`, { effect: 'erase', reason: 'other' });
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'statement-stays' }]);
  });

  it("restricts the receiver's copy before anyone there confirms it, and tells who may know of it why", async () => {
    const { act, dossier } = await shared();
    await letIn(madrid, dossier, 'officer');
    const officer = await officerOf(madrid, 'officer');
    expect((await officer('GET', `/acts/${act}`)).status).toBe(200);
    const said = await recall(act, 'restrict');
    await held(act, 1);
    const refused = await officer('GET', `/acts/${act}`);
    expect([refused.status, refused.body]).toMatchObject([403, { rule: 'recalled' }]);
    const list = (await officer('GET', '/acts?limit=200')).body as { items: { id: string }[] };
    expect(list.items.some(({ id }) => id === act)).toBe(false);
    // Whoever decides on it must see it.
    expect((await head('GET', `/acts/${act}`)).status).toBe(200);
    expect((await recallsAt(head, said))?.answers).toEqual([]);
  });

  it('is answered copy by copy, and the answer comes back to the author', async () => {
    const { act } = await shared();
    const said = await recall(act, 'erase');
    await held(act, 1);
    const results = [{ act, result: 'erased' }];
    expect((await head('POST', `/recalls/${said}/answer`, { results })).status).toBe(201);
    expect((await arrived(madrid, act)).hold).toBe(2);
    const back = await until('the answer', async () => {
      const one = await recallsAt(releaser, said);
      return one !== undefined && one.answers.length > 0 && one.answers;
    });
    expect(back).toMatchObject([{ by: 'es.pn', results }]);
    const { steps } = await new Acts(rabat.node.rooms).journey(rabat.as.officer, act);
    expect(steps.slice(-3)).toMatchObject([
      { what: 'recalled', party: 'ma.dgsn' },
      { what: 'recall-erased', party: 'es.pn' },
      { what: 'erased' },
    ]);
    const gone = await head('GET', `/acts/${act}`);
    expect([gone.status, gone.body]).toMatchObject([403, { rule: 'recalled' }]);
  });

  it('may be refused only with a reason, and then the copy is free again, unless another recall waits for its answer', async () => {
    const { act } = await shared();
    const first = await recall(act, 'restrict');
    const second = await recall(act, 'restrict', { reason: 'court-order' });
    await until(
      'both recalls',
      async () => (await recallsAt(head, first)) && (await recallsAt(head, second)) && true,
    );
    const answer = (said: string, reason?: string) =>
      head('POST', `/recalls/${said}/answer`, {
        results: [{ act, result: 'refused', ...(reason && { reason }) }],
      });
    expect((await answer(first)).status).toBe(422);
    expect((await answer(first, 'evidence-in-trial')).status).toBe(201);
    expect((await arrived(madrid, act)).hold).toBe(1);
    expect((await answer(second, 'evidence-in-trial')).status).toBe(201);
    expect((await arrived(madrid, act)).hold).toBe(0);
  });

  it("touches no other author's act, and nobody recalls what is not theirs", async () => {
    const { act } = await shared();
    const stolen = await head('POST', `/acts/${act}/recall`, { effect: 'erase', reason: 'other' });
    expect(stolen.status).toBe(409);
    expect((await arrived(madrid, act)).hold).toBe(0);
  });

  it('that bears its own end lifts the restriction when that has come, not before', async () => {
    const { act } = await shared();
    const rooms = madrid.node.rooms;
    await recall(act, 'restrict', { until: toTime(rooms.now() + 3_600_000) });
    await held(act, 1);
    await liftEndedRestrictions(rooms);
    expect((await arrived(madrid, act)).hold).toBe(1);
    await liftEndedRestrictions({ ...rooms, now: () => rooms.now() + 3_601_000 });
    expect((await arrived(madrid, act)).hold).toBe(0);
  });

  it('stops what has not left yet: it never arrives, and no recall tells of it', async () => {
    await madrid.node.stop();
    await rabat.restart();
    releaser = await officerOf(rabat, 'releaser');
    const { act } = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage));
    const answer = await releaser('POST', `/acts/${act}/recall`, {
      effect: 'restrict',
      reason: 'wrong-recipient',
    });
    expect([answer.status, answer.body]).toEqual([201, { withheld: ['es.pn'] }]);
    const { act: after } = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage));
    await madrid.start();
    head = await officerOf(madrid, 'head');
    await arrived(madrid, after);
    const { db } = madrid.node.rooms.store;
    expect(await db.selectFrom('acts').select('id').where('id', '=', act).execute()).toEqual([]);
    expect(await db.selectFrom('act_refs').select('act').where('target', '=', act).execute()).toEqual([]);
    const own = await rabat.node.rooms.store.db
      .selectFrom('acts')
      .select(['status', 'rule'])
      .where('id', '=', act)
      .executeTakeFirst();
    expect(own).toEqual({ status: 'withheld', rule: 'recalled' });
  });
});

describe('an erasure', () => {
  it('leaves no byte of content in any file of either party, and every proof still holds', async () => {
    const marker = 'quiet-harbour-c0de';
    const officer = await officerOf(rabat, 'officer');
    const { id: file } = (await officer('POST', `/uploads?name=${marker}.pdf`, randomBytes(100_000)))
      .body as { id: string };
    const prose = { text: { ar: `نص ${marker}`, en: `${'long '.repeat(5000)}${marker}` } };
    const body = {
      ...reportBody(rabat, ['es.pn'], agreement.lineage, {
        ...{ title: prose, facts: prose, assessment: prose },
        subjects: {
          subjects: [
            { id: 'p1', kind: 'person', category: 'suspect', statements: [{ prop: 'name', value: marker }] },
          ],
        },
        declaration: declarationOf('ma.dgsn', {
          ...{
            dataCategories: ['attachments', 'events', 'identity'],
            subjectCategories: ['suspect'],
            necessity: marker,
          },
        }),
      }),
      uploads: [file],
    };
    const blobs = [rabat, madrid].map((party) => filesIn(join(party.dataDir, 'blobs')));
    const { act } = await released(rabat, body);
    await arrived(madrid, act);
    const attached = () =>
      madrid.node.rooms.store.db
        .selectFrom('attachments')
        .select('state')
        .where('act', '=', act)
        .executeTakeFirst();
    await until('the attachment', async () => (await attached())?.state === 'complete');
    await until('the disposition', async () => {
      const { steps } = await new Acts(rabat.node.rooms).journey(rabat.as.officer, act);
      return steps.some((step) => step.what === 'accepted');
    });
    for (const party of [rabat, madrid]) expect(filesWith(party.dataDir, marker)).not.toEqual([]);
    expect(filesIn(join(madrid.dataDir, 'blobs'))).toBe((blobs[1] ?? 0) + 1);

    const said = await recall(act, 'erase', { reason: 'court-order' });
    await held(act, 1);
    expect(
      (await head('POST', `/recalls/${said}/answer`, { results: [{ act, result: 'erased' }] })).status,
    ).toBe(201);

    for (const party of [rabat, madrid])
      expect([party.node.party, filesWith(party.dataDir, marker)]).toEqual([party.node.party, []]);
    expect(filesIn(join(rabat.dataDir, 'blobs'))).toBe((blobs[0] ?? 0) - 1);
    expect(filesIn(join(madrid.dataDir, 'blobs'))).toBe(blobs[1]);
    for (const [party, role] of [
      [rabat, 'officer'],
      [madrid, 'head'],
    ] as const) {
      const { proofs } = await new Acts(party.node.rooms).proofs(party.as[role], act);
      expect(proofs).toHaveLength(1);
      expect(proofs.map((proof) => holderBy(party, act, proof))).toEqual(['es.pn']);
    }
  });
});

/** That a proof holds without any content: whose cosignature says that it holds these bytes. */
function holderBy(
  party: TestParty,
  act: string,
  proof: { origin: string; proof: string },
): string | undefined {
  const chainOf = (id: PartyId) => party.node.rooms.directory.trusted(id)?.chain;
  const handed = { act: act as ActId, origin: proof.origin, proof: proof.proof };
  const ground = {
    author: 'ma.dgsn',
    audience: ['es.pn', 'ma.dgsn'],
    chainOf,
    latest: Math.floor(Date.now() / 1000),
  };
  const reading = readEvidence(handed as never, ground as never);
  return reading.ok ? reading.by : undefined;
}
