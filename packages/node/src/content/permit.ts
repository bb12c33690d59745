// SPDX-License-Identifier: Apache-2.0
// A permit to read one act, given by the gate alone. Without one, no section leaves the store towards an officer.
import { type Decision, decide, type GateFacts } from '@tansiq/protocol';

const given = Symbol('given by the gate');

export class Permit {
  readonly act: string;
  readonly decision: Decision;

  /** Not for use: `ask` is. */
  constructor(key: symbol, act: string, decision: Decision) {
    if (key !== given) throw new Error('Only the gate gives permits.');
    this.act = act;
    this.decision = decision;
  }
}

/** Puts a reading, an export or a search before the gate. */
export function ask(facts: GateFacts & { act: NonNullable<GateFacts['act']> }): Permit | Decision {
  const decision = decide(facts);
  return decision.permit ? new Permit(given, facts.act.id, decision) : decision;
}
