// SPDX-License-Identifier: Apache-2.0
// New keys for this node: for administrators, with the identity root at hand.
import { Alert, Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { ProblemNote } from '../../parts/states.tsx';

const kinds = ['sign', 'log', 'seal', 'tls', 'cosign'] as const;

const changed = ['GET /parties', 'GET /parties/{id}', 'GET /parties/self/rotation'] as const;

export function Rotation(): ReactNode {
  const t = useWords();
  const [keys, setKeys] = useState<string[]>([]);
  const [asking, setAsking] = useState(false);
  const send = useSend('POST /parties/self/rotation', changed);
  const act = t(keys.length === 0 ? 'partners.renew' : 'partners.rotate');
  const rotate = () => send.mutate({ body: { keys } }, { onSettled: () => setAsking(false) });
  return (
    <Card title={t('partners.rotation')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('partners.rotationHow')}
        </Text>
        <Checkbox.Group value={keys} onChange={setKeys} label={t('partners.whichKeys')}>
          <Stack gap="xs" mt="xs">
            {kinds.map((kind) => (
              <Checkbox key={kind} value={kind} label={t(`partners.key.${kind}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        {send.error && <ProblemNote error={send.error} />}
        {send.data && send.data.unsigned === undefined && (
          <Alert color="green" title={t('partners.rotated', { number: send.data.seq })} role="status" />
        )}
        <div>
          <Button color="red" onClick={() => setAsking(true)}>
            {act}
          </Button>
        </div>
        <WaitingCard />
      </Stack>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={act}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <Stack>
          <Text>{t('partners.rotateSure')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('frame.cancel')}
            </Button>
            <Button color="red" onClick={rotate} loading={send.isPending}>
              {act}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Card>
  );
}

/** The card that waits for the identity root: taken there as a file, and put into effect when it is back. */
function WaitingCard(): ReactNode {
  const t = useWords();
  const { data } = useCall('GET /parties/self/rotation', {});
  const [signed, setSigned] = useState('');
  const take = useSend('POST /parties/self/cards', changed);
  const [waiting] = data?.items ?? [];
  if (waiting?.unsigned === undefined) return null;
  const { seq, unsigned } = waiting;
  const save = () => saveFile(`card-${seq}.unsigned`, new Blob([unsigned], { type: 'text/plain' }));
  return (
    <Alert color="yellow" title={t('partners.cardWaits', { number: seq })}>
      <Stack align="flex-start">
        <Text size="sm">{t('partners.cardWaitsHow')}</Text>
        <Button variant="default" onClick={save}>
          {t('partners.saveUnsigned')}
        </Button>
        <Textarea
          label={t('partners.signedCard')}
          value={signed}
          onChange={(event) => setSigned(event.currentTarget.value)}
          minRows={3}
          maxRows={6}
          autosize
          dir="ltr"
          w="100%"
        />
        {take.error && <ProblemNote error={take.error} />}
        <Button
          onClick={() => take.mutate({ body: { card: signed.trim() } })}
          disabled={signed.trim() === ''}
          loading={take.isPending}
        >
          {t('partners.takeEffect')}
        </Button>
      </Stack>
    </Alert>
  );
}
