// SPDX-License-Identifier: Apache-2.0
// What is written, kept as one types: one save at a time, kept in this tab until the node has it, never written over another's.
import { useCallback, useEffect, useRef, useState } from 'react';
import { NoAnswer, Problem } from '../api/problem.ts';

/** What the node has. `at` in epoch milliseconds. */
export interface Kept<F> {
  form: F;
  revision: number;
  at: number;
}

export type Saving<F> =
  | { kind: 'new' }
  | { kind: 'saved'; at: number }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'offline' }
  | { kind: 'conflict'; theirs: Kept<F> }
  | { kind: 'failed'; error: unknown };

export interface InHand<F> {
  form: F;
  change: (some: Partial<F>) => void;
  saving: Saving<F>;
  revision: number;
  /** Saves what is not saved yet; true when the node has everything. */
  flush: () => Promise<boolean>;
  /** After a conflict: writes mine over theirs, or takes theirs. */
  keepMine: () => void;
  takeTheirs: () => void;
}

interface KeptOptions<F> {
  /** Under which it is kept in this tab; absent while the node has given it no name. */
  id: string | undefined;
  /** As it is on the node; revision 0 for what the node does not have yet. */
  begin: Kept<F>;
  /** What of it is saved, as one string: what is the same is not saved again. */
  textOf: (form: F) => string;
  /** Saves over the revision that was read; answers the new one. @throws Problem `draft-changed` when another saved in between */
  save: (form: F, revision: number) => Promise<number>;
  /** What the node has now, after a conflict. */
  load: () => Promise<Kept<F>>;
}

const PAUSE_MS = 900;
const AGAIN_MS = 3_000;

/** For this tab alone and until it is saved: content does not stay on the machine. */
const keyOf = (id: string) => `tansiq.unsaved.${id}`;

function unsaved<F>(id: string | undefined): F | undefined {
  const kept = id === undefined ? null : sessionStorage.getItem(keyOf(id));
  return kept === null ? undefined : (JSON.parse(kept) as { form: F }).form;
}

export function useKept<F extends object>({ id, begin, textOf, save, load }: KeptOptions<F>): InHand<F> {
  const [form, setForm] = useState<F>(() => unsaved<F>(id) ?? begin.form);
  const [saving, setSaving] = useState<Saving<F>>(
    begin.revision === 0 ? { kind: 'new' } : { kind: 'saved', at: begin.at },
  );
  const [revision, setRevision] = useState(begin.revision);
  const now = useRef({
    form,
    revision: begin.revision,
    saved: textOf(begin.form),
    running: undefined as Promise<boolean> | undefined,
    halted: false,
  });
  now.current.form = form;
  // The functions of the last drawing: what they do depends on nothing that a save already begun could not stand.
  const does = useRef({ id, textOf, save, load });
  does.current = { id, textOf, save, load };

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const hand = now.current;
    const { form: written } = hand;
    setSaving({ kind: 'saving' });
    try {
      hand.revision = await does.current.save(written, hand.revision);
      hand.saved = does.current.textOf(written);
      setRevision(hand.revision);
      const { id: name } = does.current;
      if (name !== undefined && does.current.textOf(hand.form) === hand.saved)
        sessionStorage.removeItem(keyOf(name));
      setSaving({ kind: 'saved', at: Date.now() });
      return true;
    } catch (error) {
      if (error instanceof NoAnswer) setSaving({ kind: 'offline' });
      else if (error instanceof Problem && error.code === 'draft-changed') {
        hand.halted = true;
        setSaving({ kind: 'conflict', theirs: await does.current.load() });
      } else {
        hand.halted = true;
        setSaving({ kind: 'failed', error });
      }
      return false;
    }
  }, []);

  const flush = useCallback(async (): Promise<boolean> => {
    const hand = now.current;
    if (hand.running) await hand.running;
    if (does.current.textOf(hand.form) === hand.saved) return true;
    if (hand.halted) return false;
    hand.running = saveOnce().finally(() => {
      hand.running = undefined;
    });
    return hand.running;
  }, [saveOnce]);

  useEffect(() => {
    if (does.current.textOf(form) === now.current.saved) return;
    if (id !== undefined) sessionStorage.setItem(keyOf(id), JSON.stringify({ form }));
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
      if (does.current.textOf(now.current.form) !== now.current.saved) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('beforeunload', warn);
      void flush();
    };
  }, [flush]);

  const change = useCallback((some: Partial<F>) => setForm((before) => ({ ...before, ...some })), []);

  const settle = (theirs: Kept<F>) => {
    now.current.revision = theirs.revision;
    now.current.saved = textOf(theirs.form);
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
      setForm(saving.theirs.form);
      if (id !== undefined) sessionStorage.removeItem(keyOf(id));
      setSaving({ kind: 'saved', at: saving.theirs.at });
    },
  };
}
