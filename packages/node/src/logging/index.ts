// SPDX-License-Identifier: Apache-2.0
// Logs without content.
export { describeError, type ErrorInWords } from './describe-error.ts';
export type { LogField, LogFields } from './fields.ts';
export { createLogger, type Logger, type LoggerOptions, type LogMethod } from './logger.ts';
