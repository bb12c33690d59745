// SPDX-License-Identifier: Apache-2.0
// One file of a draft in a line: there, on its way, or lost on the way.
import { ActionIcon, Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconCloudOff, IconPaperclip, IconTrash, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NoAnswer } from '../../api/problem.ts';
import { useWords } from '../../language/words.ts';
import { Name } from '../../parts/name.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { Bytes } from './bytes.tsx';

interface KeptFileProps {
  name: string;
  size: number | undefined;
  remove: () => void;
}

export function KeptFile({ name, size, remove }: KeptFileProps): ReactNode {
  const t = useWords();
  return (
    <Group gap="sm" wrap="nowrap">
      <IconPaperclip size={16} aria-hidden="true" />
      <Text style={{ flex: 1, minWidth: 0 }}>
        <Name>{name}</Name> {size !== undefined && <Bytes count={size} />}
      </Text>
      <ActionIcon
        variant="subtle"
        color="red"
        aria-label={t('compose.removeFile', { name })}
        onClick={remove}
      >
        <IconTrash size={16} aria-hidden="true" />
      </ActionIcon>
    </Group>
  );
}

export function RunningFile({ name, share, cancel }: { name: string; share: number; cancel: () => void }) {
  const t = useWords();
  return (
    <Group gap="sm" wrap="nowrap">
      <Stack gap={4} style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm">
          <Name>{name}</Name>
        </Text>
        <Progress value={share * 100} aria-label={t('compose.uploading', { name })} />
      </Stack>
      <ActionIcon variant="subtle" aria-label={t('compose.cancelUpload', { name })} onClick={cancel}>
        <IconX size={16} aria-hidden="true" />
      </ActionIcon>
    </Group>
  );
}

interface FailedFileProps {
  name: string;
  error: unknown;
  again: () => void;
  drop: () => void;
}

/** The file is still in the browser's hand: it need not be looked for again. */
export function FailedFile({ name, error, again, drop }: FailedFileProps): ReactNode {
  const t = useWords();
  const doings = (
    <Group gap="sm" mt="xs">
      <Button size="xs" variant="default" onClick={again}>
        {t('frame.tryAgain')}
      </Button>
      <Button size="xs" variant="subtle" onClick={drop}>
        {t('compose.leaveOut')}
      </Button>
    </Group>
  );
  if (error instanceof NoAnswer)
    return (
      <Alert
        color="yellow"
        role="alert"
        icon={<IconCloudOff aria-hidden="true" />}
        title={t('compose.uploadLost', { name: `\u2068${name}\u2069` })}
      >
        {t('compose.uploadLostDo')}
        {doings}
      </Alert>
    );
  return (
    <div>
      <Text size="sm">
        <Name>{name}</Name>
      </Text>
      <ProblemNote error={error} />
      {doings}
    </div>
  );
}
