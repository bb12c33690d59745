// SPDX-License-Identifier: Apache-2.0
// What authenticators answer, as browsers write it in JSON (WebAuthn Level 3 §5.1, toJSON), bounded; and what they are asked.
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

const binary = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]*$/);
/** WebAuthn §4: at most 1023 bytes. */
const credentialId = binary(1364).min(1);

const credential = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  // Extensions are not asked for, and nothing is read of them.
  clientExtensionResults: z.record(z.string().max(64), z.unknown()).optional(),
  authenticatorAttachment: z.string().max(32).nullish(),
};

/** The answer to a creation; what of it the node reads. */
export const registrationAnswer = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: binary(8192),
      attestationObject: binary(65_536),
      transports: z.array(z.string().max(32)).max(16).optional(),
    }),
  })
  .transform(({ id, rawId, type, response: { clientDataJSON, attestationObject, transports } }) => {
    const reached = transports === undefined ? {} : { transports };
    const response = { clientDataJSON, attestationObject, ...reached };
    return { id, rawId, type, response, clientExtensionResults: {} } satisfies RegistrationResponseJSON;
  });

/** The answer to a request. */
export const assertionAnswer = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: binary(8192),
      authenticatorData: binary(8192),
      signature: binary(4096),
      userHandle: binary(128).nullish(),
    }),
  })
  .transform(
    ({ id, rawId, type, response: { clientDataJSON, authenticatorData, signature, userHandle } }) => {
      const whose = userHandle ? { userHandle } : {};
      const response = { clientDataJSON, authenticatorData, signature, ...whose };
      return { id, rawId, type, response, clientExtensionResults: {} } satisfies AuthenticationResponseJSON;
    },
  );

const described = z.object({
  id: z.string(),
  type: z.string(),
  transports: z.array(z.string()).optional(),
});

export const creationOptions = z
  .object({
    rp: z.object({ id: z.string().optional(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge: z.string(),
    pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.string() })),
    timeout: z.int().optional(),
    excludeCredentials: z.array(described).optional(),
    authenticatorSelection: z
      .object({
        residentKey: z.string().optional(),
        requireResidentKey: z.boolean().optional(),
        userVerification: z.string().optional(),
      })
      .optional(),
    attestation: z.string().optional(),
    hints: z.array(z.string()).optional(),
  })
  .meta({ id: 'PasskeyCreation' });

export const requestOptions = z
  .object({
    challenge: z.string(),
    timeout: z.int().optional(),
    rpId: z.string().optional(),
    allowCredentials: z.array(described).optional(),
    userVerification: z.string().optional(),
  })
  .meta({ id: 'PasskeyRequest' });
