// SPDX-License-Identifier: Apache-2.0
// What a fixture file holds: a name, why it is as it is, what a reader must answer, and the inputs.

export interface Expected {
  readonly ok: boolean;
  /** What a reader answers when it refuses: a wire rule, or the code of §5. */
  readonly rule?: string;
  readonly [answer: string]: unknown;
}

export interface FixtureCase {
  readonly name: string;
  readonly why: string;
  readonly expect: Expected;
  readonly [input: string]: unknown;
}
