// SPDX-License-Identifier: Apache-2.0
// What a site commander's phone keeps, sealed in this browser under a key that no script can read out: entries that the node does not have yet,
// each under the idempotency key with which it is sent, so that sending twice enters once; and what an entry must be addressed to, so that the
// page opens without a link. No word of the plan, nothing that was received. Wiped at sign-out.
import type { CodesAnswer, EntryBody } from '@tansiq/node/contract';

const NAME = 'tansiq.pocket';
const VERSION = 2;
const KEYS = 'keys';
const WAITING = 'waiting';
const POSTINGS = 'postings';
const FRESH = 12;

interface Named {
  id: string;
  user: string;
  dossier: string;
}

/** One entry on its way; `id` is its idempotency key. */
export interface Kept extends Named {
  body: EntryBody;
}

/** Where an officer enters what happens; `id` is the dossier's. */
export interface Posting extends Named {
  plan: string;
  /** Ids of the sites of which this officer may speak. */
  sites: string[];
  /** The names of codes, to choose from in a form. */
  codes: CodesAnswer;
}

type Sealed = Named & { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer };

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error(NAME)));
  });

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.addEventListener('upgradeneeded', () => {
    const { result } = request;
    const made = result.objectStoreNames;
    if (!made.contains(KEYS)) result.createObjectStore(KEYS);
    for (const store of [WAITING, POSTINGS])
      if (!made.contains(store)) result.createObjectStore(store, { keyPath: 'id' });
  });
  return done(request);
}

async function within<T>(work: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const database = await open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

async function keyOf(database: IDBDatabase, user: string): Promise<CryptoKey> {
  const found = (await done(database.transaction(KEYS).objectStore(KEYS).get(user))) as CryptoKey | undefined;
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await done(database.transaction(KEYS, 'readwrite').objectStore(KEYS).put(made, user));
  return made;
}

/** What something sealed is bound to beside its key. */
const bound = (store: string, { id, user, dossier }: Named) =>
  new TextEncoder().encode(JSON.stringify([store, id, user, dossier]));

const put = (store: string, named: Named, content: unknown): Promise<void> =>
  within(async (database) => {
    const iv = crypto.getRandomValues(new Uint8Array(FRESH));
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: bound(store, named) },
      await keyOf(database, named.user),
      new TextEncoder().encode(JSON.stringify(content)),
    );
    const row: Sealed = { ...named, iv, sealed };
    await done(database.transaction(store, 'readwrite').objectStore(store).put(row));
  });

const rowsOf = async (database: IDBDatabase, store: string): Promise<Sealed[]> =>
  done(database.transaction(store).objectStore(store).getAll());

const opened = (database: IDBDatabase, store: string, rows: readonly Sealed[]): Promise<unknown[]> =>
  Promise.all(
    rows.map(async ({ iv, sealed, ...named }) => {
      const key = await keyOf(database, named.user);
      const algorithm = { name: 'AES-GCM', iv, additionalData: bound(store, named) };
      const plain = await crypto.subtle.decrypt(algorithm, key, sealed);
      return { ...named, ...(JSON.parse(new TextDecoder().decode(plain)) as object) };
    }),
  );

export const keep = ({ body, ...named }: Kept): Promise<void> => put(WAITING, named, { body });

/** Of this officer alone, in the order of the moments that they tell. */
export const waiting = (user: string): Promise<Kept[]> =>
  within(async (database) => {
    const own = (await rowsOf(database, WAITING)).filter((row) => row.user === user);
    const kept = (await opened(database, WAITING, own)) as Kept[];
    return kept.sort((one, other) => one.body.at.localeCompare(other.body.at));
  });

export const forget = (id: string): Promise<void> =>
  within(async (database) => {
    await done(database.transaction(WAITING, 'readwrite').objectStore(WAITING).delete(id));
  });

export const post = ({ plan, sites, codes, ...named }: Posting): Promise<void> =>
  put(POSTINGS, named, { plan, sites, codes });

/** Of whoever is signed in on this phone: others' go when somebody signs in. */
export const postings = (): Promise<Posting[]> =>
  within(async (database) => {
    const rows = await rowsOf(database, POSTINGS);
    return (await opened(database, POSTINGS, rows)) as Posting[];
  });

/** What others left here goes: they did not sign out, and somebody else has signed in. */
export const wipeOthers = (user: string): Promise<void> =>
  within(async (database) => {
    const change = database.transaction([KEYS, WAITING, POSTINGS], 'readwrite');
    const keys = change.objectStore(KEYS);
    for (const key of await done(keys.getAllKeys())) if (key !== user) keys.delete(key);
    for (const name of [WAITING, POSTINGS]) {
      const store = change.objectStore(name);
      const rows = (await done(store.getAll())) as Sealed[];
      for (const row of rows) if (row.user !== user) store.delete(row.id);
    }
  });

/**
 * A session that ended, by itself or by another's hand: the page opens without a link no more. Entries that wait stay sealed until their officer
 * signs in again and they go, or another signs in and they are wiped: who was long without a link must not lose what they entered by coming back.
 * Answers how many wait.
 */
export const wipePostings = (): Promise<number> =>
  within(async (database) => {
    await done(database.transaction(POSTINGS, 'readwrite').objectStore(POSTINGS).clear());
    return done(database.transaction(WAITING).objectStore(WAITING).count());
  });

/** Entries, postings and keys of everybody: at sign-out nothing stays on the machine. */
export async function wipePocket(): Promise<void> {
  const request = indexedDB.deleteDatabase(NAME);
  await done(request);
}
