// SPDX-License-Identifier: Apache-2.0
// Who somebody is at the agency's OpenID provider, in a line.
import { Group, Stack, Text } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import type { ProviderLinkItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../language/words.ts';
import { Code } from './name.tsx';
import { StateTag } from './state-tag.tsx';

export function ProviderLine({ link, action }: { link: ProviderLinkItem; action?: ReactNode }): ReactNode {
  const t = useWords();
  return (
    <Group wrap="nowrap" gap="sm">
      <IconBuilding size={22} aria-hidden="true" style={{ flexShrink: 0 }} />
      <Stack gap={0} style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Group gap="xs">
          <Code>{link.subject}</Code>
          <StateTag tone={link.proven ? 'good' : 'calm'}>
            {t(link.proven ? 'access.providerProven' : 'access.providerUnproven')}
          </StateTag>
        </Group>
        <Text size="sm" c="dimmed">
          <bdi dir="ltr">{link.issuer}</bdi>
        </Text>
      </Stack>
      {action}
    </Group>
  );
}
