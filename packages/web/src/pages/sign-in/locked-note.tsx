// SPDX-License-Identifier: Apache-2.0
// Why signing in did not work; of a login that is held back, for how long still.
import { Alert } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { Problem } from '../../api/problem.ts';
import { useWords } from '../../language/words.ts';
import { useNow } from '../../parts/moment.tsx';
import { WayNote } from '../../parts/way-note.tsx';

export function LockedNote({ error }: { error: unknown }): ReactNode {
  if (error instanceof Problem && error.code === 'locked') return <Countdown problem={error} />;
  return <WayNote error={error} />;
}

function Countdown({ problem }: { problem: Problem }): ReactNode {
  const t = useWords();
  const until = useMemo(() => Date.now() + (problem.retryAfter ?? 0) * 1000, [problem]);
  const seconds = Math.max(0, Math.ceil((until - useNow(1000)) / 1000));
  return (
    <Alert color="red" icon={<IconLock aria-hidden="true" />} title={t('access.lockedTitle')} role="alert">
      {/* Read out once, not every second. */}
      <span aria-live="off">{t('access.lockedFor', { seconds })}</span>
    </Alert>
  );
}
