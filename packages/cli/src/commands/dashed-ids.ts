// SPDX-License-Identifier: Apache-2.0
// Ids are base64url, so one in 64 begins with a hyphen and would be taken for an option. They are wrapped before the command line is
// read and unwrapped before a command sees them.
import type { Command } from 'commander';

/** A random id or a hash, 22 or 43 characters (docs/protocol.md §1), that begins with a hyphen. */
const DASHED_ID = /^-([A-Za-z0-9_-]{21}|[A-Za-z0-9_-]{42})$/;
const WRAP = 'id:';

/** The arguments with every such id wrapped. */
export const wrapped = (args: readonly string[]): string[] =>
  args.map((argument) => (DASHED_ID.test(argument) ? WRAP + argument : argument));

/** Call before the command line is parsed: takes the wrapping off again for whatever command runs. */
export function unwrapBeforeAction(program: Command): void {
  program.hook('preAction', (_, action) => {
    action.processedArgs = action.processedArgs.map(plain);
    for (const [name, value] of Object.entries(action.opts())) action.setOptionValue(name, plain(value));
  });
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'string' && DASHED_ID.test(value.slice(WRAP.length))
    ? value.slice(WRAP.length)
    : value;
}
