// SPDX-License-Identifier: Apache-2.0
// An act with an H3 restriction: its words are read and accepted before anything of the act is shown.
import { Alert, Button, Stack } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Page } from '../../parts/page.tsx';
import { ProblemNote, Shown } from '../../parts/states.tsx';

export function H3Gate({ act }: { act: string }): ReactNode {
  const t = useWords();
  const query = useCall('GET /acts/{id}/h3-acceptance', { params: { id: act } });
  const accept = useSend('POST /acts/{id}/h3-acceptance', [
    'GET /acts/{id}',
    'GET /acts',
    'GET /acts/{id}/journey',
  ]);
  return (
    <Page title={t('act.h3')} lead={t('act.h3Lead')}>
      <Shown query={query}>
        {({ restriction }) => (
          <Stack gap="md">
            <Alert color="yellow" icon={<IconLock aria-hidden="true" />}>
              <bdi dir="auto">{restriction}</bdi>
            </Alert>
            {accept.error !== null && <ProblemNote error={accept.error} />}
            <Button
              style={{ alignSelf: 'flex-start' }}
              loading={accept.isPending}
              onClick={() => accept.mutate({ params: { id: act } })}
            >
              {t('act.h3Accept')}
            </Button>
          </Stack>
        )}
      </Shown>
    </Page>
  );
}
