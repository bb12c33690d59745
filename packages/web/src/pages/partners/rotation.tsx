// SPDX-License-Identifier: Apache-2.0
// New keys for this node: for administrators, with the identity root at hand.
import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { ProblemNote } from '../../parts/states.tsx';

const kinds = ['sign', 'log', 'seal', 'tls', 'cosign'] as const;

export function Rotation(): ReactNode {
  const t = useWords();
  const [keys, setKeys] = useState<string[]>([]);
  const [asking, setAsking] = useState(false);
  const send = useSend('POST /parties/self/rotation', ['GET /parties', 'GET /parties/{id}']);
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
        {send.data && (
          <Alert color="green" title={t('partners.rotated', { number: send.data.seq })} role="status" />
        )}
        <div>
          <Button color="red" disabled={keys.length === 0} onClick={() => setAsking(true)}>
            {t('partners.rotate')}
          </Button>
        </div>
      </Stack>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('partners.rotate')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <Stack>
          <Text>{t('partners.rotateSure')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('frame.cancel')}
            </Button>
            <Button color="red" onClick={rotate} loading={send.isPending}>
              {t('partners.rotate')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Card>
  );
}
