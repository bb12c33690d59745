// SPDX-License-Identifier: Apache-2.0
// Told to whose account administrators are about to recover: who did not ask for it stops it here.
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useSession } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { WayNote } from '../../parts/way-note.tsx';

const RECOVERIES = 'GET /recoveries';

export function OwnRecovery(): ReactNode {
  const t = useWords();
  const { officer } = useSession();
  const query = useCall(RECOVERIES, {});
  const stop = useSend('DELETE /recoveries/{id}', [RECOVERIES]);
  const own = query.data?.items.find(({ user }) => user === officer.id);
  if (!own) return null;
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle aria-hidden="true" />}
      title={t('access.recoveryOpen')}
      role="alert"
    >
      <Stack gap="sm" align="flex-start">
        {t('access.recoveryWhat')}
        <Text size="sm" dir="auto">
          {own.why}
        </Text>
        <WayNote error={stop.error} />
        <Button
          size="xs"
          variant="default"
          loading={stop.isPending}
          onClick={() => stop.mutate({ params: { id: own.id } })}
        >
          {t('access.recoveryStop')}
        </Button>
      </Stack>
    </Alert>
  );
}
