// SPDX-License-Identifier: Apache-2.0
// The machine as its administrator looks at it: links, queues, space, versions, dates of certificates and cards, witness, clock. No content.
import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { parseTime } from '@tansiq/protocol';
import { sql } from 'kysely';
import type { NodeConfig } from '../../config/index.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { type Journal, WITNESS_SETTING } from '../../journal/index.ts';
import type { LiveKeys } from '../../keys/index.ts';
import type { Store } from '../../store/index.ts';
import { version } from '../../version.ts';

export interface SystemParts {
  store: Store;
  config: NodeConfig;
  keys: LiveKeys;
  directory: PartyDirectory;
  exchange: Pick<Exchange, 'lines'>;
  journal: Journal;
  now: () => number;
}

export class System {
  readonly #parts: SystemParts;
  readonly #startedAt: number;

  constructor(parts: SystemParts) {
    this.#parts = parts;
    this.#startedAt = parts.now();
  }

  async look() {
    const { store, directory, now, config } = this.#parts;
    const { issued, expires, seq } = directory.self.chain.newest.payload;
    return {
      at: now(),
      party: directory.self.id as string,
      version,
      protocol: [1],
      runtime: process.version,
      uptime: Math.floor((now() - this.#startedAt) / 1000),
      store: { dialect: store.dialect, schema: await schemaOf(store), ...(await this.#space()) },
      links: await this.#links(),
      queues: await this.#queues(),
      witness: await this.#witness(),
      card: { seq, issued: parseTime(issued), expires: parseTime(expires) },
      partners: directory.partners().map(({ id, chain }) => ({
        party: id as string,
        cardExpires: parseTime(chain.newest.payload.expires),
      })),
      certificates: this.#certificates(),
      notices: { mail: config.notices.mail !== undefined, webhook: config.notices.webhook !== undefined },
    };
  }

  /** Every setting as it holds, and where it was set; secrets only whether they are. */
  settings() {
    return this.#parts.config.settings.map((setting) => ({
      ...setting,
      ...(Array.isArray(setting.value) && { value: [...setting.value] }),
    }));
  }

  async #links() {
    const { store, directory, exchange } = this.#parts;
    const self = directory.self.id;
    const waiting = await store.db
      .selectFrom('outbox')
      .select(['to_party', 'state', (eb) => eb.fn.countAll<number>().as('n')])
      .where('state', 'in', ['waiting', 'withheld'])
      .groupBy(['to_party', 'state'])
      .execute();
    const channels = await store.db
      .selectFrom('channels')
      .select(['from_party', 'to_party', 'size', 'receipted', 'state', 'why'])
      .execute();
    const count = (party: string, state: string) =>
      Number(waiting.find((row) => row.to_party === party && row.state === state)?.n ?? 0);
    return exchange.lines().map(({ party, state, since, why, lastReceiptAt }) => {
      const out = channels.find((row) => row.from_party === self && row.to_party === party);
      const stopped = channels.find(
        (row) => (row.from_party === party || row.to_party === party) && row.state !== 'open',
      );
      const said = stopped?.why ?? why;
      return {
        party: party as string,
        state: stopped ? ('held' as const) : state,
        since,
        ...(said != null && { why: said }),
        ...(lastReceiptAt !== undefined && { lastReceiptAt }),
        waiting: count(party, 'waiting') + (out ? out.size - out.receipted : 0),
        withheld: count(party, 'withheld'),
      };
    });
  }

  async #queues() {
    const { db } = this.#parts.store;
    const oldest = await db
      .selectFrom('outbox')
      .select((eb) => eb.fn.min('released_ms').as('at'))
      .where('state', '=', 'waiting')
      .executeTakeFirst();
    const attachments = await db
      .selectFrom('attachments')
      .select(['state', (eb) => eb.fn.countAll<number>().as('n')])
      .where('state', 'in', ['fetching', 'missing'])
      .groupBy('state')
      .execute();
    const messages = await db
      .selectFrom('notice_due')
      .select(['attempts', 'due_ms', 'error'])
      .where((eb) => eb.or([eb('due_ms', 'is not', null), eb('error', 'is not', null)]))
      .limit(1_000)
      .execute();
    const n = (state: string) => Number(attachments.find((row) => row.state === state)?.n ?? 0);
    const failing = messages.filter((row) => row.error !== null);
    return {
      ...(oldest?.at != null && { oldestWaiting: oldest.at }),
      attachments: { fetching: n('fetching'), missing: n('missing') },
      messages: {
        due: messages.filter((row) => row.due_ms !== null).length,
        failing: failing.length,
        ...(failing[0]?.error != null && { error: failing[0].error }),
      },
    };
  }

  async #space() {
    const { store, config } = this.#parts;
    const { bavail, blocks, bsize } = await statfs(config.dataDir);
    const blobs = await store.db
      .selectFrom('attachments')
      .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.sum<number | null>('size').as('bytes')])
      .where('state', '=', 'complete')
      .executeTakeFirst();
    return {
      bytes: await bytesOf(store, config),
      attachments: { count: Number(blobs?.n ?? 0), bytes: Number(blobs?.bytes ?? 0) },
      disk: { free: bavail * bsize, total: blocks * bsize },
    };
  }

  async #witness() {
    const { store, config, journal } = this.#parts;
    const row = await store.db
      .selectFrom('settings')
      .select('value')
      .where('name', '=', WITNESS_SETTING)
      .executeTakeFirst();
    const head = await store.db
      .selectFrom('log_heads')
      .select(['size', 'cosigned_size'])
      .where('log', '=', journal.origin)
      .executeTakeFirst();
    const last = JSON.parse(row?.value ?? '{}') as { at?: number; result?: string; why?: string };
    return {
      configured: config.witness !== undefined,
      ...(config.witness && { minutes: config.witness.minutes }),
      ...(last.at !== undefined && { at: last.at * 1000 }),
      ...(last.result !== undefined && { result: last.result }),
      ...(last.why !== undefined && { why: last.why }),
      size: head?.size ?? 0,
      cosigned: head?.cosigned_size ?? 0,
    };
  }

  #certificates() {
    const { keys, config } = this.#parts;
    const dates = (use: 'partners' | 'officers', pem: string) => {
      const certificate = new X509Certificate(pem);
      return {
        use,
        from: Date.parse(certificate.validFrom),
        to: Date.parse(certificate.validTo),
      };
    };
    const { tls } = config.officers;
    return [
      dates('partners', keys.tls.cert),
      ...(tls ? [dates('officers', readFileSync(tls.cert, 'utf8'))] : []),
    ];
  }
}

async function schemaOf({ db }: Store): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migrations order by name`.execute(db);
  return rows.map((row) => row.name);
}

async function bytesOf({ db, dialect }: Store, { store }: NodeConfig): Promise<number> {
  if ('sqlite' in store) return sizeOf(store.sqlite) + sizeOf(`${store.sqlite}-wal`);
  if (dialect === 'sqlite') return 0;
  const { rows } = await sql<{ n: number }>`select pg_database_size(current_database()) as n`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
