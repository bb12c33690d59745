// SPDX-License-Identifier: Apache-2.0
// Who is signed in. Without a session every address shows the sign-in page, and goes on to where it was afterwards.
import type { Role, SessionAnswer } from '@tansiq/node/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { call, setToken } from '../api/call.ts';
import { isSignedOut, NoAnswer, wantsSecondFactor } from '../api/problem.ts';
import { wipeOthers } from '../pages/operations/pocket.ts';
import { Loading, ProblemNote } from '../parts/states.tsx';

const Held = createContext<SessionAnswer | undefined>(undefined);

/** The session; only inside a page that needs one. */
export function useSession(): SessionAnswer {
  const session = useContext(Held);
  if (!session) throw new Error('outside a session');
  return session;
}

/** Whether the officer has one of these roles: for showing what will not be refused, never for protecting it. */
export function useMay(): (...roles: Role[]) => boolean {
  const { officer } = useSession();
  return (...roles) => roles.some((role) => officer.roles.includes(role));
}

export const SESSION_KEY = ['GET /session', {}] as const;

interface SessionGateProps {
  signIn: ReactNode;
  /** For who must set up a second factor before anything else. */
  enrol: ReactNode;
  /** For while nobody can ask who is signed in; else what every page says of a node out of reach. */
  away?: ReactNode;
  children: ReactNode;
}

/** A link so slow is taken for none. */
const PATIENCE_MS = 10_000;
const AGAIN_MS = 4_000;

export function SessionGate({ signIn, enrol, away, children }: SessionGateProps): ReactNode {
  const client = useQueryClient();
  const { data, error, failureReason, fetchStatus, refetch } = useQuery({
    queryKey: SESSION_KEY,
    queryFn: async () => {
      const session = await call('GET /session', {}, { signal: AbortSignal.timeout(PATIENCE_MS) });
      setToken(session.csrf);
      return session;
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.error instanceof NoAnswer ? AGAIN_MS : false),
  });
  const user = data?.officer.id;
  useEffect(() => {
    if (user !== undefined) void wipeOthers(user);
  }, [user]);
  // Any call that comes back as signed out ends the session on this page too.
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ query }) => {
        if (query.queryKey[0] === SESSION_KEY[0]) return;
        if (wantsSecondFactor(query.state.error)) void client.invalidateQueries({ queryKey: SESSION_KEY });
        if (!isSignedOut(query.state.error)) return;
        if (client.getQueryData(SESSION_KEY) !== undefined) client.removeQueries({ queryKey: SESSION_KEY });
      }),
    [client],
  );
  if (data) return <Held value={data}>{data.secondFactor === 'missing' ? enrol : children}</Held>;
  if (isSignedOut(error)) return signIn;
  // Without a link the query waits instead of failing.
  const unanswered =
    fetchStatus === 'paused' || failureReason instanceof NoAnswer || error instanceof NoAnswer;
  if (away !== undefined && unanswered) return away;
  if (error) return <ProblemNote error={error} retry={() => void refetch()} />;
  return <Loading />;
}
