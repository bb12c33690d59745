// SPDX-License-Identifier: Apache-2.0
// Makes a node: configuration, keys, card, store and a first administrator.
import { rmSync } from 'node:fs';
import { fingerprint, type Text } from '@tansiq/protocol';
import { Passwords, Sessions, Tokens, Users } from './access/index.ts';
import {
  type ConfigSources,
  loadConfig,
  type NodeConfig,
  storeLocation,
  writeConfig,
} from './config/index.ts';
import { PartyDirectory } from './exchange/directory.ts';
import { Journal } from './journal/index.ts';
import { cardProfile, generateKeys, keyAccess, type NodeKeys } from './keys/index.ts';
import { openStore } from './store/index.ts';

export interface InitOptions {
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
  admin: { login: string; name: string; password: string; language: 'ar' | 'es' | 'fr' | 'en' };
  env?: Record<string, string | undefined>;
  now?: () => number;
}

/**
 * @returns the card, its fingerprint, and the verifier key of the journal, which the supervisor's witness is told
 * @throws ConfigError, KeyError `exists` when the folder has a node already
 */
export async function initNode(
  options: InitOptions,
): Promise<{ card: string; fingerprint: string; journal: string }> {
  const { dataDir, now = Date.now, env = {} } = options;
  const {
    party,
    names,
    spoc,
    supervisor,
    officers,
    partners,
    witness,
    ceiling,
    lawProfile,
    postgres,
    keys: keyModule,
  } = options;
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
    ...(keyModule && { keys: keyModule }),
    ...(lawProfile !== undefined && { law_profile: lawProfile }),
  });
  const { config, keys } = await withKeys({ dataDir, env }, now()).catch((error: unknown) => {
    // Once the cause is mended the command is given again, and writes it again.
    rmSync(written);
    throw error;
  });
  const store = await openStore(storeLocation(config));
  let logKey: string;
  try {
    const journal = await Journal.open({ store, party: config.party, keys, now });
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
      ...options.admin,
      roles: ['administrator'],
      clearance: 0,
      shielded: false,
    });
  } finally {
    await store.close();
  }
  return { card: keys.card.jws, fingerprint: fingerprint(keys.card.payload.root), journal: logKey };
}

async function withKeys(
  sources: ConfigSources,
  now: number,
): Promise<{ config: NodeConfig; keys: NodeKeys }> {
  const config = loadConfig(sources);
  return {
    config,
    keys: await generateKeys(config.dataDir, cardProfile(config), { now, ...keyAccess(config) }),
  };
}
