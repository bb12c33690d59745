// SPDX-License-Identifier: Apache-2.0
// The tables of people and of how they show who they are, as types. Moments are epoch seconds, JSON is text, flags are 0 or 1.
import type { Generated } from 'kysely';

type Flag = 0 | 1;

export interface UsersTable {
  id: string;
  login: string;
  name: string;
  roles: string;
  password: string;
  language: string;
  /** Highest classification rank that the user is cleared for. */
  clearance: number;
  /** 1 when named for protected persons. */
  shielded: Flag;
  state: 'active' | 'disabled';
  failures: number;
  locked_until: number;
  created_at: number;
  /** 1 after an administrator took the second factor away: until another is set up, a password alone does not sign in. */
  enrolment: Flag;
}

export interface SessionsTable {
  /** SHA-256 of the cookie's value; the value itself is never stored. */
  digest: string;
  user: string;
  csrf: string;
  created_at: number;
  expires_at: number;
  seen_at: number;
  /** How it was opened: `password`, `totp` (password and code), `passkey`, `enrolment` (both halves of a recovery), `oidc` (the agency's
   * provider), `oidctotp` (provider and code), `oidcmfa` (a provider that says that it saw two factors). */
  method: Generated<string | null>;
  /** Class of the address that it was opened from: `this-machine`, `local-network`, `elsewhere`. */
  origin: Generated<string | null>;
  /** The browser's name and system, shortened. */
  agent: Generated<string | null>;
  /** When its user last showed again who they are. */
  confirmed_at: Generated<number | null>;
}

/** Recoveries that one administrator asked for and another confirms; gone when used or withdrawn. */
export interface RecoveriesTable {
  id: string;
  user: string;
  asked_by: string;
  why: string;
  asked_at: number;
  /** Argon2id of the half that who asked was shown. */
  asked_half: string;
  confirmed_by: string | null;
  /** Argon2id of the half that who confirmed was shown. */
  confirmed_half: string | null;
  expires_at: number;
}

/** Tokens by which a user's programs call the API. */
export interface TokensTable {
  id: string;
  user: string;
  name: string;
  /** SHA-256 of the token; the token itself is never stored. */
  digest: string;
  may_write: Flag;
  /** JSON list. */
  areas: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

/** WebAuthn credentials of users. */
export interface PasskeysTable {
  id: string;
  /** Credential id, base64url, as the authenticator chose it. */
  credential: string;
  user: string;
  name: string;
  /** COSE key, base64url. */
  public_key: string;
  counter: number;
  /** JSON list. */
  transports: string;
  /** 1 when the authenticator's maker keeps a copy of it elsewhere. */
  backed_up: Flag;
  created_at: number;
  used_at: number | null;
}

/** Secrets of one-time codes (RFC 6238), closed with the key `rest` of the folder of keys. */
export interface TotpsTable {
  user: string;
  secret: string;
  created_at: number;
  /** Null until a first code has shown that the person's device has it. */
  confirmed_at: number | null;
  /** Greatest time step of which a code was used: none counts twice. */
  step: number;
}

/** Who of the agency's OpenID provider signs in as whom. */
export interface ProviderLinksTable {
  user: string;
  issuer: string;
  /** As the provider names it (OpenID Connect Core §2, `sub`). */
  subject: string;
  /** 1 when the user has shown that it is theirs, or there was nothing to show it with. */
  proven: Flag;
  created_at: number;
  used_at: number | null;
}

/** Random or derived challenges that wait for an answer of an authenticator or a provider: each is taken once. */
export interface ChallengesTable {
  challenge: string;
  kind: 'sign-in' | 'register' | 'confirm' | 'release' | 'provider' | 'provider-code';
  user: string | null;
  /** Digest of the session that asked; of what asks before there is one, of the browser's cookie. */
  session: string | null;
  /** JSON of what a release would let leave, without content; of what the answer of a provider is held against. */
  subject: string | null;
  expires_at: number;
}

export interface PreferencesTable {
  user: string;
  body: string;
  updated_at: number;
}

/** Who showed again at a release that it was they, and how. */
export interface ReleaseConfirmationsTable {
  act: string;
  user: string;
  method: 'password' | 'totp' | 'passkey';
  at: number;
  draft: string;
  revision: number;
  /** Salted SHA-256 of exactly what was released. */
  digest: string;
  /** Goes with the content when that is erased. */
  salt: string | null;
  /** With a passkey: JSON of challenge, the authenticator's answer and the key that verifies it. */
  assertion: string | null;
}
