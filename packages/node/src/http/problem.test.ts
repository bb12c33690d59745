// SPDX-License-Identifier: Apache-2.0
// Problems (RFC 9457) in the reader's language.
import { describe, expect, it } from 'vitest';
import * as refusals from '../refusal.ts';
import { preferredLanguage, problemResponse } from './problem.ts';

const { denied, languages, Refusal } = refusals;

describe('the language of an answer (RFC 9110, 12.5.4)', () => {
  it.each([
    ['ar-MA,ar;q=0.9', 'ar'],
    ['de, es;q=0.5, fr;q=0.8', 'fr'],
    ['fr;q=0.2,en;q=0.1', 'fr'],
    ['es;q=0, ar;q=0.1', 'ar'],
    ['arn', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    ['es;q=nonsense', 'en'],
  ] as const)('%s is %s', (header, language) => {
    expect(preferredLanguage(header, 'en')).toBe(language);
  });
});

describe('a problem', () => {
  const texts = { ar: 'ممنوع', es: 'no', fr: 'non', en: 'not this' };

  it('of the gate names rule and article, in the language asked for and in all four', async () => {
    const refusal = denied({ rule: 'purpose', article: '4', texts });
    const answer = problemResponse(refusal, 'ar', 'f3b1');
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('content-language')).toBe('ar');
    expect(await answer.json()).toEqual({
      type: 'urn:tansiq:problem:denied',
      title: 'Forbidden',
      status: 403,
      detail: 'ممنوع',
      instance: 'urn:uuid:f3b1',
      code: 'denied',
      rule: 'purpose',
      article: '4',
      texts,
    });
  });

  it('of every kind has a code, a status and words in four languages', () => {
    const { notFound, forbidden, invalid, malformed, conflict, tooLarge, locked, needsSignIn, signInFailed } =
      refusals;
    const { csrf, rateLimited, methodNotAllowed, wrongContentType, fault } = refusals;
    const all = [
      ...[notFound(), forbidden(), invalid([]), malformed('not-json'), malformed('too-slow'), conflict()],
      ...[tooLarge(9), locked(9), needsSignIn(), signInFailed(), csrf(), rateLimited(9)],
      ...[
        denied({ rule: 'purpose', texts }),
        methodNotAllowed(['GET']),
        wrongContentType('text/plain'),
        fault(),
      ],
    ];
    for (const refusal of all) {
      expect(refusal).toBeInstanceOf(Refusal);
      expect(refusal.code).toMatch(/^[a-z0-9-]+$/);
      expect(refusal.status).toBeGreaterThanOrEqual(400);
      const words = languages.map((language) => refusal.texts[language]);
      expect(new Set(words).size).toBe(4);
      expect(/\p{Script=Arabic}/u.test(refusal.texts.ar)).toBe(true);
    }
  });

  it('says when to try again, which methods there are, and that one may sign in', () => {
    expect(problemResponse(refusals.locked(30), 'en', '').headers.get('retry-after')).toBe('30');
    expect(problemResponse(refusals.methodNotAllowed(['GET', 'POST']), 'en', '').headers.get('allow')).toBe(
      'GET, POST',
    );
    expect(problemResponse(refusals.needsSignIn(), 'en', '').headers.get('www-authenticate')).toBe(
      'Session, Bearer',
    );
  });
});
