// SPDX-License-Identifier: Apache-2.0
// Under which of some agreements an operation may run: those of which an article in force allows it (docs/protocol.md, `operations`).
import type { AgreementAnswer } from '@tansiq/node/contract';
import { useQueries } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

/** Undefined until all are known; for no agreements nothing is asked. */
export function useOperationAgreements(lineages: readonly string[]): ReadonlySet<string> | undefined {
  return useQueries({
    queries: lineages.map((lineage) => ({
      queryKey: ['GET /agreements/{lineage}', { params: { lineage } }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call('GET /agreements/{lineage}', { params: { lineage } }, { signal }),
    })),
    combine: (answers) =>
      answers.every(({ isPending }) => !isPending)
        ? new Set(answers.flatMap(({ data }) => (data && allows(data) ? [data.lineage] : [])))
        : undefined,
  });
}

function allows({ versions }: AgreementAnswer): boolean {
  const inForce = versions.find(({ state }) => state === 'in-force');
  return (inForce?.document?.articles ?? []).some(
    ({ terms }) => (terms.operations as { allowed?: boolean } | undefined)?.allowed === true,
  );
}
