// SPDX-License-Identifier: Apache-2.0
// Fixtures of channels (§4, §5): entries against a checkpoint, receipts, and what `seen` may say.

import { Buffer } from 'node:buffer';
import { canonicalize, type JsonObject } from '../../src/canonical.ts';
import { signChannelCheckpoint } from '../../src/channel/checkpoint.ts';
import type { SeenBounds } from '../../src/channel/entry.ts';
import type { Receipt } from '../../src/channel/receipt.ts';
import { b64u } from '../../src/encoding.ts';
import { signJws } from '../../src/keys/jws.ts';
import type { FixtureCase } from './case.ts';
import { entries, noteFor, origin, receiptFor, rootOf } from './exchange.ts';
import { type FixtureParty, madrid, paris, rabat } from './parties.ts';

const keys = {
  origin,
  log: rabat.card.keys.log,
  by: madrid.id,
  cosign: madrid.card.keys.cosign,
  keys: [{ party: madrid.id, kid: madrid.signers[0].kid, x: madrid.signX[0] }],
} as const;

function channel(name: string, why: string, rule: string | undefined, inputs: object): FixtureCase {
  const expect = rule ? { ok: false, rule } : { ok: true, size: entries.length, root: b64u(rootOf(entries)) };
  return { name, why, expect, ...keys, entries, checkpoint: noteFor(5), ...inputs };
}

function checkpoints(): FixtureCase[] {
  const note = noteFor(5);
  const [text, line] = note.split('\n\n') as [string, string];
  const swapped = [0, 1, 2, 4, 3].flatMap((from, index) =>
    entries.slice(from, from + 1).map((entry) => ({ ...entry, index })),
  );
  const foreign = note.replaceAll('es.pn', 'fr.dgpn');
  return [
    channel('checkpoint', 'Five entries, their leaves and their root.', undefined, {}),
    channel('empty channel', 'The root of no entry is the hash of nothing.', undefined, {
      entries: [],
      checkpoint: noteFor(0),
      expect: { ok: true, size: 0, root: b64u(rootOf([])) },
    }),
    channel('root of other entries', 'The last two are swapped.', 'root', { entries: swapped }),
    channel('entry lost', 'Four entries, a checkpoint of five.', 'root', { entries: entries.slice(0, 4) }),
    channel('false root', 'Signed, but not the root of the entries.', 'root', {
      checkpoint: noteFor(5, rootOf(entries.slice(0, 4))),
    }),
    channel('another origin', 'A checkpoint of another channel.', 'root', { checkpoint: foreign }),
    channel('signature of another checkpoint', 'The line signs another text.', 'root', {
      checkpoint: `${text}\n\n${noteFor(4).split('\n\n')[1]}`,
    }),
    channel('signed twice', 'One signature line, no more.', 'root', {
      checkpoint: `${text}\n\n${line}${line}`,
    }),
    channel('signed by one more', 'One signature line, no more, by whomever.', 'root', {
      checkpoint: note + (noteBy(paris).split('\n\n')[1] ?? ''),
    }),
    channel('extension line', 'No extension lines.', 'root', { checkpoint: `${text}\nx\n\n${line}` }),
    channel('size with a leading zero', 'A number has one text.', 'root', {
      checkpoint: note.replace('\n5\n', '\n05\n'),
    }),
  ];
}

function noteBy(signer: FixtureParty): string {
  return signChannelCheckpoint({ origin: signer.log.name, size: 5, root: rootOf(entries) }, signer.log);
}

/** The statement of a receipt with some members changed, signed as it then is. */
function statementWith(receipt: Receipt, change: JsonObject): string {
  const payload = Buffer.from(receipt.statement.split('.')[1] ?? '', 'base64url').toString();
  const statement = { ...(JSON.parse(payload) as JsonObject), ...change };
  return signJws('tansiq-receipt+jws', canonicalize(statement), madrid.signers[0]).jws;
}

