// SPDX-License-Identifier: Apache-2.0
// Told at the top of every page while the node is out of reach: what is shown may be old, and nothing typed is lost.
import { Alert } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { LiveState } from '../api/live.ts';
import { useWords } from '../language/words.ts';

/** A stream that breaks comes back within seconds at a restart; only what lasts is told. */
const PATIENCE_MS = 4000;

export function LinkNote({ live }: { live: LiveState }): ReactNode {
  const t = useWords();
  const [told, setTold] = useState(false);
  useEffect(() => {
    if (live !== 'lost') return setTold(false);
    const clock = setTimeout(() => setTold(true), PATIENCE_MS);
    return () => clearTimeout(clock);
  }, [live]);
  return (
    <div role="status">
      {told && (
        <Alert color="yellow" icon={<IconCloudOff aria-hidden="true" />} title={t('frame.offline')} mb="md">
          {t('frame.offlineDo')}
        </Alert>
      )}
    </div>
  );
}
