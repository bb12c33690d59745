// SPDX-License-Identifier: Apache-2.0
// Takes a step that binds, stops or ends: one call of the API for each.
import type { Text } from '@tansiq/node/contract';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { afterStep } from './steps.ts';

export interface Taken {
  step: 'sign' | 'ratify' | 'reject' | 'suspend' | 'resume' | 'terminate' | 'withdraw';
  terms: string;
  words: Text;
  /** From when an end counts. */
  effective: string;
  suspension?: string;
}

export function useTake(lineage: string): UseMutationResult<unknown, Error, Taken> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (taken: Taken) => take(lineage, taken),
    onSuccess: async () => {
      await Promise.all(afterStep.map((route) => client.invalidateQueries({ queryKey: [route] })));
    },
  });
}

function take(lineage: string, { step, terms, words, effective, suspension }: Taken): Promise<unknown> {
  const params = { lineage };
  const once = { idempotencyKey: crypto.randomUUID() };
  const note = words;
  switch (step) {
    case 'sign':
      return call('POST /agreements/{lineage}/signatures', { params, body: { terms, office: words } }, once);
    case 'ratify':
      return call(
        'POST /agreements/{lineage}/ratifications',
        { params, body: { terms, instrument: words } },
        once,
      );
    case 'reject':
      return call(
        'POST /agreements/{lineage}/rejections',
        { params, body: { terms, ...(Object.keys(words).length > 0 && { note }) } },
        once,
      );
    case 'suspend':
      return call('POST /agreements/{lineage}/suspensions', { params, body: { note } }, once);
    case 'resume':
      return call(
        'POST /agreements/{lineage}/resumptions',
        { params, body: { suspension: suspension ?? '' } },
        once,
      );
    case 'terminate':
      return call('POST /agreements/{lineage}/termination', { params, body: { effective, note } }, once);
    case 'withdraw':
      return call('POST /agreements/{lineage}/withdrawal', { params, body: { effective, note } }, once);
  }
}
