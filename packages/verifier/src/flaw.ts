// SPDX-License-Identifier: Apache-2.0
// What every strict reader of this room throws: a rule code of protocol §10 (or of this reader) and where it broke.

/** A reason why something is not what the protocol says; `code` is a wire rule of protocol §10 where one fits. */
export class Flaw extends Error {
  readonly code: string;

  constructor(code: string, detail: string) {
    super(detail);
    this.name = 'Flaw';
    this.code = code;
  }
}

/** Runs a strict reader and gives its value or the flaw it found; anything else that is thrown is a fault of ours. */
export function attempt<T>(
  read: () => T,
): { value: T; flaw?: undefined } | { value?: undefined; flaw: Flaw } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof Flaw) return { flaw: error };
    throw error;
  }
}
