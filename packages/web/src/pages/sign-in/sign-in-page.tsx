// SPDX-License-Identifier: Apache-2.0
// Signing in, at whatever address somebody came to; afterwards that address is what they see.
import { Box, Button, Center, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { call, setToken } from '../../api/call.ts';
import { useCall } from '../../api/queries.ts';
import { Emblem } from '../../frame/emblem.tsx';
import { LanguageSwitch } from '../../frame/language-switch.tsx';
import { SESSION_KEY } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { Texted } from '../../parts/name.tsx';
import { ProblemNote } from '../../parts/states.tsx';

export function SignInPage(): ReactNode {
  const t = useWords();
  const client = useQueryClient();
  const { data: screen } = useCall('GET /screen', {});
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const session = await call('POST /session', { body: { login, password } });
      setToken(session.csrf);
      client.clear();
      client.setQueryData(SESSION_KEY, session);
    } catch (why) {
      setError(why);
      setBusy(false);
    }
  };
  return (
    <Center mih="100vh" p="md" component="main">
      <Box className="tq-card" p="xl" w="100%" maw={420}>
        <form onSubmit={(event) => void enter(event)}>
          <Stack>
            <Group justify="space-between" wrap="nowrap">
              <Emblem size={40} />
              <LanguageSwitch />
            </Group>
            <div>
              <Title order={1}>{t('access.signIn')}</Title>
              <Text c="dimmed">
                <Texted text={screen?.names} />
              </Text>
            </div>
            {error !== undefined && <ProblemNote error={error} />}
            <TextInput
              label={t('access.login')}
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              dir="ltr"
              required
              withAsterisk={false}
              autoFocus
            />
            <PasswordInput
              label={t('access.password')}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
              dir="ltr"
              required
              withAsterisk={false}
            />
            <Button type="submit" loading={busy} fullWidth>
              {t('access.signIn')}
            </Button>
          </Stack>
        </form>
      </Box>
    </Center>
  );
}
