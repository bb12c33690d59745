// SPDX-License-Identifier: Apache-2.0
// What the address of a list of acts says: codes and ids, never a word of a text or a name.
import { type Kind, kinds, type State, states } from './act-codes.ts';

export interface ActsSearch {
  /** `any` for all; reports unless told. */
  acts?: Kind | 'any';
  status?: State;
  author?: string;
  dossier?: string;
  /** The page after this place. */
  after?: string;
}

const matching = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined;

/** Whatever an address says, only what can be asked for. */
export function actsSearch(given: Record<string, unknown>): ActsSearch {
  const acts = ([...kinds, 'any'] as const).find((one) => one === given.acts);
  const status = states.find((one) => one === given.status);
  const author = matching(given.author, /^[a-z0-9.-]{1,102}$/);
  const dossier = matching(given.dossier, /^[\w-]{22}$/);
  const after = matching(given.after, /^[\w-]{1,64}$/);
  return {
    ...(acts && { acts }),
    ...(status && { status }),
    ...(author !== undefined && { author }),
    ...(dossier !== undefined && { dossier }),
    ...(after !== undefined && { after }),
  };
}
