// SPDX-License-Identifier: Apache-2.0
// A party's keys and cards: made, kept, loaded, rotated.
export { type CardProfile, cardProfile } from './card-profile.ts';
export { tlsPin } from './certificate.ts';
export { changePassphrase } from './change-passphrase.ts';
export { type KeyKind, keyKinds } from './fresh-keys.ts';
export { type GenerateOptions, generateKeys, requestFirstCard } from './generate.ts';
export { keyAccess, ownKeys } from './key-access.ts';
export { KeyError, type KeyErrorCode } from './key-error.ts';
export { ROOT_FILE } from './key-folder.ts';
export { LiveKeys } from './live-keys.ts';
export { loadKeys } from './load.ts';
export type { NodeKeys, ShownIdentity } from './node-keys.ts';
export { RestCipher } from './rest-cipher.ts';
export { makeRoot, signWaitingCard } from './root-file.ts';
export { type RotateOptions, requestCard, rotate } from './rotate.ts';
export { takeCard, waitingCard } from './take-card.ts';
