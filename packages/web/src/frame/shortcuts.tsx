// SPDX-License-Identifier: Apache-2.0
// Keys that lead to pages (`g` and a letter) and the list of them (`?`). Never while somebody types.
import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../language/words.ts';
import { areasFor } from './areas.ts';
import { useSession } from './session.tsx';

const SECOND_KEY_MS = 1500;

export function Shortcuts(): ReactNode {
  const t = useWords();
  const { officer } = useSession();
  const navigate = useNavigate();
  const [shown, { open, close }] = useDisclosure(false);
  const begun = useRef(0);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') return open();
      if (event.key === 'g') {
        begun.current = event.timeStamp;
        return;
      }
      const area = areasFor(officer.roles).find(({ key }) => key === event.key);
      if (area && event.timeStamp - begun.current < SECOND_KEY_MS) void navigate({ to: area.to });
      begun.current = 0;
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [navigate, officer.roles, open]);
  return (
    <Modal
      opened={shown}
      onClose={close}
      title={t('frame.shortcuts')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack gap="xs">
        <Row label={t('frame.palette')} keys={['Ctrl', 'K']} />
        {areasFor(officer.roles).map(({ to, label, key }) => (
          <Row key={to} label={t(label)} keys={['g', key]} />
        ))}
        <Row label={t('frame.shortcuts')} keys={['?']} />
      </Stack>
    </Modal>
  );
}

function Row({ label, keys }: { label: string; keys: string[] }): ReactNode {
  return (
    <Group justify="space-between">
      <Text size="sm">{label}</Text>
      <Group gap={4} dir="ltr">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </Group>
    </Group>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
