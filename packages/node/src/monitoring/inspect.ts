// SPDX-License-Identifier: Apache-2.0
// What can be told of a node from its folder and store, whether it runs or not; of clocks, what it says itself while it runs. Changes nothing.
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTime, readCard } from '@tansiq/protocol';
import { type LastBackup, lastBackup } from '../backup/index.ts';
import {
  ConfigError,
  type Environment,
  loadConfig,
  type NodeConfig,
  storeLocation,
} from '../config/index.ts';
import { WITNESS_SETTING } from '../journal/index.ts';
import { KeyError, ownKeys, ROOT_FILE } from '../keys/index.ts';
import { reading } from '../store/copy.ts';
import type { Db } from '../store/index.ts';
import { type SchemaState, schemaState } from '../store/migrate.ts';

/** All moments are epoch milliseconds. */
export interface Inspection {
  /** What is wrong with the configuration, one sentence each; nothing else can be told then. */
  configuration: readonly string[];
  /** Where this machine reaches the officers' pages, if the node runs. */
  officers?: { port: number; url: string };
  /** What is wrong with the keys. */
  keys?: string;
  rootIsHere: boolean;
  certificates: readonly { use: 'partners' | 'officers'; until: number }[];
  cards: readonly { party: string; own: boolean; until: number }[];
  /** What is wrong with the store. */
  store?: string;
  schema?: SchemaState;
  /** What the witness answered last; absent where none is configured. */
  witness?: { at?: number; result?: string };
  backup: LastBackup;
  /** When the node was made. */
  since?: number;
  /** How far partners' clocks are ahead, in seconds; absent where the node does not run, or has no listener to ask. */
  clocks?: readonly { party: string; ahead: number }[];
}

export async function inspect(dataDir: string, env: Environment): Promise<Inspection> {
  const bare = {
    ...{ configuration: [], certificates: [], cards: [], backup: lastBackup(dataDir) },
    rootIsHere: existsSync(join(dataDir, 'keys', ROOT_FILE)),
  };
  let config: NodeConfig;
  try {
    config = loadConfig({ dataDir, env });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return {
      ...bare,
      configuration: error.problems.map(({ key, source, text }) => `${key} (${source}): ${text}`),
    };
  }
  const officers = certificateOf(config);
  if ('why' in officers) return { ...bare, configuration: [officers.why] };
  const keys = await ofKeys(config);
  const store = await ofStore(config);
  const clocks = await clocksOf(config);
  return {
    ...bare,
    ...store,
    ...(keys.why !== undefined && { keys: keys.why }),
    ...(keys.since !== undefined && { since: keys.since }),
    officers: { port: config.officers.port, url: addressOf(config.officers) },
    certificates: [...keys.certificates, ...officers.certificates],
    cards: [...keys.cards, ...store.cards],
    ...(clocks && { clocks }),
  };
}

type OfKeys = Pick<Inspection, 'certificates' | 'cards' | 'since'> & { why?: string };

async function ofKeys(config: NodeConfig): Promise<OfKeys> {
  try {
    const { tls, card, chain, party } = await ownKeys(config);
    const [first = card] = chain.cards;
    return {
      certificates: [{ use: 'partners', until: Date.parse(new X509Certificate(tls.cert).validTo) }],
      cards: [{ party, own: true, until: parseTime(card.payload.expires) }],
      since: parseTime(first.payload.issued),
    };
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    return { certificates: [], cards: [], why: error.message };
  }
}

function certificateOf({ officers }: NodeConfig): Pick<Inspection, 'certificates'> | { why: string } {
  if (!officers.tls) return { certificates: [] };
  try {
    const { validTo } = new X509Certificate(readFileSync(officers.tls.cert));
    return { certificates: [{ use: 'officers', until: Date.parse(validTo) }] };
  } catch (error) {
    return { why: `officers.tls_cert: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** An address that stands for all of the machine's is asked on the loopback. */
function addressOf({ host, port, tls }: { host: string; port: number; tls?: object | undefined }): string {
  const at = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `${tls ? 'https' : 'http'}://${at}:${port}`;
}

type OfStore = Pick<Inspection, 'cards' | 'store' | 'schema' | 'witness'>;

async function ofStore(config: NodeConfig): Promise<OfStore> {
  try {
    return await reading(storeLocation(config), async (db) => {
      const schema = await schemaState(db);
      // What the tables of another version hold is not guessed at.
      if (schema.missing.length > 0 || schema.unknown.length > 0) return { schema, cards: [] };
      const witness = config.witness ? { witness: await witnessOf(db) } : {};
      return { schema, cards: await cardsOf(db), ...witness };
    });
  } catch (error) {
    return { store: error instanceof Error ? error.message : String(error), cards: [] };
  }
}

async function cardsOf(db: Db): Promise<Inspection['cards']> {
  const rows = await db
    .selectFrom('cards')
    .innerJoin('parties', 'parties.id', 'cards.party')
    .select(['cards.party', 'cards.jws'])
    .where('parties.status', '=', 'confirmed')
    .orderBy('cards.seq')
    .execute();
  const newest = new Map(rows.map(({ party, jws }) => [party as string, readCard(jws).payload.expires]));
  return [...newest].map(([party, expires]) => ({ party, own: false, until: parseTime(expires) }));
}

async function witnessOf(db: Db): Promise<NonNullable<Inspection['witness']>> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', WITNESS_SETTING)
    .executeTakeFirst();
  const { at, result } = JSON.parse(row?.value ?? '{}') as { at?: number; result?: string };
  return { ...(at !== undefined && { at: at * 1000 }), ...(result !== undefined && { result }) };
}

const CLOCK = /^tansiq_link_clock_seconds\{partner="([^"]+)"\} (-?[\d.e+-]+)$/gm;

async function clocksOf({ monitoring }: NodeConfig): Promise<Inspection['clocks']> {
  if (monitoring === undefined) return undefined;
  const { host, port, token } = monitoring;
  const headers = token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` };
  try {
    const answer = await fetch(`${addressOf({ host, port })}/metrics`, {
      headers,
      signal: AbortSignal.timeout(3000),
    });
    if (!answer.ok) return undefined;
    return [...(await answer.text()).matchAll(CLOCK)].map(([, party = '', ahead]) => ({
      ...{ party, ahead: Number(ahead) },
    }));
  } catch {
    // It does not run, or does not answer: others of the checks say so.
    return undefined;
  }
}
