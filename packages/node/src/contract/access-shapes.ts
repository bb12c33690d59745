// SPDX-License-Identifier: Apache-2.0
// What the calls about one's own account, other people's and need-to-know take and answer. Moments are RFC 3339.
import type { Role } from './shapes.ts';
import type { Language } from './words.ts';

/** A way to show again who one is. */
export type Proof = 'passkey' | 'totp' | 'password';

/** What an authenticator is asked to sign: `PublicKeyCredentialRequestOptionsJSON` of WebAuthn Level 3. */
export interface PasskeyRequest {
  challenge: string;
  timeout?: number;
  rpId?: string;
  allowCredentials?: PasskeyNamed[];
  userVerification?: string;
}

/** What an authenticator is asked to make: `PublicKeyCredentialCreationOptionsJSON` of WebAuthn Level 3. */
export interface PasskeyCreation {
  rp: { id?: string; name: string };
  user: { id: string; name: string; displayName: string };
  challenge: string;
  pubKeyCredParams: { alg: number; type: string }[];
  timeout?: number;
  excludeCredentials?: PasskeyNamed[];
  authenticatorSelection?: { residentKey?: string; requireResidentKey?: boolean; userVerification?: string };
  attestation?: string;
  hints?: string[];
}

interface PasskeyNamed {
  id: string;
  type: string;
  transports?: string[];
}

interface Credential {
  id: string;
  rawId: string;
  type: 'public-key';
  clientExtensionResults?: object;
  authenticatorAttachment?: string | null;
}

/** `RegistrationResponseJSON` of WebAuthn Level 3, binary members in base64url. */
export interface PasskeyMade extends Credential {
  response: { clientDataJSON: string; attestationObject: string; transports?: string[] };
}

/** `AuthenticationResponseJSON` of WebAuthn Level 3, binary members in base64url. */
export interface PasskeyAnswer extends Credential {
  response: {
    clientDataJSON: string;
    authenticatorData: string;
    signature: string;
    userHandle?: string | null;
  };
}

export interface PasskeyItem {
  id: string;
  name: string;
  /** Whether the maker of the authenticator keeps a copy elsewhere. */
  backedUp: boolean;
  createdAt: string;
  usedAt?: string;
}

export interface WaysAnswer {
  passkeys: PasskeyItem[];
  /** One-time codes. */
  codes: { on: boolean; since?: string };
  provider?: ProviderLinkItem;
}

/** Who a user is at the agency's OpenID provider. */
export interface ProviderLinkItem {
  issuer: string;
  subject: string;
  /** Whether its user has said, signed in otherwise, that it is theirs. */
  proven: boolean;
  createdAt: string;
  usedAt?: string;
}

export interface OpenSessionItem {
  id: string;
  /** The one that asks. */
  own: boolean;
  since: string;
  lastUsed: string;
  /** `password`, `totp` (password and code), `passkey`, `enrolment` (both halves of a recovery), `oidc`, `oidctotp`, `oidcmfa` (the
   * agency's provider: alone, with a code, vouching for two factors); empty when not known. */
  method: string;
  /** `this-machine`, `local-network`, `elsewhere`; empty when not known. */
  address: string;
  /** `Firefox 144 · Linux` */
  agent: string;
}

/** A token by which a program calls the API, without its value. */
export interface TokenItem extends TokenReach {
  id: string;
  name: string;
  createdAt: string;
  expiresAt: string;
  usedAt?: string;
}

export interface TokenReach {
  /** Whether it may change things too. */
  write: boolean;
  areas: TokenArea[];
}

export type TokenArea =
  | 'reports'
  | 'agreements'
  | 'operations'
  | 'outcomes'
  | 'statements'
  | 'partners'
  | 'news'
  | 'oversight'
  | 'node';

export type NewToken = TokenReach & { name: string; days: number };

export interface PreferencesDocument {
  language: Language;
  theme: 'system' | 'light' | 'dark';
  contrast: 'normal' | 'more';
}

/** What an administrator takes away; but for a token, the person's sessions and tokens end in each case. */
export type RecoveryBody = { why: string } & (
  | { what: 'totp' }
  | { what: 'provider' }
  | { what: 'passkey'; passkey: string }
  | { what: 'token'; token: string }
  | { what: 'sessions' }
);

/** A recovery of somebody's account that one administrator asked for. `confirmedBy`: another confirmed it. */
export interface RecoveryItem {
  id: string;
  user: string;
  askedBy: string;
  why: string;
  askedAt: string;
  confirmedBy?: string;
  expiresAt: string;
}

/** A dossier without content. */
export interface DossierItem {
  id: string;
  /** `talks` or `exchange` */
  kind: string;
  openedAt: string;
  parties: string[];
  readers: number;
  /** Whether who asks reads it. */
  mine: boolean;
}

export interface ReaderItem {
  user: string;
  name: string;
  /** User id, or `system`. */
  grantedBy: string;
  grantedAt: string;
}

export interface ReleaseConfirmationAnswer {
  /** What the node asks for at a release. */
  policy: 'none' | 'sign-in' | 'passkey';
  accepts: Proof[];
  /** Shown a moment ago with a code or password, which is enough. */
  confirmed: boolean;
}

/** Kept with a release; of a passkey with what a third party needs to verify it (WebAuthn §7.2). */
export interface ReleaseShown {
  method: Proof;
  /** Epoch milliseconds. */
  at: number;
  draft: string;
  revision: number;
  /** Of exactly what was released, under `salt`, which goes when the content is erased. */
  digest: string;
  salt?: string;
  /** The passkey's name at that time. */
  passkey?: string;
  credential?: string;
  publicKey?: string;
  challenge?: string;
  nonce?: string;
  clientDataJSON?: string;
  authenticatorData?: string;
  signature?: string;
}

/** What is asked of people at the door and at a release. `fixed`: the configuration says so, and it is not changed on a screen. */
export interface PoliciesAnswer {
  releaseConfirmation: { value: ReleaseConfirmationAnswer['policy']; fixed: boolean };
  secondFactorRoles: { value: Role[]; fixed: boolean };
}

export interface PolicyChange {
  releaseConfirmation?: ReleaseConfirmationAnswer['policy'];
  secondFactorRoles?: Role[];
}
