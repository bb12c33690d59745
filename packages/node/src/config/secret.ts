// SPDX-License-Identifier: Apache-2.0
// A value that must not show itself in logs, errors or dumps of the configuration.
import { inspect } from 'node:util';

const SHOWN = '[secret]';

/** Holds a string that only `reveal` gives; printing, serialising or inspecting it shows nothing of it. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}