function receipts(written: Receipt | undefined): FixtureCase[] {
  const receipt = receiptFor(noteFor(5), 2, written);
  const other = receiptFor(noteFor(4), 2, undefined);
  const lines = receipt.checkpoint.trimEnd().split('\n');
  const relined = (order: readonly number[]) =>
    `${[...lines.slice(0, 4), ...order.map((at) => lines[4 + at])].join('\n')}\n`;
  const badLine = (lines[6] ?? '').replace(/.{12}$/, 'AAAAAAAAAA==');
  return [
    channel(
      'receipt',
      "The sender's line, then two cosignatures of the receiver; a statement beside.",
      undefined,
      { receipt },
    ),
    channel('receipt without ML-DSA-44', 'Both cosignatures must stand.', 'root', {
      receipt: { ...receipt, checkpoint: relined([0, 1]) },
    }),
    channel('receipt with lines in another order', 'Sender, Ed25519, ML-DSA-44.', 'root', {
      receipt: { ...receipt, checkpoint: relined([0, 2, 1]) },
    }),
    channel('receipt with a false cosignature', 'The last line does not hold.', 'root', {
      receipt: { ...receipt, checkpoint: `${lines.slice(0, 6).join('\n')}\n${badLine}\n` },
    }),
    channel('receipt with a statement of another size', 'Checkpoint and statement differ.', 'root', {
      receipt: { ...receipt, statement: other.statement },
    }),
    channel(
      'receipt with a statement of the same root for another size',
      'Checkpoint and statement differ.',
      'root',
      {
        receipt: { ...receipt, statement: statementWith(receipt, { size: 4 }) },
      },
    ),
    channel('receipt by another key', 'Not a key of the receiver.', 'key-unknown', {
      receipt,
      keys: [{ party: madrid.id, kid: paris.signers[0].kid, x: paris.signX[0] }],
    }),
    channel('receipt with a false statement', 'The signature does not hold.', 'signature', {
      receipt: { ...receipt, statement: receipt.statement.replace(/\.[^.]*$/, `.${'A'.repeat(86)}`) },
    }),
    channel('receipt with an unknown member', 'Objects are closed.', 'schema', {
      receipt: { ...receipt, x: 1 },
    }),
  ];
}

function seen(): FixtureCase[] {
  const judged = (name: string, why: string, at: number | undefined, bounds: Omit<SeenBounds, 'before'>) =>
    channel(name, why, at === undefined ? undefined : 'seen-stale', {
      bounds,
      expect: at === undefined ? { ok: true, size: 5 } : { ok: false, rule: 'seen-stale', index: at },
    });
  return [
    judged('seen', 'Never decreasing, never above what was receipted.', undefined, {
      receipted: 3,
      floors: [],
    }),
    judged('seen above what was receipted', 'Entry 4 claims 3, but only 2 are receipted.', 4, {
      receipted: 2,
      floors: [],
    }),
    judged('seen covers its receipt', 'From index 2 on at least 2.', undefined, {
      receipted: 3,
      floors: [{ own: 2, size: 2 }],
    }),
    judged('seen stale', 'A receipt for 3 was given at own size 3; entry 3 still says 2.', 3, {
      receipted: 3,
      floors: [{ own: 3, size: 3 }],
    }),
    {
      ...judged('seen decreasing', 'Entry 3 says less than entry 2.', 3, { receipted: 3, floors: [] }),
      entries: entries.map((entry) => (entry.index === 3 ? { ...entry, seen: 1 } : entry)),
      checkpoint: noteFor(
        5,
        rootOf(entries.map((entry) => (entry.index === 3 ? { ...entry, seen: 1 } : entry))),
      ),
    },
  ];
}

/** All cases of channels. `written` is the receipt of the file that is there already. */
export function channelCases(written: Receipt | undefined): FixtureCase[] {
  return [...checkpoints(), ...receipts(written), ...seen()];
}
