// SPDX-License-Identifier: Apache-2.0
// What every way to sign in answers with: the session as its pages see it, and its cookie.
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { cookieName, type SecondFactor, type Session } from '../../access/index.ts';
import type { Doorstep } from './doorstep.ts';
import { momentOf } from './shapes.ts';

export interface SessionAnswerParts {
  secondFactor: SecondFactor;
  doorstep: Doorstep;
  party: string;
  /** Whether officers reach the node by https. */
  secure: boolean;
}

type Shown = Pick<Session, 'csrf' | 'expiresAt' | 'officer' | 'enrolling' | 'vouched'>;

export class SessionAnswer {
  readonly cookie: string;
  readonly #parts: SessionAnswerParts;

  constructor(parts: SessionAnswerParts) {
    this.cookie = cookieName(parts.party, parts.secure);
    this.#parts = parts;
  }

  /** Which session ends with this sign-in, and from where it comes. */
  from(c: Context) {
    return { previous: getCookie(c, this.cookie), client: this.#parts.doorstep.client(c) };
  }

  /** Sets the cookie; answers with the session. */
  async give(c: Context, opened: Shown & { value: string }) {
    const { secure } = this.#parts;
    // No expiry in the cookie: it goes with the browser, and the node itself decides when a session is over.
    setCookie(c, this.cookie, opened.value, { httpOnly: true, secure, sameSite: 'Strict', path: '/' });
    return this.view(opened);
  }

  async view(session: Shown) {
    const { party, secondFactor } = this.#parts;
    const { csrf, officer, expiresAt } = session;
    const missing = await secondFactor.isMissing(session);
    return {
      ...{ party, csrf, officer, expiresAt: momentOf(expiresAt) },
      ...(missing && { secondFactor: 'missing' as const }),
    };
  }
}
