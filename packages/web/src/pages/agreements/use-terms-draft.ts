// SPDX-License-Identifier: Apache-2.0
// An agreement while it is written, kept on the node as one types; the first change makes the draft.
import type { TermsDocument, TermsDraftItem } from '@tansiq/node/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '../../api/call.ts';
import { type InHand, type Kept, useKept } from '../../parts/use-kept.ts';

/** A draft as the node has it, or a text to begin from. */
export interface TermsBegin {
  terms: TermsDocument;
  /** The proposal that it counters. */
  replaces?: string | undefined;
  draft?: { id: string; revision: number; at: number } | undefined;
}

export interface TermsInHand extends InHand<TermsDocument> {
  /** Known once the node has it. */
  draft: () => string | undefined;
}

export function useTermsDraft(begin: TermsBegin, made: (draft: string) => void): TermsInHand {
  const client = useQueryClient();
  const { terms, replaces, draft } = begin;
  const id = useRef(draft?.id);
  const more = replaces === undefined ? {} : { replaces };
  const load = async (): Promise<Kept<TermsDocument>> => {
    const theirs = await call('GET /agreements/drafts/{draft}', { params: { draft: id.current ?? '' } });
    return { form: theirs.terms, revision: theirs.revision, at: theirs.updatedAt };
  };
  const save = async (form: TermsDocument, before: number): Promise<number> => {
    const body = { terms: form, ...more };
    const params = { draft: id.current ?? '' };
    const { id: kept, revision } = await (id.current === undefined
      ? call('POST /agreements/drafts', { body })
      : call('PUT /agreements/drafts/{draft}', { params, body: { ...body, revision: before } }));
    client.setQueryData(
      ['GET /agreements/drafts/{draft}', { params: { draft: kept } }],
      (old: TermsDraftItem | undefined) => old && { ...old, ...body, revision, updatedAt: Date.now() },
    );
    void client.invalidateQueries({ queryKey: ['GET /agreements/drafts'] });
    if (id.current === undefined) {
      id.current = kept;
      made(kept);
    }
    return revision;
  };
  const hand = useKept<TermsDocument>({
    id: draft?.id,
    begin: { form: terms, revision: draft?.revision ?? 0, at: draft?.at ?? 0 },
    textOf: JSON.stringify,
    ...{ save, load },
  });
  return { ...hand, draft: () => id.current };
}
