// SPDX-License-Identifier: Apache-2.0
// All people of this node, page after page: a party's desk is tens of people, not thousands.
import type { UserItem } from '@tansiq/node/contract';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export const PEOPLE = 'GET /users';
const PAGE = 200;

export function usePeople(): UseQueryResult<UserItem[]> {
  return useQuery({
    queryKey: [PEOPLE, 'all'],
    queryFn: async ({ signal }) => {
      const all: UserItem[] = [];
      let after: string | undefined;
      do {
        const query = after === undefined ? { limit: PAGE } : { limit: PAGE, after };
        const page = await call(PEOPLE, { query }, { signal });
        all.push(...page.items);
        after = page.next;
      } while (after !== undefined);
      return all;
    },
  });
}
