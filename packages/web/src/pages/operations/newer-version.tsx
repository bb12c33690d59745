// SPDX-License-Identifier: Apache-2.0
// A draft of a plan's next version, of which there is another one by now: it goes on from that one once its author says so.
import { Alert, Button } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';

interface NewerVersionProps {
  dossier: string;
  /** Number of the version that is written here. */
  version: number;
  goOn: (from: { plan: string; version: number }) => void;
}

export function NewerVersion({ dossier, version, goOn }: NewerVersionProps): ReactNode {
  const t = useWords();
  const { data } = useCall('GET /operations/{dossier}', { params: { dossier } });
  const highest = data?.versions[0];
  if (!highest || highest.version < version) return null;
  return (
    <Alert
      color="yellow"
      role="alert"
      icon={<IconGitCompare aria-hidden="true" />}
      title={t('operations.newerVersion', { n: highest.version })}
    >
      {t('operations.newerVersionWhy')}
      <div>
        <Button mt="sm" size="xs" variant="default" onClick={() => goOn(highest)}>
          {t('operations.goOnFrom', { n: highest.version })}
        </Button>
      </div>
    </Alert>
  );
}
