// SPDX-License-Identifier: Apache-2.0
// How somebody signs in and where they are, for an administrator who takes away what was lost.
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import type { RecoveryBody } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { SessionLine } from '../../parts/session-line.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Shown } from '../../parts/states.tsx';
import { Sure } from '../../parts/sure.tsx';
import { TakeAway } from '../../parts/take-away.tsx';
import { TokenLine } from '../../parts/token-line.tsx';
import { PasskeyLine } from '../account/passkey-line.tsx';
import { PersonProvider } from './person-provider.tsx';

type Way =
  | { what: 'totp' }
  | { what: 'provider' }
  | { what: 'sessions' }
  | { what: 'passkey'; passkey: string }
  | { what: 'token'; token: string };

const titles = {
  totp: 'people.resetCodes',
  provider: 'people.takeProvider',
  sessions: 'people.endSessions',
  passkey: 'people.takePasskey',
  token: 'people.revokeToken',
} as const;

export function PersonWays({ user }: { user: string }): ReactNode {
  const t = useWords();
  const query = useCall('GET /users/{id}/ways', { params: { id: user } });
  const [asked, setAsked] = useState<Way>();
  const recover = useSend('POST /users/{id}/recovery', ['GET /users/{id}/ways']);
  const take = (why: string) => {
    if (!asked) return;
    const body: RecoveryBody = { ...asked, why };
    recover.mutate({ params: { id: user }, body }, { onSuccess: () => setAsked(undefined) });
  };
  return (
    <Card title={t('people.ways')}>
      <Stack>
        <Text c="dimmed" size="sm">
          {t('people.waysLead')}
        </Text>
        <Shown query={query}>
          {({ passkeys, codes, provider, sessions, tokens }) => (
            <Stack>
              {passkeys.length === 0 && !codes.on && !provider && <Text>{t('people.passwordOnly')}</Text>}
              {passkeys.map((passkey) => (
                <Group key={passkey.id} wrap="nowrap" gap="sm">
                  <IconFingerprint size={22} aria-hidden="true" />
                  <PasskeyLine passkey={passkey} />
                  <TakeAway
                    label={`${t('people.takePasskey')}: ${passkey.name}`}
                    go={() => setAsked({ what: 'passkey', passkey: passkey.id })}
                  />
                </Group>
              ))}
              <PersonProvider user={user} link={provider} unbind={() => setAsked({ what: 'provider' })} />
              {codes.on && (
                <Group justify="space-between">
                  <Group gap="xs">
                    <Text>{t('access.codes')}</Text>
                    <StateTag tone="good">{t('access.codesOn')}</StateTag>
                  </Group>
                  <Button size="xs" variant="default" onClick={() => setAsked({ what: 'totp' })}>
                    {t('people.resetCodes')}
                  </Button>
                </Group>
              )}
              {tokens.map((token) => (
                <TokenLine
                  key={token.id}
                  token={token}
                  action={
                    <TakeAway
                      label={`${t('people.revokeToken')}: ${token.name}`}
                      go={() => setAsked({ what: 'token', token: token.id })}
                    />
                  }
                />
              ))}
              {sessions.length === 0 ? (
                <Text c="dimmed">{t('people.noSessions')}</Text>
              ) : (
                <div>
                  <div className="tq-rows">
                    {sessions.map((session) => (
                      <SessionLine key={session.id} session={session} />
                    ))}
                  </div>
                  <Button size="xs" variant="default" mt="xs" onClick={() => setAsked({ what: 'sessions' })}>
                    {t('people.endSessions')}
                  </Button>
                </div>
              )}
            </Stack>
          )}
        </Shown>
      </Stack>
      {asked && (
        <Sure
          opened
          title={t(titles[asked.what])}
          action={t(titles[asked.what])}
          reason={t('people.reason')}
          busy={recover.isPending}
          error={recover.error}
          onClose={() => setAsked(undefined)}
          onSure={take}
        >
          {t(asked.what === 'token' ? 'people.revokeWhat' : 'people.recoverWhat')}
        </Sure>
      )}
    </Card>
  );
}
