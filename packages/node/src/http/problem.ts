// SPDX-License-Identifier: Apache-2.0
// A refusal as an answer: RFC 9457 problem details with our code, rule and article, in the reader's language and in all four.
import { STATUS_CODES } from 'node:http';
import { type Language, languages, type Refusal } from '../refusal.ts';

/** The language that an `Accept-Language` header (RFC 9110, 12.5.4) likes best of the four, else `otherwise`. */
export function preferredLanguage(header: string | undefined, otherwise: Language): Language {
  let best: Language | undefined;
  let weight = 0;
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = languages.find((one) => tag === one || tag.startsWith(`${one}-`));
    const q = parameters.find((parameter) => parameter.trim().startsWith('q='));
    const liking = q === undefined ? 1 : Number(q.trim().slice(2));
    if (language && liking > weight) {
      best = language;
      weight = liking;
    }
  }
  return best ?? otherwise;
}

/** @param id the request's id, which the log carries too */
export function problemResponse(refusal: Refusal, language: Language, id: string): Response {
  const body = {
    type: `urn:tansiq:problem:${refusal.code}`,
    title: STATUS_CODES[refusal.status] ?? 'Refused',
    status: refusal.status,
    detail: refusal.texts[language],
    instance: `urn:uuid:${id}`,
    code: refusal.code,
    ...(refusal.rule === undefined ? {} : { rule: refusal.rule }),
    ...(refusal.article === undefined ? {} : { article: refusal.article }),
    texts: refusal.texts,
    ...(refusal.issues.length > 0 ? { issues: refusal.issues } : {}),
    ...(refusal.retryAfter === undefined ? {} : { retryAfter: refusal.retryAfter }),
    ...(refusal.accepts === undefined ? {} : { accepts: refusal.accepts }),
  };
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'content-language': language,
    vary: 'Accept-Language',
  });
  if (refusal.status === 401) headers.set('www-authenticate', 'Session, Bearer');
  if (refusal.retryAfter !== undefined) headers.set('retry-after', String(refusal.retryAfter));
  if (refusal.allow.length > 0) headers.set('allow', refusal.allow.join(', '));
  return new Response(JSON.stringify(body), { status: refusal.status, headers });
}
