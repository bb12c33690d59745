// SPDX-License-Identifier: Apache-2.0
// Every act where it stands: who is bound, who holds it, what the holder did, and whether a flaw was answered for.
import { type ActRecord, BOUND, NOT_BOUND } from './act-record.ts';
import type { ChannelLog, Ruling } from './channel-log.ts';
import { timeOf } from './encoding.ts';
import { Flaw } from './flaw.ts';
import type { Gathering } from './gathering.ts';
import type { KeyLimits } from './key-limits.ts';
import type { Receipt } from './receipt.ts';
import type { Holding } from './report.ts';

/** Rules that the act itself breaks (protocol §10): a receiver that names one has answered for the flaw. */
const WIRE_RULES: ReadonlySet<string> = new Set([
  'signature',
  'key-unknown',
  'key-revoked',
  'non-canonical',
  'schema',
  'limit',
  'section-digest',
  'section-missing',
  'audience',
  'refs',
  'seen-stale',
  'duplicate',
  'unknown-type',
  'unknown-version',
  'unknown-crit',
  'card-chain',
]);
const KEPT_ABSENT = 'kept-absent';
/** Rules by which a receiver says that something it needs did not come. */
const WITHHELD_RULES: ReadonlySet<string> = new Set(['unknown-input', 'section-missing']);
/** A relayer refers to what it relays although the new reader was not in its audience. */
const RELAYED: ReadonlySet<string> = new Set(['embeds', 'consents']);

/** Walks all channels, then what stands in none. Fills entries, holders, dispositions, evidence and who is bound. */
export function judgeActs(gathering: Gathering, limits: KeyLimits): void {
  for (const log of gathering.channels.values()) {
    new ChannelWalk(gathering, limits, log).run();
  }
  for (const proven of gathering.proven) {
    const record = gathering.acts.records.get(proven.entry.act);
    if (record === undefined) continue;
    const { origin, entry, from, by } = proven;
    if (record.author !== from || !record.audience.includes(by)) continue;
    if (!record.entries.some((known) => known.origin === origin)) record.stands(origin, entry.index);
    hold(record, { party: by, size: proven.size, at: timeOf(proven.at) }, proven.at);
    if (record.isSigned === true && countsAt(limits, record, by, entry.index)) record.bound = BOUND;
  }
  for (const record of gathering.acts.records.values()) judgeRest(gathering, limits, record);
  for (const [id, flaw] of gathering.acts.broken) {
    if (!gathering.acts.placed.has(id)) gathering.findings.flaw(flaw, `act ${id}`);
  }
}

class ChannelWalk {
  readonly #gathering: Gathering;
  readonly #limits: KeyLimits;
  readonly #log: ChannelLog;
  readonly #receipts: readonly Receipt[];
  /** For each receipt, the least time of it and all greater ones: each of them covers the same entries. */
  readonly #since: readonly number[];
  readonly #demands: readonly Receipt[];
  /** The most of the reverse channel that the sender has receipted. */
  readonly #receipted: number;
  /** The most that an entry so far has seen. */
  #seen = 0;
  #holding: Holding | undefined;
  #holdingOf = -1;

  constructor(gathering: Gathering, limits: KeyLimits, log: ChannelLog) {
    this.#gathering = gathering;
    this.#limits = limits;
    this.#log = log;
    this.#receipts = log.receipts;
    const since = log.receipts.map(({ at }) => at);
    for (let k = since.length - 2; k >= 0; k--)
      since[k] = Math.min(since[k] ?? Infinity, since[k + 1] ?? Infinity);
    this.#since = since;
    const given = gathering.channels.get(log.reverse)?.receipts ?? [];
    this.#receipted = given.reduce((most, { size }) => Math.max(most, size), 0);
    this.#demands = given.filter((receipt) => receipt.by === log.from).sort((a, b) => a.own - b.own);
  }

