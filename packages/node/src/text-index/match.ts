// SPDX-License-Identifier: Apache-2.0
// Whether the words of one text meet a query: what decides for the newest acts and for phrases, and what marks the words in a snippet.
import type { Clause, Query, Run, Word } from './query.ts';
import { otherForms } from './words.ts';

export function wordMeets(text: string, word: Word): boolean {
  if ('begins' in word)
    return text.startsWith(word.begins) || otherForms(text).some((form) => form.startsWith(word.begins));
  return word.anyOf.includes(text) || otherForms(text).some((form) => word.anyOf.includes(form));
}

/**
 * Whether an act's words meet the query.
 * @param words lines of words with one space between them: a phrase does not go on from one line to the next
 */
export function textMeets(words: string, query: Query): boolean {
  let lines: string[][] | undefined;
  return query.every((clause) => {
    if (!mayMeet(words, clause)) return false;
    lines ??= words.split('\n').map((line) => line.split(' '));
    return lines.some((line) => clause.some((run) => runIn(line, run)));
  });
}

/** A quick look that spares most texts the slow one: it lets through all that the slow one would, and some more. */
const mayMeet = (words: string, clause: Clause): boolean =>
  clause.some(
    (run) =>
      run.every((word) =>
        'begins' in word ? words.includes(word.begins) : word.anyOf.some((one) => words.includes(one)),
      ) &&
      (run.length === 1 || quickLook(run).test(words)),
  );

const quickLooks = new WeakMap<Run, RegExp>();

/** Words of a query are letters and digits alone; before an Arabic one may stand what `otherForms` takes off. */
function quickLook(run: Run): RegExp {
  const known = quickLooks.get(run);
  if (known) return known;
  const parts = run.map((word) =>
    'begins' in word ? `${word.begins}[^ \\n]*` : `(?:${word.anyOf.join('|')})`,
  );
  const look = new RegExp(parts.join(' [وفبكلا]{0,4}'), 'u');
  quickLooks.set(run, look);
  return look;
}

function runIn(line: readonly string[], run: Run): boolean {
  const [first] = run;
  if (!first) return false;
  for (let at = 0; at + run.length <= line.length; at += 1)
    if (run.every((word, n) => wordMeets(line[at + n] ?? '', word))) return true;
  return false;
}
