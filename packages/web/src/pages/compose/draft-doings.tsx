// SPDX-License-Identifier: Apache-2.0
// What can be done with a draft besides handing it in: look at what would leave of it, and drop it.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEye, IconTrash } from '@tabler/icons-react';
import type { DraftAnswer } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { ProblemNote, Shown } from '../../parts/states.tsx';
import { LeavingView } from './leaving-view.tsx';
import type { DraftInHand } from './use-draft.ts';

interface DraftDoingsProps {
  draft: DraftAnswer;
  hand: DraftInHand;
}

export function DraftDoings({ draft, hand }: DraftDoingsProps): ReactNode {
  const t = useWords();
  const router = useRouter();
  const [previewing, look] = useDisclosure(false);
  const [dropping, ask] = useDisclosure(false);
  const drop = useSend('DELETE /drafts/{id}', ['GET /drafts'], () => router.history.push('/drafts'));
  const [saved, setSaved] = useState(true);
  const params = { id: draft.id };
  const lookOnceSaved = async () => {
    const done = await hand.flush();
    setSaved(done);
    if (done) look.open();
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconEye size={16} aria-hidden="true" />}
        onClick={() => void lookOnceSaved()}
      >
        {t('compose.preview')}
      </Button>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden="true" />}
        onClick={ask.open}
      >
        {t('compose.drop')}
      </Button>
      {!saved && (
        <Text c="var(--tq-bad)" role="alert">
          {t('compose.saveFirst')}
        </Text>
      )}
      <Modal
        opened={previewing}
        onClose={look.close}
        title={t('compose.leaves')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <Leaving id={draft.id} revision={hand.revision} />
      </Modal>
      <Modal
        opened={dropping}
        onClose={ask.close}
        title={t('compose.dropAsk')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <Stack gap="md">
          <Text>{t('compose.dropWhy')}</Text>
          {drop.error !== null && <ProblemNote error={drop.error} />}
          <Group gap="sm">
            <Button color="red" loading={drop.isPending} onClick={() => drop.mutate({ params })}>
              {t('compose.drop')}
            </Button>
            <Button variant="default" onClick={ask.close}>
              {t('frame.cancel')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

/** What would leave of the revision that is saved. */
function Leaving({ id, revision }: { id: string; revision: number }): ReactNode {
  const t = useWords();
  const preview = useCall('GET /drafts/{id}/preview', { params: { id }, revision } as {
    params: { id: string };
  });
  return (
    <Shown query={preview}>
      {({ leaves, decisions }) => (
        <Stack gap="sm">
          {decisions.some(({ permit }) => !permit) && (
            <Text c="var(--tq-bad)">{t('compose.wouldNotLeave')}</Text>
          )}
          <LeavingView leaves={leaves} />
        </Stack>
      )}
    </Shown>
  );
}
