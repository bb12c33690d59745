// SPDX-License-Identifier: Apache-2.0
// A secret that the node shows this once: to be copied, and put away.
import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../language/words.ts';

interface ShownOnceProps {
  value: string;
  /** What it is, and what to do with it. */
  children: ReactNode;
  close: () => void;
}

export function ShownOnce({ value, children, close }: ShownOnceProps): ReactNode {
  const t = useWords();
  return (
    <Stack>
      <Text>{children}</Text>
      <code className="tq-code" dir="ltr" style={{ overflowWrap: 'anywhere' }}>
        {value}
      </code>
      <Group justify="flex-end">
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} leftSection={<IconCopy size={16} aria-hidden="true" />}>
              {t(copied ? 'access.copied' : 'access.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={close}>{t('access.kept')}</Button>
      </Group>
    </Stack>
  );
}
