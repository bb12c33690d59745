// SPDX-License-Identifier: Apache-2.0
// A draft of a report while it is written, kept on the node as one types.
import type { DraftAnswer } from '@tansiq/node/contract';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { type InHand, type Kept, type Saving, useKept } from '../../parts/use-kept.ts';
import { bodyOf, type DraftForm, formOf } from './draft-body.ts';

export type DraftInHand = InHand<DraftForm>;
export type DraftSaving = Saving<DraftForm>;

export function useDraft(draft: DraftAnswer): DraftInHand {
  const client = useQueryClient();
  const params = { id: draft.id };
  return useKept<DraftForm>({
    id: draft.id,
    begin: keptOf(draft),
    textOf: (form) => JSON.stringify(bodyOf(form)),
    load: async () => keptOf(await call('GET /drafts/{id}', { params })),
    save: async (form, before) => {
      const body = bodyOf(form);
      const { revision, problems } = await call('PUT /drafts/{id}', {
        params,
        body: { ...body, revision: before },
      });
      const updatedAt = Math.floor(Date.now() / 1000);
      client.setQueryData(
        ['GET /drafts/{id}', { params }],
        (old: DraftAnswer | undefined) => old && { ...old, ...body, revision, problems, updatedAt },
      );
      return revision;
    },
  });
}

const keptOf = (draft: DraftAnswer): Kept<DraftForm> => ({
  form: formOf(draft),
  revision: draft.revision,
  at: draft.updatedAt * 1000,
});
