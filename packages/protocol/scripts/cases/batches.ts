// SPDX-License-Identifier: Apache-2.0
// Fixtures of batches in their plain form (§5): shape and limits alone; what the acts in them say is not judged here.
import { canonicalize, type JsonObject } from '../../src/canonical.ts';
import { composeBatch } from '../../src/channel/batch.ts';
import type { Receipt } from '../../src/channel/receipt.ts';
import { hashText } from '../../src/encoding.ts';
import type { FixtureCase } from './case.ts';
import { batchEntries, entries, noteFor, receiptFor } from './exchange.ts';
import { madrid, rabat } from './parties.ts';

const frame = { from: rabat.id, to: madrid.id, first: 3, checkpoint: noteFor(5) } as const;
const plain = composeBatch({ ...frame, entries: batchEntries.slice(3) }).toString('utf8');
const value = JSON.parse(plain) as JsonObject;

function refused(name: string, why: string, change: JsonObject | string, rule = 'unreadable'): FixtureCase {
  const batch = typeof change === 'string' ? change : canonicalize({ ...value, ...change });
  return { name, why, expect: { ok: false, rule }, batch };
}

function without(member: string): string {
  return canonicalize(Object.fromEntries(Object.entries(value).filter(([name]) => name !== member)));
}

function taken(name: string, why: string, batch: string, first: number): FixtureCase {
  const count = (JSON.parse(batch) as { entries: unknown[] }).entries.length;
  const ids = entries.slice(first, first + count).map((entry) => entry.act);
  return { name, why, expect: { ok: true, first, size: first + count, acts: ids }, batch };
}

/** All cases of batches. `written` is the receipt of the file that is there already. */
export function batchCases(written: Receipt | undefined): FixtureCase[] {
  const receipt = receiptFor(noteFor(2), 0, written);
  const whole = composeBatch({ ...frame, first: 0, receipt, entries: batchEntries }).toString('utf8');
  const empty = { act: 'x', sections: {}, seen: 0 };
  const bad = { act: 'not an act', sections: { facts: 'x' }, seen: 0 };
  return [
    taken('batch', 'Two entries from index 3 on.', plain, 3),
    taken(
      'batch with a receipt',
      'From the start, with the newest receipt of the reverse channel.',
      whole,
      0,
    ),
    {
      name: 'batch with a bad act',
      why: 'A bad act keeps its index and its id (the hash of all its text, as it has no dot), and stops nothing.',
      expect: { ok: true, first: 3, size: 4, acts: [hashText(bad.act)] },
      batch: canonicalize({ ...value, entries: [bad] }),
    },
    refused('space', 'White space.', ` ${plain}`),
    refused('member twice', 'Not canonical.', plain.replace('"first":3', '"first":3,"first":3')),
    refused('not JSON', 'Not JSON.', plain.slice(0, -1)),
    refused('a list', 'Not an object.', '[]'),
    refused('no checkpoint', 'A member lacks.', without('checkpoint')),
    refused('unknown member', 'Objects are closed.', { priority: 1 }),
    refused('unknown version', 'Not known here.', { v: 2 }),
    refused('to itself', 'From and to differ.', { to: rabat.id }),
    refused('first below zero', 'Not an index.', { first: -1 }),
    refused('first beyond counting', 'The size must be an integer too.', { first: Number.MAX_SAFE_INTEGER }),
    refused('no entries', 'At least one.', { entries: [] }),
    refused('entry without seen', 'A member lacks.', { entries: [{ act: 'x', sections: {} }] }),
    refused('entry with more', 'Objects are closed.', { entries: [{ ...empty, index: 3 }] }),
    refused('act not a string', 'An act is a JWS.', { entries: [{ ...empty, act: {} }] }),
    refused('receipt of another form', 'A receipt has three members.', { receipt: { v: 1 } }),
    refused(
      'too many entries',
      '1,025 entries.',
      { entries: Array.from({ length: 1025 }, () => empty) },
      'limit',
    ),
    refused('nested too deep', 'Depth 13.', `${'['.repeat(13)}${']'.repeat(13)}`, 'limit'),
  ];
}
