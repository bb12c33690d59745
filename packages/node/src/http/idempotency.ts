// SPDX-License-Identifier: Apache-2.0
// Idempotency keys: an unsafe request repeated with the same key gets the first answer again and does nothing twice. The answer is stored
// sealed under the key that only the client holds, so that what is erased is not kept here.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { conflict, invalid } from '../refusal.ts';
import type { Store } from '../store/index.ts';

/** Seconds for which an answer is kept. */
export const IDEMPOTENCY_SECONDS = 24 * 3600;

/** Printable, and long enough not to be guessed or met by chance: a UUID does. */
const KEY = /^[\x21-\x7e]{16,128}$/;

/** Status of a row whose request has begun and has no answer yet. */
const BEGUN = 0;

export interface StoredAnswer {
  status: number;
  body: string;
}

/** One keyed request: finish it with its answer, or drop it when it was refused and changed nothing. */
export interface KeyedRequest {
  answer: StoredAnswer | undefined;
  finish(answer: StoredAnswer): Promise<void>;
  drop(): Promise<void>;
}

export class Idempotency {
  readonly #store: Store;
  readonly #now: () => number;

  constructor(store: Store, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /**
   * @param request everything that makes the request what it is: method, path, query, body
   * @throws Refusal 422 for a bad key; 409 `idempotency-key-reused` for another request, `idempotency-unfinished` for the same one under
   *   way or of unknown outcome (the node stopped in between)
   */
  async begin(user: string, key: string, request: readonly string[]): Promise<KeyedRequest> {
    if (!KEY.test(key)) throw invalid([badKey]);
    const name = digestOf(['key', key]);
    const digest = digestOf(request);
    const at = Math.floor(this.#now() / 1000);
    const row = await this.#store.writer.write(async (tx) => {
      await tx
        .deleteFrom('idempotency')
        .where('at', '<=', at - IDEMPOTENCY_SECONDS)
        .execute();
      const fresh = await tx
        .insertInto('idempotency')
        .values({ key: name, user, digest, status: BEGUN, body: '', at })
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      if (fresh.numInsertedOrUpdatedRows === 1n) return undefined;
      return tx
        .selectFrom('idempotency')
        .select(['digest', 'status', 'body'])
        .where('key', '=', name)
        .where('user', '=', user)
        .executeTakeFirst();
    });
    if (row && row.digest !== digest) throw reused();
    if (row?.status === BEGUN) throw unfinished();
    return {
      answer: row && { status: row.status, body: open(user, key, row.body) },
      finish: (answer) => this.#finish(user, name, { ...answer, body: seal(user, key, answer.body) }),
      drop: () => this.#drop(user, name),
    };
  }

  async #finish(user: string, name: string, answer: StoredAnswer): Promise<void> {
    await this.#store.writer.write((tx) =>
      tx.updateTable('idempotency').set(answer).where('key', '=', name).where('user', '=', user).execute(),
    );
  }

  async #drop(user: string, name: string): Promise<void> {
    await this.#store.writer.write((tx) =>
      tx.deleteFrom('idempotency').where('key', '=', name).where('user', '=', user).execute(),
    );
  }
}

const digestOf = (parts: readonly string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

const sealKey = (user: string, key: string) =>
  Buffer.from(hkdfSync('sha256', key, user, 'tansiq idempotency answer', 32));

function seal(user: string, key: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealKey(user, key), nonce);
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

function open(user: string, key: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const cipher = createDecipheriv('aes-256-gcm', sealKey(user, key), bytes.subarray(0, 12));
  cipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString('utf8');
}

const badKey = {
  path: 'headers.idempotency-key',
  code: 'wrong-form',
  texts: {
    ar: 'استعمل مفتاحًا من 16 إلى 128 حرفًا مرئيًا، مثل UUID.',
    es: 'Use una clave de 16 a 128 caracteres visibles, por ejemplo un UUID.',
    fr: 'Utilisez une clé de 16 à 128 caractères visibles, par exemple un UUID.',
    en: 'Use a key of 16 to 128 visible characters, for example a UUID.',
  },
};

const reused = () =>
  conflict({
    code: 'idempotency-key-reused',
    texts: {
      ar: 'استُعمل هذا المفتاح لطلب آخر. أرسل هذا الطلب بمفتاح جديد.',
      es: 'Esta clave ya se usó para otra petición. Envíe esta con una clave nueva.',
      fr: 'Cette clé a déjà servi à une autre requête. Envoyez celle-ci avec une nouvelle clé.',
      en: 'This key was used for another request. Send this one with a new key.',
    },
  });

const unfinished = () =>
  conflict({
    code: 'idempotency-unfinished',
    texts: {
      ar: 'الطلب نفسه ما زال قيد التنفيذ أو نتيجته غير معروفة. انظر هل تم، ثم أعده بمفتاح جديد إن لم يتم.',
      es: 'La misma petición sigue en curso o su resultado no se conoce. Mire si se hizo; si no, repítala con una clave nueva.',
      fr: 'La même requête est en cours ou son issue est inconnue. Voyez si elle a abouti ; sinon, refaites-la avec une nouvelle clé.',
      en: 'The same request is under way or its outcome is unknown. See whether it was done; if not, repeat it with a new key.',
    },
  });
