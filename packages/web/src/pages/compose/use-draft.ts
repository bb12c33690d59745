// SPDX-License-Identifier: Apache-2.0
// A draft while it is written: saved as one types, one save at a time, kept in this tab until the node has it, never written over another's.
import type { DraftAnswer, DraftBody, SavedDraftAnswer } from '@tansiq/node/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { NoAnswer, Problem } from '../../api/problem.ts';
import { bodyOf, type DraftForm, formOf } from './draft-body.ts';

export type Saving =
  | { kind: 'saved'; at: number }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'offline' }
  | { kind: 'conflict'; theirs: DraftAnswer }
  | { kind: 'failed'; error: unknown };

export interface DraftInHand {
  form: DraftForm;
  change: (some: Partial<DraftForm>) => void;
  saving: Saving;
  revision: number;
  /** Saves what is not saved yet; true when the node has everything. */
  flush: () => Promise<boolean>;
  /** After a conflict: writes mine over theirs, or takes theirs. */
  keepMine: () => void;
  takeTheirs: () => void;
}

const PAUSE_MS = 900;
const AGAIN_MS = 3_000;

/** For this tab alone and until it is saved: content does not stay on the machine. */
const keyOf = (id: string) => `tansiq.unsaved.${id}`;

function unsaved(draft: DraftAnswer): DraftForm | undefined {
  const kept = sessionStorage.getItem(keyOf(draft.id));
  if (kept === null) return undefined;
  const { form } = JSON.parse(kept) as { form: DraftForm };
  return form;
}

export function useDraft(draft: DraftAnswer): DraftInHand {
  const client = useQueryClient();
  const { id } = draft;
  const [form, setForm] = useState<DraftForm>(() => unsaved(draft) ?? formOf(draft));
  const [saving, setSaving] = useState<Saving>({ kind: 'saved', at: draft.updatedAt * 1000 });
  const [revision, setRevision] = useState(draft.revision);
  const now = useRef({
    form,
    revision: draft.revision,
    saved: JSON.stringify(bodyOf(formOf(draft))),
    running: undefined as Promise<boolean> | undefined,
    halted: false,
  });
  now.current.form = form;

  const keep = useCallback(
    (body: DraftBody, answer: SavedDraftAnswer) => {
      now.current.revision = answer.revision;
      now.current.saved = JSON.stringify(body);
      setRevision(answer.revision);
      client.setQueryData(
        ['GET /drafts/{id}', { params: { id } }],
        (old: DraftAnswer | undefined) =>
          old && {
            ...old,
            ...body,
            revision: answer.revision,
            problems: answer.problems,
            updatedAt: seconds(),
          },
      );
      if (JSON.stringify(bodyOf(now.current.form)) === now.current.saved)
        sessionStorage.removeItem(keyOf(id));
    },
    [client, id],
  );

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const body = bodyOf(now.current.form);
    setSaving({ kind: 'saving' });
    try {
      const wanted = { params: { id }, body: { ...body, revision: now.current.revision } };
      keep(body, await call('PUT /drafts/{id}', wanted));
      setSaving({ kind: 'saved', at: Date.now() });
      return true;
    } catch (error) {
      if (error instanceof NoAnswer) setSaving({ kind: 'offline' });
      else if (error instanceof Problem && error.code === 'draft-changed') {
        now.current.halted = true;
        setSaving({ kind: 'conflict', theirs: await call('GET /drafts/{id}', { params: { id } }) });
      } else {
        now.current.halted = true;
        setSaving({ kind: 'failed', error });
      }
      return false;
    }
  }, [id, keep]);

  const flush = useCallback(async (): Promise<boolean> => {
    const hand = now.current;
    if (hand.running) await hand.running;
    if (JSON.stringify(bodyOf(hand.form)) === hand.saved) return true;
    if (hand.halted) return false;
    hand.running = saveOnce().finally(() => {
      hand.running = undefined;
    });
    return hand.running;
  }, [saveOnce]);

  useEffect(() => {
    const body = JSON.stringify(bodyOf(form));
    if (body === now.current.saved) return;
    sessionStorage.setItem(keyOf(id), JSON.stringify({ form }));
    if (now.current.halted) return;
    setSaving((before) => (before.kind === 'offline' ? before : { kind: 'typing' }));
    const timer = setTimeout(() => void flush(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [form, id, flush]);

  useEffect(() => {
    if (saving.kind !== 'offline') return;
    const timer = setTimeout(() => void flush(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [saving, flush]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (JSON.stringify(bodyOf(now.current.form)) !== now.current.saved) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
      void flush();
    };
  }, [flush]);

  const change = useCallback((some: Partial<DraftForm>) => setForm((before) => ({ ...before, ...some })), []);

  const settle = (theirs: DraftAnswer) => {
    now.current.revision = theirs.revision;
    now.current.saved = JSON.stringify(bodyOf(formOf(theirs)));
    now.current.halted = false;
    setRevision(theirs.revision);
  };
  return {
    ...{ form, change, saving, revision, flush },
    keepMine: () => {
      if (saving.kind !== 'conflict') return;
      settle(saving.theirs);
      void flush();
    },
    takeTheirs: () => {
      if (saving.kind !== 'conflict') return;
      settle(saving.theirs);
      setForm(formOf(saving.theirs));
      sessionStorage.removeItem(keyOf(id));
      setSaving({ kind: 'saved', at: saving.theirs.updatedAt * 1000 });
    },
  };
}

const seconds = (): number => Math.floor(Date.now() / 1000);