  run(): void {
    const { rulings } = this.#log;
    let covering = 0;
    let ruling = 0;
    let demand = 0;
    let demanded = 0;
    for (let index = 0; index < this.#log.size; index++) {
      while ((this.#receipts[covering]?.size ?? Infinity) <= index) covering++;
      while ((rulings[ruling]?.to ?? Infinity) <= index) ruling++;
      for (
        let next = this.#demands[demand];
        next !== undefined && next.own <= index;
        next = this.#demands[++demand]
      ) {
        demanded = Math.max(demanded, next.size);
      }
      const found = rulings[ruling];
      this.#entry(index, covering, found !== undefined && found.from <= index ? found : undefined, demanded);
      this.#seen = Math.max(this.#seen, this.#log.seen[index] ?? 0);
    }
  }

  #entry(index: number, covering: number, ruling: Ruling | undefined, demanded: number): void {
    const { records, broken, placed } = this.#gathering.acts;
    const id = this.#log.ids[index] ?? '';
    const record = records.get(id);
    if (record === undefined) {
      const flaw = broken.get(id);
      if (flaw === undefined) {
        this.#absent(id, index, ruling);
        return;
      }
      placed.add(id);
      this.#answer(id, index, flaw, ruling);
      return;
    }
    const isTwice = record.entries.some(({ origin }) => origin === this.#log.origin);
    const flaw = this.#flawAt(record, index, isTwice, demanded);
    record.stands(this.#log.origin, index);
    if (ruling !== undefined) record.isDisposedOf(ruling.said);
    const receipt = this.#receipts[covering];
    if (receipt !== undefined)
      hold(record, this.#holdingBy(receipt, covering), this.#since[covering] ?? Infinity);
    if (record.isSigned === true && flaw?.code !== 'key-revoked' && flaw?.code !== 'audience') {
      record.bound = BOUND;
    }
    if (flaw !== undefined) this.#answer(id, index, flaw, ruling);
    else if (record.quarantine !== undefined) {
      this.#gathering.findings.remark(
        record.quarantine,
        `act ${id}`,
        `type ${record.type} is not interpreted`,
      );
    }
  }

  #flawAt(record: ActRecord, index: number, isTwice: boolean, demanded: number): Flaw | undefined {
    const { from, to } = this.#log;
    const own = this.#gathering.acts.flaws.get(record.id);
    if (own !== undefined) return own;
    if (record.author !== from)
      return new Flaw('audience', `${record.author} speaks in the channel of ${from}`);
    if (!record.audience.includes(to)) return new Flaw('audience', `${to} is not in the audience`);
    if (!countsAt(this.#limits, record, to, index))
      return new Flaw('key-revoked', 'the key was revoked before');
    if (isTwice) return new Flaw('duplicate', 'the act has two places in one channel');
    return (
      this.#flawOfSeen(index, demanded) ?? this.#flawOfRefs(record) ?? keptAbsent(this.#gathering, record)
    );
  }

  /** `seen` never decreases, is at most what its sender had receipted, and at least what it owes (protocol §4, §5). */
  #flawOfSeen(index: number, demanded: number): Flaw | undefined {
    const here = this.#log.seen[index] ?? 0;
    const before = this.#seen;
    if (here < before) return new Flaw('seen-stale', `has seen ${here} after ${before}`);
    if (here < demanded) return new Flaw('seen-stale', `has seen ${here}, had receipted ${demanded}`);
    if (here > this.#receipted)
      return new Flaw('seen-stale', `has seen ${here}, receipted only ${this.#receipted}`);
    return undefined;
  }

  /** An act may refer only to acts whose audience includes its own (protocol §3.1). */
  #flawOfRefs(record: ActRecord): Flaw | undefined {
    for (const { rel, act } of record.refs) {
      const target = this.#gathering.acts.records.get(act);
      if (target === undefined || RELAYED.has(rel)) continue;
      const stranger = record.audience.find((party) => !target.audience.includes(party));
      if (stranger !== undefined) return new Flaw('refs', `${stranger} may not know of ${act}`);
    }
    return undefined;
  }

  /** A flaw that the receiver named is on record on both sides; one that it accepted, or that is new, is a problem. */
  #answer(id: string, index: number, flaw: Flaw, ruling: Ruling | undefined): void {
    const where = `act ${id}`;
    const rules = flaw.code === KEPT_ABSENT ? WITHHELD_RULES : WIRE_RULES;
    const isAnswered =
      ruling !== undefined && ruling.said.result !== 'accepted' && rules.has(ruling.said.rule ?? '');
    if (!isAnswered) {
      this.#gathering.findings.problem(flaw.code, where, flaw.message);
      return;
    }
    const by = `${this.#log.to} answered "${ruling.said.rule}" for entry ${index}`;
    this.#gathering.findings.remark(flaw.code, where, `${flaw.message}; ${by}`);
  }

  #absent(id: string, index: number, ruling: Ruling | undefined): void {
    const { findings, head } = this.#gathering;
    if (ruling !== undefined && (ruling.said.result === 'unreadable' || ruling.said.result === 'quarantined'))
      return;
    const where = `act ${id}`;
    const what = `entry ${index} of ${this.#log.origin} names an act that is not here`;
    if (this.#log.from === head?.by || ruling !== undefined) findings.problem('act-absent', where, what);
    else findings.remark('act-absent', where, what);
  }

  #holdingBy(receipt: Receipt, covering: number): Holding {
    if (this.#holding === undefined || this.#holdingOf !== covering) {
      const at = timeOf(this.#since[covering] ?? receipt.at);
      this.#holding = Object.freeze({ party: receipt.by, size: receipt.size, at });
      this.#holdingOf = covering;
    }
    return this.#holding;
  }
}

/** What is never erased can only have been withheld: by the sender, or from whoever reads this export. */
function keptAbsent(gathering: Gathering, record: ActRecord): Flaw | undefined {
  const name = gathering.acts.keptAbsent.get(record.id);
  return name === undefined
    ? undefined
    : new Flaw(KEPT_ABSENT, `section "${name}" is never erased, yet it is not here`);
}

function hold(record: ActRecord, holding: Holding, at: number): void {
  record.isHeldBy(holding);
  if (at >= record.evidence) return;
  record.evidence = at;
  record.evidenceTime = timeOf(at);
}

/** Whether the key still counts where the act stands; marks the act as disputed when the key was compromised later. */
function countsAt(limits: KeyLimits, record: ActRecord, reader: string, index: number): boolean {
  const limit = limits.of(record.author, record.kid, reader);
  if (limit === undefined) return true;
  if (index >= limit.size) return false;
  if (limit.isCompromised) record.disputed = true;
  return true;
}

/** Acts that stand in no channel of the export: shown by a proof alone, or by nothing. */
function judgeRest(gathering: Gathering, limits: KeyLimits, record: ActRecord): void {
  const { channels, findings, head } = gathering;
  if (record.entries.some(({ origin }) => (channels.get(origin)?.size ?? 0) > 0)) return;
  const where = `act ${record.id}`;
  const flaw = gathering.acts.flaws.get(record.id) ?? keptAbsent(gathering, record);
  if (flaw !== undefined) {
    findings.flaw(flaw, where);
    return;
  }
  if (record.entries.length > 0) return;
  const isRevoked = (reader: string) => limits.of(record.author, record.kid, reader) !== undefined;
  record.bound = record.audience.every(isRevoked) ? NOT_BOUND : BOUND;
  if (record.author !== head?.by) {
    findings.problem('act-unlogged', where, `nothing shows that ${record.author} sent this act`);
    return;
  }
  findings.remark('act-unsent', where, 'it stands in no channel yet');
}
