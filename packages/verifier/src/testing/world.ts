// SPDX-License-Identifier: Apache-2.0
// A small world for tests: parties send acts, give receipts, answer with dispositions, and export what they hold.
import { createHash, randomBytes } from 'node:crypto';
import { canonical, clock, digest, id22, type Json, jws, type Party } from './keys.ts';
import { checkpointBody, cosignLine, hybridLine, leaf, logLine, pathOf, rootOf } from './ledger.ts';

export type Sections = { [name: string]: [string, string] };
export type Act = { id: string; jws: string; author: string; dossier?: string; sections: Sections };
export type Body = { [name: string]: Json };
type Entry = { act: string; index: number; seen: number };
type Receipt = { v: number; checkpoint: string; statement: string };
export type Line = { [name: string]: Json };

export const START = 1_770_000_000;

export function sections(bodies: { [name: string]: Body }): Sections {
  return Object.fromEntries(Object.entries(bodies).map(([name, body]) => [name, [id22(), canonical(body)]]));
}

export function sectionDigest([salt, text]: [string, string]): string {
  return createHash('sha256').update(Buffer.from(salt, 'base64url')).update(text).digest('base64url');
}

export class World {
  now = START;
  readonly parties: readonly Party[];
  readonly #acts = new Map<string, Act>();
  readonly #holders = new Map<string, Map<string, Sections>>();
  readonly #entries = new Map<string, Entry[]>();
  readonly #receipts = new Map<string, Receipt[]>();
  readonly #given = new Map<string, number>();

  constructor(...parties: Party[]) {
    this.parties = parties;
  }

  /** Signs an act; `header` replaces members. */
  act(author: Party, type: string, bodies: { [name: string]: Body }, header: Body = {}): Act {
    const made = sections(bodies);
    const audience = this.parties.map(({ id }) => id).sort();
    const payload: Body = {
      v: 1,
      type,
      author: author.id,
      audience,
      time: clock(this.now),
      nonce: randomBytes(16).toString('base64url'),
      crit: [],
      sections: Object.fromEntries(Object.entries(made).map(([name, pair]) => [name, sectionDigest(pair)])),
      ...header,
    };
    const text = jws('tansiq-act+jws', author.signing.kid, author.signing.secret, payload);
    const id = digest(text.slice(0, text.lastIndexOf('.')));
    const { dossier } = payload;
    return {
      id,
      jws: text,
      author: author.id,
      sections: made,
      ...(typeof dossier === 'string' ? { dossier } : {}),
    };
  }

