// SPDX-License-Identifier: Apache-2.0
// The supervisor's witness, and the node's client of it.
export {
  WitnessClient,
  type WitnessClientParts,
  type WitnessOutcome,
  type WitnessRefusal,
} from './witness-client.ts';
export type { WitnessErrorCode } from './witness-error.ts';
export { type RunningWitness, startWitness, type WitnessOptions } from './witness-server.ts';
