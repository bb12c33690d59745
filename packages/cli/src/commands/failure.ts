// SPDX-License-Identifier: Apache-2.0
// What a failed command says: the node's own words with rule and article, or what to do differently; a fault of ours as it is.
import { ApiProblem } from '../fleet/api-problem.ts';
import { language, say, UsageProblem } from './speech.ts';

/** On standard error for people; with `json` one object on standard output as well, so that a program need read one stream only. */
export function tellFailure(error: unknown, json: boolean): void {
  if (json) console.log(JSON.stringify({ error: asValue(error) }));
  else console.error(inWords(error));
}

function inWords(error: unknown): string {
  if (error instanceof ApiProblem) {
    const { rule, article } = error;
    const why = [
      rule === undefined ? undefined : `${say('rule')}: ${rule}`,
      article === undefined ? undefined : `${say('article')}: ${article}`,
    ].filter((part) => part !== undefined);
    return [`${say('refused')}: ${error.inWords(language())}`, ...why].join('\n');
  }
  if (error instanceof UsageProblem || saysWhatToDo(error)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function asValue(error: unknown): object {
  if (error instanceof ApiProblem) {
    const { status, code, rule, article, texts, issues, denials } = error;
    return { status, code, rule, article, texts, issues, denials };
  }
  return {
    code: error instanceof UsageProblem || saysWhatToDo(error) ? 'usage' : 'fault',
    detail: error instanceof Error ? error.message : String(error),
  };
}

/** A configuration, an input file or a folder of keys that cannot be used says in its message all that is wrong with it. */
const saysWhatToDo = (error: unknown): error is Error =>
  error instanceof Error && ('problems' in error || error.name === 'KeyError');
