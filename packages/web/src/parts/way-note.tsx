// SPDX-License-Identifier: Apache-2.0
// Why showing who one is did not work: a passkey that was not shown, or what the node said.
import { Alert } from '@mantine/core';
import { IconFingerprintOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { PasskeyStopped } from '../api/passkeys.ts';
import { useWords } from '../language/words.ts';
import { ProblemNote } from './states.tsx';

export function WayNote({ error }: { error: unknown }): ReactNode {
  const t = useWords();
  if (error === undefined || error === null) return null;
  if (!(error instanceof PasskeyStopped)) return <ProblemNote error={error} />;
  return (
    <Alert color="yellow" icon={<IconFingerprintOff aria-hidden="true" />} role="alert">
      {t('access.passkeyStopped')}
    </Alert>
  );
}
