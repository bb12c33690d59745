// SPDX-License-Identifier: Apache-2.0
// Inside the dialog "confirm that it is you": a passkey first, then a code or the password.
import { Button, Divider, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import type { PasskeyAnswer, Proof, ReleaseConfirmationAnswer } from '@tansiq/node/contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { call } from '../api/call.ts';
import { passkeysWork, showPasskey } from '../api/passkeys.ts';
import { useWords } from '../language/words.ts';
import { CodeInput } from './code-input.tsx';
import { To } from './to.tsx';
import { WayNote } from './way-note.tsx';

/** What goes into the body of a release beside its revision. */
export interface Confirmed {
  passkey?: PasskeyAnswer;
}

export interface Question {
  accepts: readonly Proof[];
  policy: ReleaseConfirmationAnswer['policy'];
  draft?: string;
  revision?: number;
}

interface ConfirmFormProps {
  question: Question;
  settle: (confirmed: Confirmed | undefined) => void;
}

export function ConfirmForm({ question, settle }: ConfirmFormProps): ReactNode {
  const t = useWords();
  const { accepts, policy, draft } = question;
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState<'passkey' | 'typed'>();
  const [error, setError] = useState<unknown>();
  const work = async (way: 'passkey' | 'typed', does: () => Promise<Confirmed>) => {
    setBusy(way);
    setError(undefined);
    try {
      settle(await does());
    } catch (why) {
      setError(why);
      setTyped('');
      setBusy(undefined);
    }
  };
  const typing = (event: FormEvent) => {
    event.preventDefault();
    const body = accepts.includes('totp') ? { code: typed } : { password: typed };
    void work('typed', async () => {
      await call('POST /session/confirmation', { body });
      return {};
    });
  };
  const mayType = policy === 'sign-in' && accepts.some((way) => way !== 'passkey');
  const mayShow = accepts.includes('passkey') && passkeysWork();
  return (
    <Stack>
      <Text>{t(draft === undefined ? 'access.confirmWhy' : 'access.releaseWhy')}</Text>
      <WayNote error={error} />
      {mayShow && (
        <Button
          size="md"
          leftSection={<IconFingerprint size={20} aria-hidden="true" />}
          loading={busy === 'passkey'}
          onClick={() => void work('passkey', () => byPasskey(question))}
          data-autofocus
        >
          {t(draft === undefined ? 'access.usePasskey' : 'access.bindWithPasskey')}
        </Button>
      )}
      {!mayShow && policy === 'passkey' && (
        <Text>
          {t('access.releaseNeedsPasskey')} <To href="/account">{t('access.account')}</To>
        </Text>
      )}
      {mayShow && mayType && <Divider label={t('access.or')} />}
      {mayType && (
        <form onSubmit={typing}>
          <Stack>
            {accepts.includes('totp') ? (
              <CodeInput value={typed} change={setTyped} />
            ) : (
              <PasswordInput
                label={t('access.password')}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                autoComplete="current-password"
                visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
                dir="ltr"
                required
                withAsterisk={false}
                data-autofocus={!mayShow || undefined}
              />
            )}
            <Button type="submit" variant={mayShow ? 'default' : 'filled'} loading={busy === 'typed'}>
              {t('access.confirm')}
            </Button>
          </Stack>
        </form>
      )}
      <Group justify="flex-end">
        {policy === 'none' && (
          <Button variant="default" onClick={() => settle({})}>
            {t('access.releaseWithout')}
          </Button>
        )}
        <Button variant="subtle" onClick={() => settle(undefined)}>
          {t('frame.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

/** For a release the answer travels with it, bound to its draft; else it confirms this session. */
async function byPasskey({ draft, revision }: Question): Promise<Confirmed> {
  if (draft === undefined || revision === undefined) {
    const passkey = await showPasskey(await call('POST /session/confirmation/challenge', {}));
    await call('POST /session/confirmation', { body: { passkey } });
    return {};
  }
  const wanted = { params: { id: draft }, body: { revision } };
  const { request } = await call('POST /drafts/{id}/release/challenge', wanted);
  return { passkey: await showPasskey(request) };
}
