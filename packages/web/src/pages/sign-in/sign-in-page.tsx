// SPDX-License-Identifier: Apache-2.0
// Signing in, at whatever address somebody came to; afterwards that address is what they see. By passkey, by the agency's provider, or by password,
// and then a code where the account asks for one.
import { Box, Button, Center, Divider, Group, Stack, Text, Title } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import type { SessionAnswer } from '@tansiq/node/contract';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { call, setToken } from '../../api/call.ts';
import { passkeysWork, showPasskey } from '../../api/passkeys.ts';
import { Problem } from '../../api/problem.ts';
import { useCall } from '../../api/queries.ts';
import { Emblem } from '../../frame/emblem.tsx';
import { LanguageSwitch } from '../../frame/language-switch.tsx';
import { SESSION_KEY } from '../../frame/session.tsx';
import { forgetLanguage } from '../../language/language.tsx';
import { useWords } from '../../language/words.ts';
import { CodeInput } from '../../parts/code-input.tsx';
import { Texted } from '../../parts/name.tsx';
import { LeftOnPhone } from '../operations/left-on-phone.tsx';
import { goToProvider, ProviderButton, useBrought } from './by-provider.tsx';
import { HalvesInput } from './halves-input.tsx';
import { LockedNote } from './locked-note.tsx';
import { PasswordFields } from './password-fields.tsx';

type Way = 'passkey' | 'provider' | 'typed';
/** What the account asks for after the password: a one-time code, or both halves of a recovery. */
type More = 'code' | 'halves';

export function SignInPage(): ReactNode {
  const t = useWords();
  const client = useQueryClient();
  const provider = useCall('GET /screen', {}).data?.provider;
  const [typed, setTyped] = useState({ login: '', password: '', code: '' });
  const [asks, setAsks] = useState<More>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState<Way>();
  /** Whether the code that is asked for belongs to what the provider said. */
  const provided = useRef(false);
  const byHand = useRef(false);
  const enter = async (way: Way, sign: () => Promise<SessionAnswer>) => {
    setBusy(way);
    setError(undefined);
    try {
      const session = await sign();
      setToken(session.csrf);
      // What another person was shown on this page goes; the session is put where its gate looks, which shows the pages.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
      // Who chose a language on this form keeps it; else the pages come in that of the account, whoever sat here before.
      if (!byHand.current) forgetLanguage();
      client.setQueryData(SESSION_KEY, session);
    } catch (why) {
      const code = why instanceof Problem ? why.code : '';
      if (code === 'code-needed') setAsks('code');
      else if (code === 'enrolment-needed' && way === 'typed' && !provided.current) setAsks('halves');
      else setError(why);
      setTyped((before) => ({ ...before, code: '' }));
      setBusy(undefined);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { login, password, code } = typed;
    const body = asks ? { login, password, code } : { login, password };
    void enter('typed', () =>
      provided.current
        ? call('POST /session/provider/code', { body: { code } })
        : call('POST /session', { body }),
    );
  };
  const byPasskey = () =>
    void enter('passkey', async () => {
      const passkey = await showPasskey(await call('POST /session/passkey-challenge', {}));
      return call('POST /session/passkey', { body: passkey });
    });
  useBrought((brought) => {
    provided.current = true;
    void enter('provider', () => call('POST /session/provider/answer', { body: brought }));
  });
  const toProvider = () => {
    setBusy('provider');
    setError(undefined);
    void goToProvider().catch((why: unknown) => {
      setError(why);
      setBusy(undefined);
    });
  };
  const back = () => {
    provided.current = false;
    setAsks(undefined);
    setError(undefined);
    setTyped((before) => ({ ...before, password: '', code: '' }));
  };
  return (
    <Center mih="100vh" p="md" component="main">
      <Box className="tq-card" p={{ base: 'lg', xs: 'xl' }} w="100%" maw={440}>
        <Stack gap="lg">
          <Head
            title={t(asks ? 'access.codeStep' : 'access.signIn')}
            chosen={() => {
              byHand.current = true;
            }}
          />
          <LockedNote error={error} />
          <LeftOnPhone />
          <form onSubmit={submit}>
            <Stack>
              {asks === undefined && (
                <PasswordFields typed={typed} change={(changed) => setTyped({ ...typed, ...changed })} />
              )}
              {asks === 'code' && (
                <CodeInput value={typed.code} change={(code) => setTyped({ ...typed, code })} />
              )}
              {asks === 'halves' && (
                <HalvesInput value={typed.code} change={(code) => setTyped({ ...typed, code })} />
              )}
              <Button type="submit" size="md" loading={busy === 'typed'} fullWidth>
                {t(asks ? 'access.continue' : 'access.signIn')}
              </Button>
              {asks && (
                <Button variant="subtle" onClick={back} fullWidth>
                  {t('access.back')}
                </Button>
              )}
            </Stack>
          </form>
          {!asks && (provider || passkeysWork()) && (
            <>
              <Divider label={t('access.or')} labelPosition="center" />
              {provider && <ProviderButton name={provider} busy={busy === 'provider'} go={toProvider} />}
              {passkeysWork() && (
                <Button
                  variant="default"
                  size="md"
                  fullWidth
                  leftSection={<IconFingerprint size={20} aria-hidden="true" />}
                  loading={busy === 'passkey'}
                  onClick={byPasskey}
                >
                  {t('access.withPasskey')}
                </Button>
              )}
            </>
          )}
        </Stack>
      </Box>
    </Center>
  );
}

function Head({ title, chosen }: { title: string; chosen: () => void }): ReactNode {
  const t = useWords();
  const { data: screen } = useCall('GET /screen', {});
  return (
    <Stack gap="md">
      <Group justify="space-between" wrap="nowrap">
        <Emblem size={44} />
        <LanguageSwitch chosen={chosen} />
      </Group>
      <div>
        <Title order={1}>{title}</Title>
        <Text fw={500}>
          <Texted text={screen?.names} />
        </Text>
        <Text c="dimmed" size="sm" mt={4}>
          {t('access.signInLead')}
        </Text>
      </div>
    </Stack>
  );
}
