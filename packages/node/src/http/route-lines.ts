// SPDX-License-Identifier: Apache-2.0
// One line a route: who may call it, and what a caller who may not know of a thing is shown of it. The disclosure test calls every route by
// it, in every role, and fails for a route that has no line. To add a route, add its line (CONTRIBUTING.md says how).
import type { Role } from '../access/officer.ts';
import type { Who } from './define-route.ts';

/** Ids of one thing of each kind: in turn such that the caller may not know of, and such that there are none of. */
export interface Things {
  act: string;
  dossier: string;
  attachment: string;
  draft: string;
  termsDraft: string;
  upload: string;
  lineage: string;
  recall: string;
  outcome: string;
  /** Dossier of an operation, and its plan. */
  operation: string;
  plan: string;
  /** Dossier of a joint statement. */
  statement: string;
}

/** What goes into a call: path parameters, query, body. */
export interface Asking {
  params?: Record<string, string>;
  query?: string;
  body?: unknown;
}

interface Common {
  readonly who: Who;
  /** The call. Without it: no body but `{}`, parameters that nothing has. */
  readonly call?: (of: Things) => Asking;
}

/**
 * - `names` a thing: what the caller may not know of answers as what does not exist, with 404, or with `status` (a list that is empty, say). `sees` are roles that see such things by their office, with the reason in `why`.
 * - `lists`: answers the same whether or not there are things that the caller may not know of. `but` takes out members that change by themselves, `unless`
 *   items of types that some roles see by their office.
 * - `plain`: tells nothing of acts, dossiers, drafts or agreements.
 * - `office`: shows sizes or ids by the caller's office, and `why`; no content even so.
 */
export type RouteLine = Common &
  (
    | {
        readonly kind: 'names';
        readonly status?: number;
        readonly sees?: readonly Role[];
        readonly why?: string;
      }
    | {
        readonly kind: 'lists';
        readonly but?: readonly string[];
        readonly unless?: { readonly roles: readonly Role[]; readonly type: RegExp };
        readonly sees?: readonly Role[];
        readonly why?: string;
      }
    | { readonly kind: 'plain' }
    | { readonly kind: 'office'; readonly why: string }
  );

export const content = [
  'officer',
  'releaser',
  'negotiator',
  'legal-adviser',
  'signatory',
  'head',
  'supervisor',
] as const satisfies readonly Role[];
export const everyone = [...content, 'administrator'] as const satisfies readonly Role[];
export const writers = ['officer', 'releaser', 'head'] as const satisfies readonly Role[];

export const plain = (who: Who, call?: Common['call']): RouteLine => ({
  kind: 'plain',
  who,
  ...(call && { call }),
});
export const office = (who: Who, why: string, call?: Common['call']): RouteLine => ({
  ...{ kind: 'office', who, why },
  ...(call && { call }),
});
export const lists = (
  who: Who,
  more: Omit<Extract<RouteLine, { kind: 'lists' }>, 'kind' | 'who'> = {},
): RouteLine => ({ kind: 'lists', who, ...more });
export const names = (
  who: Who,
  call: Common['call'] & {},
  more: Omit<Extract<RouteLine, { kind: 'names' }>, 'kind' | 'who' | 'call'> = {},
): RouteLine => ({ kind: 'names', who, call, ...more });
