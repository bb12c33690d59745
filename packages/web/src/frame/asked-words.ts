// SPDX-License-Identifier: Apache-2.0
// What was last searched for, kept in this page's memory alone while somebody is signed in: it is personal data, and no address, storage or
// log of the browser has it.
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';

export interface AskedWords {
  text: string;
  why: string;
  /** Days, `2026-11-30`; empty for none. */
  since: string;
  until: string;
  /** Which search of this page it is: the same words again are a new look. */
  turn: number;
}

const KEY = ['words that were searched for'] as const;
const none: AskedWords = { text: '', why: '', since: '', until: '', turn: 0 };
const HOUR = 3_600_000;

export function askFor(client: QueryClient, words: Partial<Omit<AskedWords, 'turn'>>): void {
  const before = client.getQueryData<AskedWords>(KEY) ?? none;
  client.setQueryData<AskedWords>(KEY, { ...before, ...words, turn: before.turn + 1 });
}

export function useAskedWords(): readonly [AskedWords, (words: Partial<Omit<AskedWords, 'turn'>>) => void] {
  const client = useQueryClient();
  const { data = none } = useQuery<AskedWords>({
    queryKey: KEY,
    queryFn: () => client.getQueryData<AskedWords>(KEY) ?? none,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: HOUR,
  });
  return [data, (words) => askFor(client, words)];
}