  /** Enters an act into the channel from its author to `to`; the receiver holds it and gives a receipt. */
  send(from: Party, to: Party, act: Act, options: { receipt?: boolean; seen?: number } = {}): number {
    const origin = originOf(from, to);
    const log = this.entries(origin);
    const index = log.length;
    log.push({ act: act.id, index, seen: options.seen ?? this.#given.get(originOf(to, from)) ?? 0 });
    this.#acts.set(act.id, act);
    for (const { id } of [from, to]) this.holdersOf(act.id).set(id, { ...act.sections });
    if (options.receipt !== false) this.receipt(from, to);
    return index;
  }

  /** Takes back the newest act of a channel with its receipt, as if it had never been. */
  forget(from: Party, to: Party, act: Act): void {
    this.entries(originOf(from, to)).pop();
    this.receiptsOf(originOf(from, to)).pop();
    this.#acts.delete(act.id);
  }

  entries(origin: string): Entry[] {
    const known = this.#entries.get(origin);
    if (known !== undefined) return known;
    const made: Entry[] = [];
    this.#entries.set(origin, made);
    return made;
  }

  receiptsOf(origin: string): Receipt[] {
    const known = this.#receipts.get(origin);
    if (known !== undefined) return known;
    const made: Receipt[] = [];
    this.#receipts.set(origin, made);
    return made;
  }

  holdersOf(act: string): Map<string, Sections> {
    const known = this.#holders.get(act);
    if (known !== undefined) return known;
    const made = new Map<string, Sections>();
    this.#holders.set(act, made);
    return made;
  }

  /** `to` cosigns the whole channel from `from`. */
  receipt(from: Party, to: Party, change: { statement?: Body; at?: number } = {}): Receipt {
    this.now += 10;
    const at = change.at ?? this.now;
    const origin = originOf(from, to);
    const leaves = this.leaves(origin);
    const statement: Body = {
      v: 1,
      by: to.id,
      origin,
      size: leaves.length,
      root: rootOf(leaves).toString('base64url'),
      own: this.entries(originOf(to, from)).length,
      time: clock(at),
      ...change.statement,
    };
    const receipt = {
      v: 1,
      checkpoint: this.note(from, to, at),
      statement: jws('tansiq-receipt+jws', to.signing.kid, to.signing.secret, statement),
    };
    this.receiptsOf(origin).push(receipt);
    this.#given.set(origin, leaves.length);
    return receipt;
  }

  /** The checkpoint of a whole channel with its three lines. */
  note(from: Party, to: Party, at: number): string {
    const origin = originOf(from, to);
    const leaves = this.leaves(origin);
    const body = checkpointBody(origin, leaves);
    return `${body}\n${logLine(origin, from.log, body)}${cosignLine(to.id, to.cosign.ed25519, body, at)}${hybridLine(to, origin, leaves, at)}`;
  }

  leaves(origin: string): Buffer[] {
    return this.entries(origin).map((entry) => leaf(canonical(entry)));
  }

  /** `by` answers the entries from `first` on of the channel that comes from `to`. */
  dispose(by: Party, to: Party, ranges: Body[], change: Body = {}): Act {
    const origin = originOf(to, by);
    const from = Number(ranges[0]?.from ?? 0);
    const size = Number(ranges.at(-1)?.to ?? 0);
    const root = rootOf(this.leaves(origin).slice(0, size)).toString('base64url');
    const act = this.act(
      by,
      'channel.disposition',
      {
        disposition: { origin, first: from, size, root, ranges, ...change },
      },
      { audience: [by.id, to.id].sort() },
    );
    this.send(by, to, act);
    return act;
  }

  /** Deletes sections of an act at the given parties. */
  erase(act: Act, names: string[], ...parties: Party[]): void {
    for (const { id } of parties) {
      const held = this.holdersOf(act.id).get(id);
      for (const name of names) if (held !== undefined) delete held[name];
    }
  }

  /** The lines of an export by a party, as values. */
  lines(by: Party, head: Body = {}): Line[] {
    const channels = [...this.#entries.keys()].filter((origin) => origin.split('/').slice(2).includes(by.id));
    const held = [...this.#acts.values()].filter(({ id }) => this.holdersOf(id).has(by.id));
    return this.framed(by, head, [
      ...held.map((act) => this.actLine(act, by)),
      ...channels.flatMap((origin) =>
        this.entries(origin).map((entry) => ({ kind: 'entry', origin, ...entry })),
      ),
      ...channels.flatMap((origin) =>
        this.receiptsOf(origin).map((receipt) => ({ kind: 'receipt', receipt })),
      ),
    ]);
  }

  /** The lines of an export of one dossier: proofs in place of entries. */
  dossierLines(by: Party, dossier: string): Line[] {
    const held = [...this.#acts.values()].filter(
      (act) => act.dossier === dossier && this.holdersOf(act.id).has(by.id),
    );
    const proofs = held.flatMap((act) => this.proofsOf(act.id));
    return this.framed(by, { scope: 'dossier', dossier }, [
      ...held.map((act) => this.actLine(act, by)),
      ...proofs,
    ]);
  }

  proofsOf(act: string): Line[] {
    return [...this.#entries].flatMap(([origin, entries]) =>
      entries
        .filter((entry) => entry.act === act)
        .map((entry) => ({ kind: 'proof', act, origin, proof: this.proof(origin, entry.index) })),
    );
  }

  /** C2SP tlog-proof whose extra line is the entry. */
  proof(origin: string, index: number, at = this.now): string {
    const [from, to] = origin
      .split('/')
      .slice(2)
      .map((id) => this.parties.find((party) => party.id === id));
    if (from === undefined || to === undefined) throw new Error(`unknown party in ${origin}`);
    const extra = Buffer.from(canonical(this.entries(origin)[index] as Json)).toString('base64');
    const path = pathOf(index, this.leaves(origin)).map((node) => `${node.toString('base64')}\n`);
    return `c2sp.org/tlog-proof@v1\nextra ${extra}\nindex ${index}\n${path.join('')}\n${this.note(from, to, at)}`;
  }

  actLine(act: Act, by: Party): Line {
    return { kind: 'act', act: act.jws, sections: this.holdersOf(act.id).get(by.id) ?? {} };
  }

  framed(by: Party, head: Body, inner: Line[]): Line[] {
    const lines: Line[] = [
      { kind: 'export', v: 1, by: by.id, at: clock(this.now + 60), scope: 'all', ...head },
      ...this.parties.flatMap((party) => party.cards.map((card) => ({ kind: 'card', card }))),
      ...inner,
    ];
    return [...lines, { kind: 'end', lines: lines.length }];
  }
}

export function originOf(from: Party, to: Party): string {
  return `tansiq.channel/v1/${from.id}/${to.id}`;
}

export function texts(lines: readonly Line[]): string[] {
  return lines.map((line) => canonical(line));
}
