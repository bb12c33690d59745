// SPDX-License-Identifier: Apache-2.0
// One channel as an export shows it: its entries, its leaves, what the receiver said about ranges of it.
import { Flaw } from './flaw.ts';
import { Leaves, leafHash } from './merkle.ts';
import { channelOrigin, readOrigin } from './origin.ts';
import type { Receipt } from './receipt.ts';
import type { DispositionReport } from './report.ts';
import { type Entry, entryText } from './tlog-proof.ts';

/** A range of entries for which the receiver said what it did. `index` is where the disposition itself stands. */
export type Ruling = {
  readonly from: number;
  readonly to: number;
  readonly said: DispositionReport;
  readonly act: string;
};

export class ChannelLog {
  readonly origin: string;
  readonly from: string;
  readonly to: string;
  readonly leaves = new Leaves();
  readonly ids: string[] = [];
  readonly seen: number[] = [];
  readonly receipts: Receipt[] = [];
  readonly rulings: Ruling[] = [];
  /** Set when an entry was missing or out of order: what follows is not read. */
  isBroken = false;

  /** Flaw `schema` when the origin is not that of a channel. */
  constructor(origin: string) {
    const { from, to } = readOrigin(origin);
    this.origin = origin;
    this.from = from;
    this.to = to;
  }

  get size(): number {
    return this.ids.length;
  }

  get reverse(): string {
    return channelOrigin({ from: this.to, to: this.from });
  }

  /** Entries come in order of index, without gaps. Flaw: `entry-order`. */
  add(entry: Entry): void {
    if (this.isBroken) return;
    if (entry.index !== this.size) {
      this.isBroken = true;
      throw new Flaw('entry-order', `entry ${entry.index} where ${this.size} has to stand`);
    }
    this.leaves.push(leafHash(entryText(entry)));
    this.ids.push(entry.act);
    this.seen.push(entry.seen);
  }

  entryAt(index: number): Entry | undefined {
    const act = this.ids[index];
    const seen = this.seen[index];
    return act === undefined || seen === undefined ? undefined : { act, index, seen };
  }
}
