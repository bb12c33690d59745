// SPDX-License-Identifier: Apache-2.0
// Beside an act: the legal holds that keep it, for those who must see it, and placing one.
import { Button, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ActAnswer } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { HoldCard } from './hold-card.tsx';
import { PlaceHold } from './place-hold.tsx';

export function ActHolds({ act }: { act: ActAnswer }): ReactNode {
  const t = useWords();
  const may = useMay();
  // What has no marking is no content, and kept for good.
  const sees = may('head', 'legal-adviser', 'supervisor') && Object.hasOwn(act.sections, 'handling');
  const [placing, { open, close }] = useDisclosure(false);
  const query = useCall('GET /holds', { query: { act: act.id } }, { enabled: sees });
  if (!sees) return undefined;
  const items = query.data?.items ?? [];
  return (
    <Card title={t('holds.title')}>
      <Stack gap="md">
        {items.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('holds.none')}
          </Text>
        )}
        {items.map((hold) => (
          <HoldCard key={hold.id} hold={hold} />
        ))}
        {may('head', 'legal-adviser') && (
          <Button variant="default" onClick={open}>
            {t('holds.place')}
          </Button>
        )}
      </Stack>
      <Modal
        opened={placing}
        onClose={close}
        title={t('holds.place')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <Stack gap="md">
          <Text size="sm">{t('holds.lead')}</Text>
          <PlaceHold act={act.id} dossier={act.dossier} done={close} />
        </Stack>
      </Modal>
    </Card>
  );
}
