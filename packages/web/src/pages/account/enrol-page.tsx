// SPDX-License-Identifier: Apache-2.0
// Before anything else, for a role that must have a second factor and somebody who has none: set one up, or leave.
import { Alert, Button, Center, Group, Stack, Text, Title } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useCall } from '../../api/queries.ts';
import { Emblem } from '../../frame/emblem.tsx';
import { LanguageSwitch } from '../../frame/language-switch.tsx';
import { SESSION_KEY, useSession } from '../../frame/session.tsx';
import { useSignOut } from '../../frame/sign-out.tsx';
import { useWords } from '../../language/words.ts';
import { ConfirmItIsYou } from '../../parts/confirm-it-is-you.tsx';
import { Name } from '../../parts/name.tsx';
import { Codes } from './codes.tsx';
import { Passkeys } from './passkeys.tsx';

export function EnrolPage(): ReactNode {
  const t = useWords();
  const client = useQueryClient();
  const { officer } = useSession();
  const ways = useCall('GET /account/ways', {});
  const { signOut, question } = useSignOut();
  const again = () => client.invalidateQueries({ queryKey: SESSION_KEY });
  const done = ways.data !== undefined && (ways.data.passkeys.length > 0 || ways.data.codes.on);
  const title = t('access.enrolTitle');
  useEffect(() => {
    document.title = `${title} · Tansiq`;
  }, [title]);
  return (
    <Center p="md" component="main">
      <Stack gap="lg" w="100%" maw={640} py="lg">
        <Group justify="space-between" wrap="nowrap">
          <Emblem size={44} />
          <LanguageSwitch />
        </Group>
        <div>
          <Title order={1}>{title}</Title>
          <Text>
            <Name>{officer.name}</Name>
          </Text>
          <Text c="dimmed" mt={4}>
            {t('access.enrolLead')}
          </Text>
        </div>
        <Passkeys />
        <Codes />
        {done && (
          <Alert color="green" icon={<IconShieldCheck aria-hidden="true" />} role="status">
            {t('access.enrolDone')}
          </Alert>
        )}
        <Group>
          <Button size="md" disabled={!done} onClick={() => void again()}>
            {t('access.continue')}
          </Button>
          <Button variant="subtle" onClick={signOut}>
            {t('frame.signOut')}
          </Button>
        </Group>
      </Stack>
      {question}
      <ConfirmItIsYou />
    </Center>
  );
}
