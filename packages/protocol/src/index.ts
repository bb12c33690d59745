// SPDX-License-Identifier: Apache-2.0
// What the other rooms may use of the protocol: encodings, keys, cards, acts, channels, envelopes.
export {
  type CanonicalLimits,
  canonicalize,
  type JsonObject,
  type JsonValue,
  MAX_DEPTH,
  parseCanonical,
  parseCanonicalObject,
} from './canonical.ts';
export { b64u, fromB64u, hashText, isB64u, sha256 } from './encoding.ts';
export { type ErrorCode, ProtocolError, type WireRule, wireRules } from './errors.ts';
export {
  type ActId,
  type Hash,
  isActId,
  isCode,
  isHash,
  isKid,
  isPartyId,
  isRandomId,
  isText,
  type Kid,
  newRandomId,
  type PartyId,
  partyId,
  type RandomId,
  stateOf,
  type Text,
  type Time,
} from './ids.ts';
export { isTime, parseTime, toTime } from './time.ts';
