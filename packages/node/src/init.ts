// SPDX-License-Identifier: Apache-2.0
// Makes a node: configuration, keys, card, store and a first administrator.
import { rmSync } from 'node:fs';
import { fingerprint, type PartyId, type Text } from '@tansiq/protocol';
import { Passwords, Sessions, Tokens, Users } from './access/index.ts';
import { loadConfig, type NodeConfig, storeLocation, writeConfig } from './config/index.ts';
import { PartyDirectory } from './exchange/directory.ts';
import { Journal } from './journal/index.ts';
import {
  cardProfile,
  generateKeys,
  keyAccess,
  type NodeKeys,
  requestFirstCard,
  takeCard,
} from './keys/index.ts';
import { openStore } from './store/index.ts';

export interface NodeSettings {
  dataDir: string;
  party: string;
  names: Text;
  spoc: Text;
  supervisor: Text;
  officers: { host: string; port: number; origin?: string };
  partners: { host: string; port: number; endpoint?: string };
  postgres?: string;
  witness?: { url: string; key: string; minutes?: number };
  ceiling?: { scheme: string; ranks: string[] };
  lawProfile?: string;
  /** A hardware module in which signing keys are made; its PIN comes from `env`. */
  keys?: { module: string; token: string; binding?: string };
  env?: Record<string, string | undefined>;
  now?: () => number;
}

export interface FirstAdministrator {
  login: string;
  name: string;
  password: string;
  language: 'ar' | 'es' | 'fr' | 'en';
}

export interface InitOptions extends NodeSettings {
  admin: FirstAdministrator;
}

export interface MadeNode {
  party: PartyId;
  /** JWS. */
  card: string;
  fingerprint: string;
  /** Verifier key of the journal, which the supervisor's witness is told. */
  journal: string;
}

/**
 * Makes a node with an identity root of its own, which may be moved elsewhere afterwards.
 * @throws ConfigError, KeyError `exists` when the folder has a node already
 */
export async function initNode({ admin, ...settings }: InitOptions): Promise<MadeNode> {
  const { dataDir, now = Date.now } = settings;
  const { config, keys } = await configured(settings, async (made) => ({
    config: made,
    keys: await generateKeys(dataDir, cardProfile(made), { now: now(), ...keyAccess(made) }),
  }));
  return begin(config, keys, admin, now);
}

/**
 * Makes configuration and keys of a node whose identity root was made elsewhere and stays there. `completeNode` takes the card once it is signed.
 * @param root the public half of the identity root, b64u
 * @returns the first card, which waits for its signature
 * @throws ConfigError, KeyError `exists` when the folder has a node already
 */
export async function prepareNode({
  root,
  ...settings
}: NodeSettings & { root: string }): Promise<{ unsigned: string; fingerprint: string }> {
  const { dataDir, now = Date.now } = settings;
  const unsigned = await configured(settings, (config) =>
    requestFirstCard(dataDir, cardProfile(config), root, { now: now(), ...keyAccess(config) }),
  );
  return { unsigned, fingerprint: fingerprint(root) };
}

/**
 * Takes the first card, signed by the identity root, and makes the store and the first administrator.
 * @throws ConfigError; KeyError `missing` when no card waits, `mismatch` when this is another or its signature does not hold
 */
export async function completeNode({
  dataDir,
  card,
  admin,
  env = {},
  now = Date.now,
}: Pick<InitOptions, 'dataDir' | 'admin' | 'env' | 'now'> & { card: string }): Promise<MadeNode> {
  const config = loadConfig({ dataDir, env });
  const { passphrase, token } = keyAccess(config);
  return begin(config, await takeCard(dataDir, card.trim(), passphrase, token), admin, now);
}

/** Writes the configuration; when what is made of it fails, takes it back, so that the command can be given again. */
async function configured<T>(settings: NodeSettings, make: (config: NodeConfig) => Promise<T>): Promise<T> {
  const { dataDir, env = {}, party, names, spoc, supervisor, officers, partners } = settings;
  const { witness, ceiling, lawProfile, postgres, keys } = settings;
  const written = writeConfig(dataDir, {
    party,
    names: { ...names },
    spoc: { ...spoc },
    supervisor: { ...supervisor },
    officers,
    partners,
    ...(postgres !== undefined && { store: { postgres } }),
    ...(witness && { witness }),
    ...(ceiling && { ceiling }),
    ...(keys && { keys }),
    ...(lawProfile !== undefined && { law_profile: lawProfile }),
  });
  try {
    return await make(loadConfig({ dataDir, env }));
  } catch (error) {
    rmSync(written);
    throw error;
  }
}

/** The store, the own card in it, and who may let others in. */
async function begin(
  config: NodeConfig,
  keys: NodeKeys,
  admin: FirstAdministrator,
  now: () => number,
): Promise<MadeNode> {
  const { party } = config;
  const store = await openStore(storeLocation(config));
  let logKey: string;
  try {
    const journal = await Journal.open({ store, party, keys, now });
    logKey = journal.logKey;
    const directory = await PartyDirectory.load(store);
    await store.writer.write(async (tx) => {
      await directory.keep(tx, keys.card, 'self', Math.floor(now() / 1000));
      await journal.record(tx, { who: 'system', what: 'configuration', detail: { party, step: 'init' } });
    });
    const passwords = new Passwords();
    const held = { sessions: new Sessions(store, now), tokens: new Tokens({ store, journal, now }) };
    const users = new Users({ store, journal, ...held, passwords, party, now });
    await users.createUser('system', {
      ...admin,
      roles: ['administrator'],
      clearance: 0,
      shielded: false,
    });
  } finally {
    await store.close();
  }
  return { party, card: keys.card.jws, fingerprint: fingerprint(keys.card.payload.root), journal: logKey };
}
