// SPDX-License-Identifier: Apache-2.0
// Who one is at the agency's OpenID provider, where an administrator or a first sign-in has bound that; and saying that it is one's own.
import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { ProviderLine } from '../../parts/provider-line.tsx';
import { WayNote } from '../../parts/way-note.tsx';
import { useWayChange } from './passkeys.tsx';

export function OwnProvider(): ReactNode {
  const t = useWords();
  const { data } = useCall('GET /account/ways', {});
  const prove = useWayChange(() => call('POST /account/provider/confirmation', {}).then(() => true));
  const link = data?.provider;
  if (!link) return null;
  return (
    <Card title={t('access.provider')}>
      <Stack>
        <Text c="dimmed" size="sm" maw="60ch">
          {t('access.providerLead')}
        </Text>
        <ProviderLine link={link} />
        {!link.proven && (
          <>
            <Text size="sm" maw="60ch">
              {t('access.providerMineWhat')}
            </Text>
            <WayNote error={prove.error} />
            <Group>
              <Button size="xs" loading={prove.isPending} onClick={() => prove.mutate()}>
                {t('access.providerMine')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Card>
  );
}
