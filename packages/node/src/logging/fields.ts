// SPDX-License-Identifier: Apache-2.0
// The only fields a log line may carry. A field that is not here is left out: nothing is logged because nobody forbade it.

const NAMES = [
  ...['party', 'partner', 'from', 'to', 'channel', 'origin', 'epoch', 'log'],
  ...['act', 'dossier', 'lineage', 'terms', 'attachment', 'batch', 'kid', 'seq'],
  ...['size', 'index', 'first', 'last', 'count', 'bytes', 'own', 'seen', 'total', 'fence', 'urgency'],
  ...['rule', 'article', 'code', 'state', 'result', 'reason', 'type', 'kind', 'problem'],
  ...['request', 'method', 'route', 'status', 'ms', 'attempt', 'retryMs', 'delayMs'],
  ...['host', 'port', 'version', 'protocol', 'dialect', 'migration', 'step', 'signal', 'pid', 'dropped'],
] as const;

export type LogField = (typeof NAMES)[number];
/** What may stand beside a message: identifiers, counts, codes. `err` is cut down by `describeError`. */
export type LogFields = { readonly [field in LogField]?: string | number | boolean } & {
  readonly err?: unknown;
};

const ALLOWED: ReadonlySet<string> = new Set(NAMES);
/** Longer than any identifier or code of the house, shorter than a sentence about somebody. */
const LONGEST = 120;

/** The fields that may be logged; the names of those left out stand in `dropped`, so that their loss is seen. */
export function onlyAllowed(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (name === 'err') kept.err = value;
    else if (ALLOWED.has(name) && isPlain(value)) kept[name] = value;
    else dropped.push(/^[A-Za-z]{1,40}$/.test(name) ? name : '?');
  }
  if (dropped.length > 0) kept.dropped = dropped.join(',').slice(0, LONGEST);
  return kept;
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= LONGEST && !value.includes('\n');
  return typeof value === 'number' || typeof value === 'boolean';
}
