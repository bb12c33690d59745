// SPDX-License-Identifier: Apache-2.0
// Whether an authenticator's answer is that of a known passkey to the challenge that waits (WebAuthn §7.2), and if not, why: for the journal,
// never for who asked.
import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { ChallengesTable, PasskeysTable } from '../store/index.ts';
import type { RelyingParty } from './relying-party.ts';

/** COSE algorithms that are taken: Ed25519, ECDSA P-256, RSA PKCS #1 (RFC 9053, 8812). */
export const algorithms = [-8, -7, -257] as const;

export type Verdict =
  | { passkey: PasskeysTable; waiting: ChallengesTable; counter: number; backedUp: boolean }
  | { why: 'challenge' | 'unknown-passkey' | 'other-user' | 'counter' | 'signature'; user?: string };

/** @param user whose passkey it must be; anybody's when absent */
export async function verdictOn(
  rp: RelyingParty,
  response: AuthenticationResponseJSON,
  waiting: ChallengesTable | undefined,
  passkey: PasskeysTable | undefined,
  user: string | undefined,
): Promise<Verdict> {
  const whose = passkey ? { user: passkey.user } : {};
  if (!waiting) return { why: 'challenge', ...whose };
  if (!passkey) return { why: 'unknown-passkey' };
  const handle = response.response.userHandle;
  if ((user !== undefined && passkey.user !== user) || (handle && handle !== passkey.user))
    return { why: 'other-user', ...whose };
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: waiting.challenge,
      expectedOrigin: rp.origin,
      expectedRPID: rp.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credential,
        publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
        counter: passkey.counter,
      },
    });
    if (!verified) return { why: 'signature', ...whose };
    const { newCounter: counter, credentialBackedUp: backedUp } = authenticationInfo;
    return { passkey, waiting, counter, backedUp };
  } catch (error) {
    // The library throws for whatever does not hold; a counter that went back is worth telling apart, for it hints at a copy.
    const why = error instanceof Error && /counter/.test(error.message) ? 'counter' : 'signature';
    return { why, ...whose };
  }
}

/** The challenge that an answer claims to be to; empty when it cannot be read, which no challenge is. */
export function challengeOf(clientDataJSON: string): string {
  try {
    const said = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as unknown;
    const challenge = (said as { challenge?: unknown } | null)?.challenge;
    return typeof challenge === 'string' ? challenge : '';
  } catch {
    return '';
  }
}

const known = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];

/** How an authenticator says that it can be reached, as far as it says something that is known. */
export const keptTransports = (said: unknown): string[] =>
  Array.isArray(said) ? said.filter((one): one is string => known.includes(one as string)) : [];
