// SPDX-License-Identifier: Apache-2.0
// The way out: ends the session and leaves nothing on this machine. Asks first where entries wait that the node does not have.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { call } from '../api/call.ts';
import { useWords } from '../language/words.ts';
import { wipePhone } from '../pages/operations/phone.ts';
import { waiting } from '../pages/operations/pocket.ts';
import { Sure } from '../parts/sure.tsx';
import { To } from '../parts/to.tsx';
import { SESSION_KEY, useSession } from './session.tsx';

interface SignOut {
  signOut: () => void;
  /** Stands beside what was clicked, which may be a menu that closes. */
  question: ReactNode;
}

export function useSignOut(): SignOut {
  const t = useWords();
  const client = useQueryClient();
  const { officer } = useSession();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  /** Dossiers of entries that would be lost, one for each entry. */
  const [asking, setAsking] = useState<readonly string[]>();
  const leave = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await call('DELETE /session', {});
    } catch (why) {
      // Without the node's word the session goes on there: nothing is wiped, and the officer is told.
      setError(why);
      setAsking((before) => before ?? []);
      return setBusy(false);
    }
    await wipePhone();
    client.clear();
    await client.invalidateQueries({ queryKey: SESSION_KEY });
    location.assign('/');
  };
  const ask = async () => {
    const lost = (await waiting(officer.id)).map(({ dossier }) => dossier);
    if (lost.length > 0) setAsking(lost);
    else await leave();
  };
  const [first] = asking ?? [];
  return {
    signOut: () => void ask(),
    question: (
      <Sure
        opened={asking !== undefined}
        title={t('frame.signOut')}
        action={t(first === undefined ? 'frame.signOut' : 'frame.signOutLosing')}
        busy={busy}
        error={error}
        onClose={() => setAsking(undefined)}
        onSure={() => void leave()}
      >
        {asking !== undefined && first !== undefined && (
          <>
            {t('frame.signOutLoses', { n: asking.length })}{' '}
            <To href={`/operations/${first}/site`} underline="always">
              {t('frame.signOutSend')}
            </To>
          </>
        )}
      </Sure>
    ),
  };
}
