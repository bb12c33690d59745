// SPDX-License-Identifier: Apache-2.0
// How who released an act showed that it was they; of a passkey what it is bound to, and the proof as a file for whoever wants to verify it.
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconFingerprint } from '@tabler/icons-react';
import type { ReleaseShown } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useRichWords, useWords } from '../language/words.ts';
import { Moment } from './moment.tsx';
import { Code, Name } from './name.tsx';

interface ReleaseBindingProps {
  act: string;
  shown: ReleaseShown;
  /** Who released. */
  by: string;
}

export function ReleaseBinding({ act, shown, by }: ReleaseBindingProps): ReactNode {
  const t = useWords();
  const rich = useRichWords();
  if (shown.method !== 'passkey') return <Text size="sm">{t(`access.shown.${shown.method}`)}</Text>;
  const name = <Name key="by">{by}</Name>;
  const passkey = <Name key="passkey">{shown.passkey ?? ''}</Name>;
  return (
    <Group wrap="nowrap" align="flex-start" gap="sm">
      <IconFingerprint size={20} aria-hidden="true" style={{ flexShrink: 0 }} />
      <Stack gap={4} align="flex-start">
        <Text size="sm">
          {rich('access.bound', { name, passkey, when: <Moment key="at" at={shown.at} /> })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('access.digest')}: <Code>{shown.digest}</Code>
        </Text>
        <Button
          size="compact-xs"
          variant="default"
          component="a"
          href={`data:application/json,${encodeURIComponent(JSON.stringify({ act, ...shown }))}`}
          download={`release-${act.slice(0, 8)}.json`}
          leftSection={<IconDownload size={14} aria-hidden="true" />}
        >
          {t('access.boundProof')}
        </Button>
      </Stack>
    </Group>
  );
}
