// SPDX-License-Identifier: Apache-2.0
// The drill of docs/incidents.md, A signing key is suspected: somebody copied the keys of Rabat and speaks to Madrid in its name.
import { type JwsSigner, newRandomId, toTime } from '@tansiq/protocol';
import { compareExports, readExport } from '@tansiq/verifier';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportLines } from '../packages/node/src/capabilities/oversight/export.ts';
import { revokeKey, rotateKeys } from '../packages/node/src/capabilities/parties/rotation.ts';
import { Parties } from '../packages/node/src/capabilities/parties/service.ts';
import { queueOwn } from '../packages/node/src/exchange/release.ts';
import { LyingPartner } from '../packages/node/src/exchange/test-lying-partner.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../packages/node/src/test-nodes.ts';

let nodes: TestNodes;
let rabat: TestParty;
let madrid: TestParty;
let thief: LyingPartner;
beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
  await arrived(await note());
  thief = await LyingPartner.thief(rabat, madrid);
});
afterAll(async () => {
  thief?.leave();
  await nodes?.stop();
});

/** A note from Rabat to Madrid, under the key of its node unless another signs. */
const note = (act?: JwsSigner) => word(rabat, madrid, act);
async function word({ node, as }: TestParty, to: TestParty, act = node.rooms.keys.act): Promise<string> {
  const { rooms } = node;
  const audience = [rooms.self, to.node.rooms.self];
  const draft = {
    ...{ type: 'talks.note' as const, author: rooms.self, audience, dossier: newRandomId() },
    time: toTime(Date.now()),
    sections: { note: { stage: 'talks' as const, text: { fr: 'Entretien' } } },
  };
  const keys = { ...rooms, keys: { ...parts(rooms.keys), act } };
  const by = { composedBy: as.negotiator.id };
  const { id } = await rooms.store.writer.write((tx) => queueOwn(tx, keys, draft, by));
  rooms.exchange.due(to.node.rooms.self);
  return id;
}
const parts = (keys: TestParty['node']['rooms']['keys']) => ({
  ...{ act: keys.act, receipt: keys.receipt, tls: keys.tls },
  log: (origin: string) => keys.log(origin),
  sealing: (key: Parameters<typeof keys.sealing>[0]) => keys.sealing(key),
});

const statusAt = async ({ node }: TestParty, act: string) =>
  (await node.rooms.store.db.selectFrom('acts').select('status').where('id', '=', act).executeTakeFirst())
    ?.status;
const arrived = (act: string) =>
  until('the act at Madrid', async () => (await statusAt(madrid, act)) === 'accepted', 20_000);
const linksOf = ({ node }: TestParty) => new Parties(node.rooms).links();
const cardsAtMadrid = () => madrid.node.rooms.directory.get('ma.dgsn')?.chain.cards.length;

/** Nothing is under way; answers how much of the channel of Madrid Rabat has receipted. */
function quiet(): Promise<number> {
  return until('nothing is under way', async () => {
    const [[ours], [theirs]] = await Promise.all([linksOf(rabat), linksOf(madrid)]);
    const quiet = [ours, theirs].every(
      (one) => one?.outgoing.size === one?.outgoing.receipted && !one?.waiting,
    );
    return quiet && theirs?.outgoing.receipted;
  });
}

/** What becomes of an act that the thief sends in the name of Rabat: the answer to its batch, and what Madrid makes of the act. */
async function forged(by = thief, signer = by.keys.act) {
  const seen = await quiet();
  await by.catchUp();
  const act = by.compose(
    'talks.note',
    { note: { stage: 'contact', text: { en: 'Forged' } } },
    { dossier: newRandomId() },
    signer,
  );
  const { status } = await by.send([by.entry(act, seen)]);
  const made = await madrid.node.rooms.store.db
    .selectFrom('entries')
    .select(['result', 'rule'])
    .where('act', '=', act.id)
    .executeTakeFirst();
  return { status, id: act.id, made };
}

/** A node that opens its links anew hears what partners hold of it, and takes back what nobody there wrote. */
async function foundOut(act: string): Promise<void> {
  await rabat.restart();
  await until(
    'the forged act in the own history',
    async () => (await statusAt(rabat, act)) !== undefined,
    30_000,
  );
}

it('is found out, revoked, and shut out, while what the owner says goes on', {
  timeout: 120_000,
}, async () => {
  const stolen = rabat.node.rooms.keys.act;

  // Nobody knows yet: Madrid cannot tell the thief from Rabat, and cosigns.
  const before = await forged();
  expect(before).toMatchObject({ status: 200, made: { result: 'accepted' } });
  await foundOut(before.id);
  const own = await note();
  await arrived(own);

  await rotateKeys(rabat.node.rooms, rabat.as.head, ['log', 'cosign', 'seal', 'tls']);
  const { seq } = await revokeKey(rabat.node.rooms, rabat.as.head, { reason: 'compromised' });
  expect(seq).toBe(3);
  const after = await note();
  await arrived(after);
  expect(cardsAtMadrid()).toBe(4);
  const [newest] = new Parties(madrid.node.rooms).one('ma.dgsn').cards;
  expect(newest?.revoked).toEqual([
    { kid: stolen.kid, reason: 'compromised', sizes: { 'es.pn': expect.any(Number) } },
  ]);

  // The thief still gets through to Madrid, whose batches take the new log key alone.
  expect(await forged()).toMatchObject({ status: 400, made: undefined });
  // What the stolen key signs on the node itself does not leave it.
  const inside = await note(stolen);
  await until(
    'what the stolen key signed is withheld',
    async () => (await statusAt(rabat, inside)) === 'withheld',
  );
  // Every partner has the card with the new TLS key, so the next one names that alone.
  const { certificates } = await rotateKeys(rabat.node.rooms, rabat.as.head, []);
  expect(certificates).toBe(1);
  await arrived(await note());
  expect(await forged()).toMatchObject({ status: 403, made: undefined });
  // And Rabat is still found where its card says, by who dials it.
  const back = await word(madrid, rabat);
  await until('an act of Madrid', async () => (await statusAt(rabat, back)) === 'accepted', 20_000);

  await quiet();
  const readings = [];
  for (const { node, as } of [rabat, madrid]) {
    const lines: string[] = [];
    for await (const line of await exportLines(node.rooms, as.supervisor, {})) lines.push(line.trimEnd());
    readings.push(await readExport(lines, { content: {} }));
  }
  // Of the forged act the second reader may say that Rabat, when it had receipted more, did not know of it: of nothing else anything.
  const problems = readings.flatMap(({ report }) => report.problems);
  expect(problems.filter(({ code, where }) => code !== 'seen-stale' || !where.includes(before.id))).toEqual(
    [],
  );
  const [ours, theirs] = readings;
  if (!ours || !theirs) throw new Error('an export is missing');
  expect(compareExports(ours, theirs)).toMatchObject({
    ...{ ledgersVerified: true, agreementsSame: true, missing: [], differingRoots: [] },
  });
  const disputed = theirs.report.acts.filter((act) => act.disputed).map(({ id }) => id);
  expect(disputed).toContain(before.id);
  expect(disputed).not.toContain(after);

  // Were the new log key known to it too, Madrid would still refuse what the revoked key signs.
  const again = await LyingPartner.thief(rabat, madrid);
  const late = await forged(again, stolen);
  again.leave();
  expect(late).toMatchObject({ status: 200, made: { result: 'refused', rule: 'key-revoked' } });
});
