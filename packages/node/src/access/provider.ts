// SPDX-License-Identifier: Apache-2.0
// Talking to the agency's own OpenID provider: the code flow with PKCE, state and nonce (OpenID Connect Core §3.1, RFC 7636, RFC 9207). Each
// sign-in is a fresh one there, so that a desk left behind does not open this node again by itself. The library is loaded when it is first wanted.
import type { Configuration, IDToken } from 'openid-client';
import type { ProviderSettings } from '../config/index.ts';

type Library = typeof import('openid-client');

/** What an answer is held against; kept here, never sent. */
export interface Expected {
  issuer: string;
  nonce: string;
  /** PKCE, RFC 7636. */
  verifier: string;
}

/** What came back with the browser. */
export interface ProviderAnswer {
  state: string;
  code?: string | undefined;
  /** RFC 9207: who says that they answer. */
  iss?: string | undefined;
}

export interface Identity {
  issuer: string;
  subject: string;
  /** Login that the configured claim names, if any. */
  login: string | undefined;
  /** Whether the provider says that it saw two factors. */
  vouched: boolean;
}

/** `denied` by the provider or the person, `answer` not as it must be, `away`. */
export interface NoIdentity {
  why: 'denied' | 'answer' | 'away';
}

const TIMEOUT_SECONDS = 10;
/** For how long what the provider says of itself holds. */
const KNOWN_MS = 3_600_000;
/** How old a sign-in at the provider may be; the code that it gives lives shorter. */
const FRESH_SECONDS = 300;

export class Provider {
  readonly #settings: ProviderSettings;
  readonly #now: () => number;
  #known: { at: number; configuration: Configuration } | undefined;

  /** @param now epoch milliseconds */
  constructor(settings: ProviderSettings, now: () => number) {
    this.#settings = settings;
    this.#now = now;
  }

  get issuer(): string {
    return this.#settings.issuer;
  }

  /** Where a browser goes, and what the answer is held against. Undefined: the provider is away. */
  async begin(state: string): Promise<{ url: string; expected: Expected } | undefined> {
    const library = await import('openid-client');
    const configuration = await this.#discovered(library).catch(() => undefined);
    if (!configuration) return undefined;
    const { redirect, issuer } = this.#settings;
    const expected = {
      ...{ issuer, nonce: library.randomNonce() },
      verifier: library.randomPKCECodeVerifier(),
    };
    const url = library.buildAuthorizationUrl(configuration, {
      ...{ redirect_uri: redirect, scope: 'openid', response_type: 'code', state, nonce: expected.nonce },
      code_challenge: await library.calculatePKCECodeChallenge(expected.verifier),
      code_challenge_method: 'S256',
      ...{ prompt: 'login', max_age: String(FRESH_SECONDS) },
    });
    return { url: url.href, expected };
  }

  /** Trades the code for who it was, and checks all that can be checked: signature, issuer, audience, times, nonce, age. */
  async redeem(answer: ProviderAnswer, expected: Expected): Promise<Identity | NoIdentity> {
    const { issuer, redirect } = this.#settings;
    if (answer.code === undefined) return { why: 'denied' };
    if (expected.issuer !== issuer) return { why: 'answer' };
    const library = await import('openid-client');
    const url = new URL(redirect);
    const { code, state, iss } = answer;
    for (const [name, value] of Object.entries({ code, state, iss }))
      if (value !== undefined) url.searchParams.set(name, value);
    try {
      const configuration = await this.#discovered(library);
      const tokens = await library.authorizationCodeGrant(configuration, url, {
        ...{ expectedState: state, expectedNonce: expected.nonce, pkceCodeVerifier: expected.verifier },
        ...{ maxAge: FRESH_SECONDS, idTokenExpected: true },
      });
      const claims = tokens.claims();
      return claims ? this.#identityOf(claims) : { why: 'answer' };
    } catch (error) {
      return { why: isAway(error) ? 'away' : 'answer' };
    }
  }

  #identityOf(claims: IDToken): Identity {
    const { secondFactor, linkClaim } = this.#settings;
    const said = [claims.acr, ...(Array.isArray(claims.amr) ? claims.amr : [])];
    const named = linkClaim === undefined ? undefined : claims[linkClaim];
    // Where the provider says whether it has verified the claim (OpenID Connect Core §5.1), it has.
    const verified = claims[`${linkClaim}_verified`] ?? true;
    return {
      ...{ issuer: claims.iss, subject: claims.sub },
      login: typeof named === 'string' && verified === true ? named : undefined,
      vouched: said.some((one) => typeof one === 'string' && secondFactor.includes(one)),
    };
  }

  async #discovered(library: Library): Promise<Configuration> {
    const at = this.#now();
    if (this.#known && this.#known.at + KNOWN_MS > at) return this.#known.configuration;
    const { issuer, clientId, clientSecret } = this.#settings;
    const insecure = issuer.startsWith('http:') ? [library.allowInsecureRequests] : [];
    const configuration = await library.discovery(
      new URL(issuer),
      clientId,
      undefined,
      library.ClientSecretBasic(clientSecret.reveal()),
      // OpenID Connect Core §3.1.3.7 lets TLS stand for the signature; here the signature is checked too.
      { timeout: TIMEOUT_SECONDS, execute: [library.enableNonRepudiationChecks, ...insecure] },
    );
    this.#known = { at, configuration };
    return configuration;
  }
}

/** Not reached, too slow, or at fault itself: trying again may help. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.message === 'fetch failed') return true;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'OAUTH_TIMEOUT') return true;
  return error.cause instanceof Response && error.cause.status >= 500;
}
