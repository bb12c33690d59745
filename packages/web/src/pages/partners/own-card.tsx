// SPDX-License-Identifier: Apache-2.0
// This party's card, to be handed to a partner as a file or copied.
import { Button, CopyButton, Group, Text } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import type { PartyDetail } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { saveFile } from '../../parts/save-file.ts';

export function OwnCard({ party }: { party: PartyDetail }): ReactNode {
  const t = useWords();
  const save = () => saveFile(`${party.id}.card`, new Blob([party.card], { type: 'application/jose' }));
  return (
    <Card title={t('partners.ownCard')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('partners.handOver')}
      </Text>
      <Group>
        <Button variant="default" onClick={save} leftSection={<IconDownload size={16} aria-hidden="true" />}>
          {t('partners.saveCard')}
        </Button>
        <CopyButton value={party.card}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} leftSection={<IconCopy size={16} aria-hidden="true" />}>
              {t(copied ? 'partners.copied' : 'partners.copyCard')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Card>
  );
}
