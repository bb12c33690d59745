// SPDX-License-Identifier: Apache-2.0
// Entries kept, sent when the node answers again, and what became of each: always in view.
import type { EntryBody } from '@tansiq/node/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { isSignedOut, NoAnswer, Problem } from '../../api/problem.ts';
import { SESSION_KEY } from '../../frame/session.tsx';
import { forget, type Kept, keep, waiting } from './pocket.ts';

const AGAIN_MS = 4_000;
/** A link so slow is taken for none; what is sent again is entered once. */
const PATIENCE_MS = 20_000;
const TOO_MANY = 429;
const ITS_OWN_FAULT = 500;

export interface Pocket {
  waiting: readonly Kept[];
  /** What the node refused, with why: still kept, until it is thrown away. */
  refused: ReadonlyMap<string, unknown>;
  sent: number;
  /** The node did not answer at the last attempt. */
  away: boolean;
  enter: (body: EntryBody) => Promise<void>;
  drop: (id: string) => Promise<void>;
}

/** No answer, or one that may be another in a moment. */
const passing = (error: unknown): boolean =>
  error instanceof NoAnswer ||
  (error instanceof Problem && (error.status === TOO_MANY || error.status >= ITS_OWN_FAULT));

/** @param sends false while nobody is known to be signed in: then entries are kept alone */
export function usePocket(dossier: string, user: string, sends: boolean): Pocket {
  const client = useQueryClient();
  const [kept, setKept] = useState<readonly Kept[]>([]);
  const [refused, setRefused] = useState<ReadonlyMap<string, unknown>>(new Map());
  const [sent, setSent] = useState(0);
  const [away, setAway] = useState(false);
  const running = useRef(false);
  const hopeless = useRef(new Set<string>());

  const look = useCallback(async () => {
    const all = await waiting(user);
    const here = all.filter((one) => one.dossier === dossier);
    setKept(here);
    return here;
  }, [user, dossier]);

  const flush = useCallback(async () => {
    if (running.current) return;
    running.current = true;
    try {
      for (const one of await look()) {
        if (hopeless.current.has(one.id)) continue;
        try {
          await call(
            'POST /operations/{dossier}/entries',
            { params: { dossier }, body: one.body },
            { idempotencyKey: one.id, signal: AbortSignal.timeout(PATIENCE_MS) },
          );
        } catch (error) {
          if (isSignedOut(error)) return void client.invalidateQueries({ queryKey: SESSION_KEY });
          if (passing(error)) return setAway(true);
          hopeless.current.add(one.id);
          setRefused((all) => new Map(all).set(one.id, error));
          continue;
        }
        await forget(one.id);
        setAway(false);
        setSent((n) => n + 1);
        await client.invalidateQueries({ queryKey: ['GET /operations/{dossier}'] });
      }
      setAway(false);
    } finally {
      running.current = false;
      await look();
    }
  }, [look, client, dossier]);

  useEffect(() => {
    if (!sends) return void look();
    void flush();
    const timer = setInterval(() => void flush(), AGAIN_MS);
    const back = () => void flush();
    addEventListener('online', back);
    return () => {
      clearInterval(timer);
      removeEventListener('online', back);
    };
  }, [sends, look, flush]);

  return {
    ...{ waiting: kept, refused, sent, away },
    enter: async (body) => {
      await keep({ id: crypto.randomUUID(), user, dossier, body });
      await look();
      if (sends) void flush();
    },
    drop: async (id) => {
      await forget(id);
      hopeless.current.delete(id);
      setRefused((all) => new Map([...all].filter(([one]) => one !== id)));
      await look();
    },
  };
}
