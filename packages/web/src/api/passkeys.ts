// SPDX-License-Identifier: Apache-2.0
// The browser's side of passkeys: asks the authenticator and tells a refusal of the node from a person who changed their mind. The library is
// fetched when it is first wanted.
import type { PasskeyAnswer, PasskeyCreation, PasskeyMade, PasskeyRequest } from '@tansiq/node/contract';

type Library = typeof import('@simplewebauthn/browser');
type CreationOptions = Parameters<Library['startRegistration']>[0]['optionsJSON'];
type RequestOptions = Parameters<Library['startAuthentication']>[0]['optionsJSON'];

/** Nothing came from the authenticator: cancelled, timed out, or not one of this page's. */
export class PasskeyStopped extends Error {
  override readonly name = 'PasskeyStopped';
}

/** Whether this browser, at this address, can use passkeys: they need a name and a safe context. */
export const passkeysWork = (): boolean =>
  'PublicKeyCredential' in globalThis && globalThis.isSecureContext && !/^[\d.]+$|:/.test(location.hostname);

/** @throws PasskeyStopped */
export const makePasskey = (options: PasskeyCreation): Promise<PasskeyMade> =>
  settled(async ({ startRegistration }) => {
    const made = await startRegistration({ optionsJSON: options as CreationOptions });
    const { clientDataJSON, attestationObject, transports } = made.response;
    return {
      ...{ id: made.id, rawId: made.rawId, type: 'public-key' },
      response: { clientDataJSON, attestationObject, ...(transports && { transports }) },
    };
  });

/** @throws PasskeyStopped */
export const showPasskey = (request: PasskeyRequest): Promise<PasskeyAnswer> =>
  settled(async ({ startAuthentication }) => {
    const shown = await startAuthentication({ optionsJSON: request as RequestOptions });
    const { clientDataJSON, authenticatorData, signature, userHandle } = shown.response;
    return {
      ...{ id: shown.id, rawId: shown.rawId, type: 'public-key' },
      response: { clientDataJSON, authenticatorData, signature, userHandle: userHandle ?? null },
    };
  });

async function settled<T>(work: (library: Library) => Promise<T>): Promise<T> {
  const library = await import('@simplewebauthn/browser');
  try {
    return await work(library);
  } catch (error) {
    // WebAuthn §14.5.1: a browser does not tell why, so that pages cannot ask who is there.
    throw new PasskeyStopped('the authenticator gave no answer', { cause: error });
  }
}
