// SPDX-License-Identifier: Apache-2.0
// Calls as queries and changes: cached by route and what was asked, told apart from what failed, made stale by the node's events.
import type { Wanted } from '@tansiq/node/contract';
import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type Answer, call, type Route } from './call.ts';
import { NoAnswer } from './problem.ts';

const RETRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the node refused it will refuse again; what did not arrive may arrive yet.
      retry: (failures, error) => error instanceof NoAnswer && failures < RETRIES,
    },
  },
});

export interface QueryOptions {
  /** False while what it needs is not known yet. */
  enabled?: boolean;
  /** Milliseconds between looks, for what no event tells. */
  every?: number;
}

/** The answer of a GET, kept while the next page loads. Key: [route, wanted]. */
export function useCall<R extends Route & `GET ${string}`>(
  route: R,
  wanted: Wanted<R>,
  { enabled = true, every }: QueryOptions = {},
): UseQueryResult<Answer<R>> {
  return useQuery({
    queryKey: [route, wanted],
    queryFn: ({ signal }) => call(route, wanted, { signal }),
    placeholderData: keepPreviousData,
    enabled,
    ...(every !== undefined && { refetchInterval: every }),
  }) as UseQueryResult<Answer<R>>;
}

/**
 * A change. After it the answers of the routes named in `stale` are asked for anew. Each `mutate` is one key, so that what the browser
 * or the link repeats is done once.
 * @param done after it, also when whoever sent it is no longer on the page: a change that is known may put another page in its place.
 */
export function useSend<R extends Route>(
  route: R,
  stale: readonly Route[] = [],
  done?: (answer: Answer<R>) => void,
): UseMutationResult<Answer<R>, Error, Wanted<R>> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Wanted<R>) => call(route, wanted, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: async (answer) => {
      done?.(answer as Answer<R>);
      await Promise.all(stale.map((one) => client.invalidateQueries({ queryKey: [one] })));
    },
  });
}

/** Asks once more for what `useCall` was refused, with the reason that the node wants (428); its answer is then that of the query. */
export function useReason<R extends 'GET /acts/{id}' | 'GET /outcomes/{act}/chain'>(
  route: R,
  wanted: Wanted<R>,
): (why: string) => Promise<void> {
  const client = useQueryClient();
  return async (why) => {
    const answer = await call(route, { ...(wanted as object), query: { why } } as Wanted<R>);
    client.setQueryData([route, wanted], answer);
  };
}
