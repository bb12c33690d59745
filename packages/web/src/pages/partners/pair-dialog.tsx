// SPDX-License-Identifier: Apache-2.0
// Takes in a party's cards, from a file or pasted; nothing flows until a person has compared its fingerprint.
import { Button, FileInput, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { ProblemNote } from '../../parts/states.tsx';

/** A card is a JWS; a file of them may have words around them. */
const CARDS = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;
const LONGEST = 1_048_576;

export function PairDialog({ close }: { close: () => void }): ReactNode {
  const t = useWords();
  const router = useRouter();
  const [pasted, setPasted] = useState('');
  const send = useSend('POST /parties', ['GET /parties', 'GET /links', 'GET /agreements/matrix']);
  const card = pasted.slice(0, LONGEST).match(CARDS)?.join('\n');
  const add = () => {
    if (card === undefined) return;
    send.mutate(
      { body: { card } },
      {
        onSuccess: ({ id }) => {
          close();
          router.history.push(`/partners/${id}`);
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('partners.add')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack>
        <Text>{t('partners.addHow')}</Text>
        <FileInput
          label={t('partners.cardFile')}
          placeholder={t('partners.chooseFile')}
          onChange={(file) => {
            if (file) void file.slice(0, LONGEST).text().then(setPasted);
          }}
          clearable
          clearButtonProps={{ 'aria-label': t('partners.clearFile') }}
        />
        <Textarea
          label={t('partners.cardText')}
          value={pasted}
          onChange={(event) => setPasted(event.currentTarget.value)}
          minRows={4}
          maxRows={8}
          autosize
          dir="ltr"
          error={pasted !== '' && card === undefined ? t('partners.noCard') : undefined}
        />
        {send.error && <ProblemNote error={send.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('frame.cancel')}
          </Button>
          <Button onClick={add} loading={send.isPending} disabled={card === undefined}>
            {t('partners.takeIn')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
