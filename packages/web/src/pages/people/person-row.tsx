// SPDX-License-Identifier: Apache-2.0
// One person in a list: name, login, roles, how the account stands.
import { Group, Stack, Text } from '@mantine/core';
import type { UserItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useSession } from '../../frame/session.tsx';
import { useCodeLabel, useWords } from '../../language/words.ts';
import { Name } from '../../parts/name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { To } from '../../parts/to.tsx';

export function PersonRow({ person }: { person: UserItem }): ReactNode {
  const label = useCodeLabel();
  const roles = person.roles.map((role) => label('roles', role === 'head' ? 'head-of-spoc' : role));
  return (
    <Group px="md" py="sm" justify="space-between" gap="xs">
      <Stack gap={0} style={{ flex: '1 1 14rem', minWidth: 0 }}>
        <Text fw={500}>
          <To href={`/people/${person.id}`}>
            <Name>{person.name}</Name>
          </To>
        </Text>
        <Text size="sm" c="dimmed">
          <span className="tq-code">{person.login}</span>
        </Text>
      </Stack>
      <Text size="sm" style={{ flex: '2 1 12rem' }}>
        {roles.join(' · ')}
      </Text>
      <Standing person={person} />
    </Group>
  );
}

export function Standing({ person }: { person: UserItem }): ReactNode {
  const t = useWords();
  const { officer } = useSession();
  return (
    <Group gap="xs">
      {officer.id === person.id && <StateTag tone="accent">{t('people.you')}</StateTag>}
      {person.disabled ? (
        <StateTag tone="bad">{t('people.disabled')}</StateTag>
      ) : person.lockedUntil !== undefined ? (
        <StateTag tone="warn">{t('people.locked')}</StateTag>
      ) : (
        <StateTag tone="good">{t('people.active')}</StateTag>
      )}
    </Group>
  );
}
