// SPDX-License-Identifier: Apache-2.0
// Makes contact with a partner, holds talks or closes them.
import { Button, Group, Modal, MultiSelect, SegmentedControl, Stack } from '@mantine/core';
import type { AgreementAnswer, Text } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useSession } from '../../frame/session.tsx';
import { useText, useWords } from '../../language/words.ts';
import { ProblemNote } from '../../parts/states.tsx';
import { afterStep } from './steps.ts';
import { isWritten, TextsField, written } from './texts-field.tsx';

const stages = ['contact', 'talks', 'closed'] as const;
type Stage = (typeof stages)[number];

interface NoteDialogProps {
  /** Goes on with these talks; begins others when absent. */
  agreement?: AgreementAnswer;
  close: () => void;
}

export function NoteDialog({ agreement, close }: NoteDialogProps): ReactNode {
  const t = useWords();
  const text = useText();
  const router = useRouter();
  const { party: self } = useSession();
  const [parties, setParties] = useState<string[]>((agreement?.parties ?? []).filter((one) => one !== self));
  const [stage, setStage] = useState<Stage>(agreement ? 'talks' : 'contact');
  const [words, setWords] = useState<Text>({});
  const known = useCall('GET /parties', {});
  const send = useSend('POST /agreements/contacts', afterStep);
  const partners = (known.data?.items ?? []).filter(({ status }) => status === 'confirmed');
  const say = () =>
    send.mutate(
      {
        body: {
          parties,
          stage,
          text: written(words),
          ...(agreement && { lineage: agreement.lineage }),
        },
      },
      {
        onSuccess: ({ lineage }) => {
          close();
          if (!agreement) router.history.push(`/agreements/${lineage}`);
        },
      },
    );
  return (
    <Modal
      opened
      onClose={close}
      title={t(agreement ? 'agreements.addNote' : 'agreements.newContact')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack>
        {!agreement && (
          <MultiSelect
            label={t('agreements.withWhom')}
            data={partners.map(({ id, names }) => ({ value: id, label: text(names) || id }))}
            value={parties}
            onChange={setParties}
            searchable
            withAsterisk
          />
        )}
        <SegmentedControl
          aria-label={t('agreements.stage')}
          value={stage}
          onChange={(value) => setStage(value as Stage)}
          data={stages.map((one) => ({ value: one, label: t(`agreements.stage.${one}`) }))}
        />
        <TextsField label={t('agreements.words')} value={words} change={setWords} rows={3} />
        {send.error && <ProblemNote error={send.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('frame.cancel')}
          </Button>
          <Button onClick={say} loading={send.isPending} disabled={parties.length === 0 || !isWritten(words)}>
            {t('agreements.sendToAll')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
