// SPDX-License-Identifier: Apache-2.0
// A node whose PostgreSQL is put back to a moment: from a base backup and the archived log, on a real server of its own. It forks no history,
// and what was erased since stays erased.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Recalls } from '../capabilities/recalls/service.ts';
import { peekChannel } from '../exchange/channel-rows.ts';
import { settled } from '../exchange/test-sayings.ts';
import { type AgreementInForce, agreementInForce, released, reportBody } from '../test-agreement.ts';
import { testServer } from '../test-database.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../test-nodes.ts';
import { currentMarks, restoreBackup } from './index.ts';

const script = fileURLToPath(new URL('../../../../scripts/postgres.sh', import.meta.url));
const postgres = (...args: string[]) =>
  execFileSync(script, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

// Where the tests have a server, its programs are there to make another with.
describe.skipIf(testServer() === undefined)('a node whose PostgreSQL is put back to a moment', () => {
  let cluster: string | undefined;
  let nodes: TestNodes;
  let rabat: TestParty;
  let madrid: TestParty;
  let agreement: AgreementInForce;

  beforeAll(async () => {
    const said = postgres('start');
    const of = (name: string) => new RegExp(`${name}='([^']+)'`).exec(said)?.[1] ?? '';
    cluster = of('TANSIQ_POSTGRES_FOLDER');
    postgres('keep', cluster);
    const server = of('TANSIQ_TEST_POSTGRES');
    nodes = await startNodes(['ma.dgsn', 'es.pn'], { postgres: (id) => id === 'ma.dgsn' && server });
    [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
    agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
  }, 120_000);
  afterAll(async () => {
    await nodes?.stop();
    if (cluster) postgres('stop', cluster);
  });

  const report = async (from: TestParty, to: string) => {
    const { act } = await released(from, reportBody(from, [to], agreement.lineage));
    await until(`${act} accepted`, async () => {
      const { db } = from.node.rooms.store;
      const row = await db.selectFrom('acts').select('status').where('id', '=', act).executeTakeFirst();
      return row?.status === 'accepted';
    });
    return act;
  };
  const stateOf = async (act: string) => {
    const { db } = rabat.node.rooms.store;
    return db.selectFrom('acts').select(['status', 'hold']).where('id', '=', act).executeTakeFirst();
  };
  const factsOf = async (act: string) => {
    const { db } = rabat.node.rooms.store;
    const rows = await db
      .selectFrom('sections')
      .innerJoin('acts', 'acts.seq', 'sections.seq')
      .select('sections.body')
      .where('acts.id', '=', act)
      .where('sections.name', '=', 'facts')
      .execute();
    return rows.length;
  };
  const headsOf = ({ node }: TestParty) =>
    Promise.all(
      (['ma.dgsn', 'es.pn'] as const).map(async (from) => {
        const to = from === 'es.pn' ? 'ma.dgsn' : 'es.pn';
        const row = await peekChannel(node.rooms.store.db, from, to);
        return [row?.size, row?.receipted, row?.frontier];
      }),
    );

  /** What Rabat has said, in its order, as this node holds it. */
  const saidAt = async ({ node }: TestParty) => {
    const rows = node.rooms.store.db.selectFrom('entries').select('act').where('from_party', '=', 'ma.dgsn');
    return (await rows.orderBy('idx').execute()).map(({ act }) => act);
  };

  it('takes back what it had said, gets again what it had heard, and brings back nothing that was erased', async () => {
    const early = await report(rabat, 'es.pn');
    await settled(rabat.node.rooms, madrid.node.rooms);
    const moment = postgres(
      'sql',
      cluster as string,
      "select to_char(clock_timestamp(), 'YYYY-MM-DD HH24:MI:SS.US OF')",
    ).trim();
    const late = await report(rabat, 'es.pn');
    const heard = await report(madrid, 'ma.dgsn');
    await new Recalls(rabat.node.rooms).recall(rabat.as.head, early, {
      effect: 'erase',
      reason: 'court-order',
    });
    await settled(rabat.node.rooms, madrid.node.rooms);
    const before = await saidAt(madrid);
    const marks = await currentMarks(rabat.dataDir, {});
    await rabat.node.stop();

    postgres('back', cluster as string, moment);
    const why = 'A program had written nonsense since.';
    const restored = await restoreBackup({ dataDir: rabat.dataDir, env: {}, marks, why });
    expect(restored).toMatchObject({ party: 'ma.dgsn', erased: 1, missing: [{ party: 'es.pn' }] });
    await rabat.start();
    await until('its own act again', async () => (await stateOf(late)) !== undefined, 30_000);
    await settled(rabat.node.rooms, madrid.node.rooms, 30_000);
    // Its channel goes on from where it was: nothing of it was written anew, and both hold the same.
    expect((await saidAt(madrid)).slice(0, before.length)).toEqual(before);
    expect(await headsOf(rabat)).toEqual(await headsOf(madrid));
    expect((await stateOf(heard))?.status).toBe('accepted');
    expect([await factsOf(early), await factsOf(late), await factsOf(heard)]).toEqual([0, 1, 1]);
    const next = await report(rabat, 'es.pn');
    expect((await stateOf(next))?.status).toBe('accepted');
  }, 120_000);
});
