// SPDX-License-Identifier: Apache-2.0
// The kinds of line in an export (protocol §13) and their closed shapes.
import { type JsonObject, parseCanonical } from './canonical.ts';
import { Flaw } from './flaw.ts';
import { receiptShape } from './receipt.ts';
import * as s from './shape.ts';

const first = s.object(
  { kind: s.oneOf('export'), v: s.oneOf(1), by: s.party, at: s.time, scope: s.oneOf('all', 'dossier') },
  { dossier: s.randomId },
);
const card = s.object({ kind: s.oneOf('card'), card: s.string });
const act = s.object({ kind: s.oneOf('act'), act: s.string, sections: s.anything });
const entry = s.object({
  kind: s.oneOf('entry'),
  origin: s.string,
  index: s.integer(),
  act: s.hash,
  seen: s.integer(),
});
const receipt = s.object({ kind: s.oneOf('receipt'), receipt: receiptShape });
const proof = s.object({ kind: s.oneOf('proof'), act: s.hash, origin: s.string, proof: s.string });
const journal = s.object({
  kind: s.oneOf('journal'),
  origin: s.string,
  checkpoint: s.string,
  leaves: s.list((value, at): [string, string] => {
    const pair = s.list(s.string, 2, 2)(value, at);
    s.time(pair[0], at);
    s.hash(pair[1], at);
    return pair as [string, string];
  }),
});
const end = s.object({ kind: s.oneOf('end'), lines: s.integer() });

const shapes = { export: first, card, act, entry, receipt, proof, journal, end };
type Kinds = { [K in keyof typeof shapes]: s.Of<(typeof shapes)[K]> };
export type ExportLine = Kinds[keyof Kinds];
export type LineOf<K extends keyof Kinds> = Kinds[K];

/** Reads one line. Flaws: `non-canonical`, `schema`. */
export function readLine(text: string): ExportLine {
  const value = parseCanonical(text);
  const kind = (value as JsonObject).kind;
  if (typeof kind !== 'string' || !Object.hasOwn(shapes, kind))
    throw new Flaw('schema', 'not a known kind of line');
  const line = shapes[kind as keyof typeof shapes](value, kind) as ExportLine;
  if (line.kind === 'export' && (line.scope === 'dossier') !== (line.dossier !== undefined)) {
    throw new Flaw('schema', 'dossier is present exactly when the scope is one dossier');
  }
  return line;
}
