// SPDX-License-Identifier: Apache-2.0
// What a node counts, in the text format of Prometheus. Labels are partners' ids, patterns of paths, states: no content, no person.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answered } from '../http/assemble.ts';
import type { Store } from '../store/index.ts';
import { version } from '../version.ts';
import type { Looked } from './looked.ts';

/** Seconds. Most answers take a few milliseconds; a signature or a search takes more. */
const LATENCIES = [0.005, 0.02, 0.1, 0.5, 2, 10];
/** What is found in the store is asked for at most so often, however often it is scraped. */
const FRESH_MS = 5_000;
const DAY_MS = 86_400_000;
const LINK_STATES = ['up', 'opening', 'down', 'held'] as const;

export interface MetricsParts {
  store: Store;
  look: () => Promise<Looked>;
  /** Epoch milliseconds. */
  now: () => number;
}

export class Metrics {
  readonly #parts: MetricsParts;
  readonly #registry = new Registry();
  readonly #answers: Counter;
  readonly #latency: Histogram;
  readonly #gauges = new Map<string, Gauge>();
  #last: { at: number; text: Promise<string> } | undefined;

  constructor(parts: MetricsParts) {
    this.#parts = parts;
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#answers = new Counter({
      ...{ name: 'tansiq_http_answers_total', help: 'Answers of the API for officers', registers },
      labelNames: ['route', 'status'],
    });
    this.#latency = new Histogram({
      ...{ name: 'tansiq_http_seconds', help: 'Time that answers took', registers, buckets: LATENCIES },
      labelNames: ['method'],
    });
    const transactions = parts.store.writer;
    new Counter({
      ...{ name: 'tansiq_transactions_total', help: 'Write transactions of this process', registers },
      collect() {
        this.reset();
        this.inc(transactions.done);
      },
    });
  }

  /** An answer of the API for officers. */
  observe({ method, route, status, seconds }: Answered): void {
    this.#answers.inc({ route, status: `${Math.floor(status / 100)}xx` });
    this.#latency.observe({ method }, seconds);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** @throws Error when the store cannot be asked */
  text(): Promise<string> {
    const at = performance.now();
    if (this.#last && at - this.#last.at < FRESH_MS) return this.#last.text;
    const text = this.#collect();
    this.#last = { at, text };
    text.catch(() => {
      this.#last = undefined;
    });
    return text;
  }

  async #collect(): Promise<string> {
    const { look, now } = this.#parts;
    const seen = await look();
    for (const gauge of this.#gauges.values()) gauge.reset();
    this.#set('tansiq_build_info', 'Version of the software and store', 1, {
      version,
      store: seen.store.dialect,
    });
    this.#set('tansiq_uptime_seconds', 'Seconds since the start', seen.uptime);
    this.#store(seen);
    this.#links(seen);
    this.#queues(seen, now());
    this.#witness(seen, now());
    const days = (moment: number) => (moment - now()) / DAY_MS;
    for (const { use, to } of seen.certificates)
      this.#set('tansiq_certificate_days_left', 'Days until a certificate expires', days(to), { use });
    const left = 'Days until the newest card of a party expires';
    this.#set('tansiq_card_days_left', left, days(seen.card.expires), { party: seen.party });
    for (const { party, cardExpires } of seen.partners)
      this.#set('tansiq_card_days_left', left, days(cardExpires), { party });
    return this.#registry.metrics();
  }

  #store({ store }: Looked): void {
    this.#set('tansiq_store_bytes', 'Bytes of the store', store.bytes);
    this.#set('tansiq_attachments_bytes', 'Bytes of attachments', store.attachments.bytes);
    this.#set('tansiq_disk_free_bytes', 'Bytes free where the data folder is', store.disk.free);
    this.#set('tansiq_disk_bytes', 'Bytes of that disk', store.disk.total);
  }

  #links({ links, channels }: Looked): void {
    for (const { party, state, waiting, withheld, lastReceiptAt, clockMs } of links) {
      for (const one of LINK_STATES)
        this.#set('tansiq_link_state', '1 for the state that a link is in', one === state ? 1 : 0, {
          ...{ partner: party, state: one },
        });
      const partner = { partner: party };
      this.#set('tansiq_link_waiting', 'Acts without a receipt of the partner', waiting, partner);
      this.#set('tansiq_link_withheld', 'Acts that the gate withheld', withheld, partner);
      if (lastReceiptAt !== undefined)
        this.#set(
          'tansiq_link_last_receipt_timestamp_seconds',
          'When the last receipt came',
          lastReceiptAt / 1000,
          partner,
        );
      if (clockMs !== undefined)
        this.#set('tansiq_link_clock_seconds', "How far a partner's clock is ahead", clockMs / 1000, partner);
    }
    for (const { partner, direction, size, receipted } of channels) {
      const labels = { partner, direction };
      this.#set('tansiq_channel_entries', 'Entries of a channel so far', size, labels);
      this.#set('tansiq_channel_receipted', 'Entries that a receipt covers', receipted, labels);
    }
  }

  #queues({ queues }: Looked, now: number): void {
    const age = queues.oldestWaiting === undefined ? 0 : Math.max(0, now - queues.oldestWaiting) / 1000;
    this.#set('tansiq_oldest_waiting_seconds', 'How long the oldest act waits for its place', age);
    for (const [state, n] of Object.entries(queues.attachments))
      this.#set('tansiq_attachments_awaited', 'Attachments that are not here yet', n, { state });
    this.#set('tansiq_messages_due', 'Notices to be sent outside', queues.messages.due);
    this.#set('tansiq_messages_failing', 'Notices that could not be sent', queues.messages.failing);
  }

  #witness({ witness }: Looked, now: number): void {
    this.#set('tansiq_journal_rows', 'Rows of the journal', witness.size);
    this.#set('tansiq_journal_cosigned_rows', 'Rows that the witness cosigned', witness.cosigned);
    if (!witness.configured) return;
    this.#set(
      'tansiq_witness_refused',
      '1 when the witness refuses the journal',
      witness.result === 'refused' ? 1 : 0,
    );
    const age = witness.at === undefined ? now : now - witness.at;
    this.#set('tansiq_witness_age_seconds', 'Since the witness was last asked', age / 1000);
  }

  #set(name: string, help: string, value: number, labels: Record<string, string> = {}): void {
    let gauge = this.#gauges.get(name);
    if (!gauge) {
      gauge = new Gauge({ name, help, labelNames: Object.keys(labels), registers: [this.#registry] });
      this.#gauges.set(name, gauge);
    }
    gauge.set(labels, value);
  }
}
