// SPDX-License-Identifier: Apache-2.0
// What a node refuses, as a value: the stories show refusals too.
import { ApiProblem } from '@tansiq/cli';

export interface Refused {
  readonly rule: string;
  readonly article: string | undefined;
}

/** The rule and article of a refusal. @throws Error when it is not refused, or refused for no rule */
export async function refusalOf(what: string, call: Promise<unknown>): Promise<Refused> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiProblem && error.rule !== undefined)
      return { rule: error.rule, article: error.article };
    throw error;
  }
  throw new Error(`not refused: ${what}`);
}

/** @throws Error when a refusal is another than the one expected; `article` absent means that any article will do, but one must be named */
export function mustBe(refused: Refused, rule: string, article?: string): Refused {
  if (refused.rule !== rule) throw new Error(`refused by ${refused.rule}, not by ${rule}`);
  if (article !== undefined && refused.article !== article) {
    throw new Error(`refused under article ${refused.article ?? 'none'}, not under ${article}`);
  }
  return refused;
}
