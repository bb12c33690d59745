// SPDX-License-Identifier: Apache-2.0
// An error without what it may quote: parsers, validators and databases repeat the input in their messages.

/** Errors of the house and of the system, whose messages are written here or name files and addresses only. */
const OWN_WORDS = new Set([
  'LedgerError',
  'ConfigError',
  'KeyError',
  'JournalError',
  'WitnessError',
  'BlobError',
]);
const MOST_FRAMES = 12;

export interface ErrorInWords {
  readonly name: string;
  readonly code?: string;
  readonly rule?: string;
  readonly message?: string;
  readonly frames: readonly string[];
  readonly cause?: ErrorInWords;
}

/** Name, code, rule and where it was thrown; its message only when that cannot hold content. */
export function describeError(error: unknown, depth = 0): ErrorInWords {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] };
  const { name, message, stack = '', cause } = error;
  const code = short(Reflect.get(error, 'code'));
  const rule = short(Reflect.get(error, 'rule'));
  const ownWords = OWN_WORDS.has(name) || typeof Reflect.get(error, 'syscall') === 'string';
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: short(name) ?? 'Error',
    ...(code !== undefined && { code }),
    ...(rule !== undefined && { rule }),
    ...(ownWords && { message: message.slice(0, 400) }),
    frames: frames.slice(0, MOST_FRAMES).map((line) => line.trim()),
    ...(cause !== undefined && depth < 3 && { cause: describeError(cause, depth + 1) }),
  };
}

function short(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,64}$/.test(value) ? value : undefined;
}
