// SPDX-License-Identifier: Apache-2.0
// Partners and officers that change and use the same agreements at the same moment, on PostgreSQL: nobody waits for each other in a ring.
import { newRandomId, type RandomId } from '@tansiq/protocol';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agreements } from '../capabilities/agreements/index.ts';
import { storeLocation } from '../config/index.ts';
import { type AgreementInForce, released, reportBody } from '../test-agreement.ts';
import { testServer } from '../test-database.ts';
import { startNodes, type TestNodes, type TestParty } from '../test-nodes.ts';
import { agree, report, text } from './test-liar-agreement.ts';
import { LyingPartner } from './test-lying-partner.ts';

const server = testServer();
if (server === undefined)
  process.stderr.write('lock-order: skipped, for there is no PostgreSQL (TANSIQ_TEST_POSTGRES is not set)\n');

describe.skipIf(server === undefined)('a node on PostgreSQL', () => {
  let nodes: TestNodes;
  let madrid: TestParty;
  let partners: LyingPartner[];
  let agreements: AgreementInForce[];

  beforeAll(async () => {
    nodes = await startNodes(['es.pn'], { postgres: server });
    madrid = nodes.get('es.pn');
    partners = [await LyingPartner.meet(madrid, 'ma.dgsn'), await LyingPartner.meet(madrid, 'ma.dgst')];
    agreements = [];
    for (const partner of partners) agreements.push(await agree(partner));
  });
  afterAll(async () => {
    for (const partner of partners ?? []) partner.leave();
    await nodes?.stop();
  });

  const deadlocks = async () => {
    const { postgres } = storeLocation(madrid.node.rooms.config) as { postgres: string };
    const client = new pg.Client({ connectionString: postgres });
    await client.connect();
    const { rows } = await client.query(
      'select deadlocks from pg_stat_database where datname = current_database()',
    );
    await client.end();
    return Number(rows[0]?.deadlocks);
  };

  it('takes what two partners say of the same agreements in opposite order', async () => {
    const lineages = [newRandomId(), newRandomId(), newRandomId()];
    const talk = (by: LyingPartner, dossier: RandomId) => by.entry(by.note('Talks', { dossier }));
    const turns = partners.map(async (partner, i) => {
      const order = i === 0 ? lineages : lineages.toReversed();
      for (let n = 0; n < 25; n += 1) {
        const answer = await partner.send([...order, ...order].map((lineage) => talk(partner, lineage)));
        expect(answer).toMatchObject({ status: 200 });
      }
    });
    await Promise.all(turns);
    expect(await deadlocks()).toBe(0);
  }, 60_000);

  it('reports, talks and hears at the same time', async () => {
    const { rooms } = madrid.node;
    const { negotiation } = new Agreements(rooms);
    const work = partners.flatMap((partner, i) => {
      const agreement = agreements[i] as AgreementInForce;
      const { lineage } = agreement;
      const contact = { parties: [partner.id], stage: 'talks', text: text('Talks'), lineage } as const;
      const hearing = async () => {
        for (let n = 0; n < 15; n += 1) {
          const said = [partner.note('Talks', { dossier: lineage }), report(partner, agreement)];
          expect(await partner.send(said.map((act) => partner.entry(act)))).toMatchObject({ status: 200 });
          await partner.hear();
        }
      };
      return [
        ...Array.from({ length: 12 }, () => released(madrid, reportBody(madrid, [partner.id], lineage))),
        ...Array.from({ length: 12 }, () => negotiation.contact(madrid.as.negotiator, contact)),
        hearing(),
      ];
    });
    const failed = (await Promise.allSettled(work)).flatMap((one) =>
      one.status === 'rejected' ? [String(one.reason)] : [],
    );
    expect(failed).toEqual([]);
    expect(await deadlocks()).toBe(0);
  }, 60_000);
});
