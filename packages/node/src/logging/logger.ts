// SPDX-License-Identifier: Apache-2.0
// The node's log: pino, with nothing in it that an act, a person or a password could be read from.
import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import { describeError } from './describe-error.ts';
import { type LogFields, onlyAllowed } from './fields.ts';

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** `message` is written in the code, not put together from values: values go into `fields`. */
export type LogMethod = (...line: [message: string] | [fields: LogFields, message: string]) => void;

/** What the rooms of a node log with. */
export type Logger = Readonly<Record<Level, LogMethod>> & {
  /** A logger whose every line carries these fields too. */
  child(fields: LogFields): Logger;
};

export interface LoggerOptions {
  readonly level: Level | 'silent';
  readonly party?: string;
  /** Where lines go; standard output when absent. */
  readonly destination?: DestinationStream;
}

/**
 * A logger whose lines carry a message and the fields that `LogFields` names, nothing else: other fields are left out
 * (their names stand in `dropped`) and errors lose what they quote.
 */
export function createLogger({ level, party, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: party === undefined ? null : { party },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return over(pino(options, destination ?? pino.destination({ fd: 1, sync: false })));
}

// Not pino's own logger: that one takes an error's message for the line's, puts further arguments into the message, and
// lets a child carry any field.
function over(inner: PinoLogger): Logger {
  const at =
    (level: Level): LogMethod =>
    (...line) => {
      if (line.length === 1) inner[level](line[0]);
      else inner[level](onlyAllowed(line[0]), line[1]);
    };
  return {
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    fatal: at('fatal'),
    child: (fields) => over(inner.child(onlyAllowed(fields))),
  };
}
