// SPDX-License-Identifier: Apache-2.0
// What is not a fault of the node but of what it stands on: a full disk, a database that went away. Officers are told so, and to try again.
import { Refusal } from '../refusal.ts';

/** SQLite: https://sqlite.org/rescode.html, and of the system: no room, over a quota, a file that may not grow. */
const NO_ROOM = /^(SQLITE_(FULL|IOERR\w*|CANTOPEN\w*|PROTOCOL)|ENOSPC|EDQUOT|EFBIG)$/;
/** PostgreSQL, appendix A: connection exceptions, insufficient resources, operator intervention. */
const SERVER_AWAY = /^(08...|53...|57P0[1-5]|ECONNREFUSED|ECONNRESET|EPIPE)$/;
/** What the driver says without a code. */
const SESSION_AWAY =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout)/;

/** Whether this was thrown because the store cannot be written or reached now. */
export function isStoreAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code === 'string' && (NO_ROOM.test(code) || SERVER_AWAY.test(code))) return true;
  return SESSION_AWAY.test(error.message);
}

const RETRY_SECONDS = 5;

/** 503: what was asked may have been done all the same where the answer of the database was lost; asking again is safe, and shows. */
export const storeAway = (): Refusal =>
  new Refusal({
    code: 'store-away',
    status: 503,
    retryAfter: RETRY_SECONDS,
    texts: {
      ar: 'لا تستطيع العقدة الآن الكتابة في مخزنها أو الوصول إليه: القرص ممتلئ أو قاعدة البيانات متوقفة. أبلغ المسؤول عن النظام، ثم أعد المحاولة وانظر أولًا هل تم ما طلبت.',
      es: 'El nodo no puede escribir en su almacén o llegar a él: el disco está lleno o la base de datos no responde. Avise al administrador, vuelva a intentarlo y mire antes si lo pedido ya se hizo.',
      fr: 'Le nœud ne peut pas écrire dans son magasin ou l’atteindre : le disque est plein ou la base de données ne répond pas. Prévenez l’administrateur, puis réessayez après avoir vu si la demande a abouti.',
      en: 'The node cannot write to its store or reach it: the disk is full, or the database is away. Tell the administrator, then try again, and look first whether what you asked was done.',
    },
  });
