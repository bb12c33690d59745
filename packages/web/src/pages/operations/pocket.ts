// SPDX-License-Identifier: Apache-2.0
// What a site commander entered and the node does not have yet: sealed in this browser under a key that no script can read out, each under the
// idempotency key with which it is sent, so that sending twice enters once. Wiped at sign-out.
import type { EntryBody } from '@tansiq/node/contract';

const NAME = 'tansiq.pocket';
const KEYS = 'keys';
const WAITING = 'waiting';
const FRESH = 12;

/** One entry on its way; `id` is its idempotency key. */
export interface Kept {
  id: string;
  user: string;
  dossier: string;
  body: EntryBody;
}

interface Sealed {
  id: string;
  user: string;
  dossier: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error(NAME)));
  });

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(KEYS);
    request.result.createObjectStore(WAITING, { keyPath: 'id' });
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

/** What a sealed entry is bound to beside its key. */
const bound = ({ id, user, dossier }: Omit<Kept, 'body'>) =>
  new TextEncoder().encode(JSON.stringify([id, user, dossier]));

export const keep = (kept: Kept): Promise<void> =>
  within(async (database) => {
    const { body, ...named } = kept;
    const iv = crypto.getRandomValues(new Uint8Array(FRESH));
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: bound(named) },
      await keyOf(database, kept.user),
      new TextEncoder().encode(JSON.stringify(body)),
    );
    const row: Sealed = { ...named, iv, sealed };
    await done(database.transaction(WAITING, 'readwrite').objectStore(WAITING).put(row));
  });

/** Of this officer alone, in the order of the moments that they tell. */
export const waiting = (user: string): Promise<Kept[]> =>
  within(async (database) => {
    const rows = (await done(database.transaction(WAITING).objectStore(WAITING).getAll())) as Sealed[];
    const own = rows.filter((row) => row.user === user);
    if (own.length === 0) return [];
    const key = await keyOf(database, user);
    const kept = await Promise.all(
      own.map(async ({ iv, sealed, ...named }): Promise<Kept> => {
        const opened = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv, additionalData: bound(named) },
          key,
          sealed,
        );
        return { ...named, body: JSON.parse(new TextDecoder().decode(opened)) as EntryBody };
      }),
    );
    return kept.sort((one, other) => one.body.at.localeCompare(other.body.at));
  });

export const forget = (id: string): Promise<void> =>
  within(async (database) => {
    await done(database.transaction(WAITING, 'readwrite').objectStore(WAITING).delete(id));
  });

/** Entries and keys of everybody: at sign-out nothing stays on the machine. */
export async function wipePocket(): Promise<void> {
  const request = indexedDB.deleteDatabase(NAME);
  await done(request);
}
