// SPDX-License-Identifier: Apache-2.0
// One-time codes: off, being set up (the secret is shown once, as a picture and as text), on.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/queries.ts';
import { useRichWords, useWords } from '../../language/words.ts';
import { CodeInput } from '../../parts/code-input.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Card } from '../../parts/page.tsx';
import { QrCode } from '../../parts/qr-code.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Shown } from '../../parts/states.tsx';
import { Sure } from '../../parts/sure.tsx';
import { WayNote } from '../../parts/way-note.tsx';
import { useWayChange } from './passkeys.tsx';

export function Codes(): ReactNode {
  const t = useWords();
  const rich = useRichWords();
  const query = useCall('GET /account/ways', {});
  const [leaving, setLeaving] = useState(false);
  const begin = useWayChange(() => call('POST /account/codes', {}));
  const end = useWayChange(() => call('DELETE /account/codes', {}).then(() => true));
  return (
    <Card title={t('access.codes')}>
      <Stack>
        <Text c="dimmed" size="sm" maw="60ch">
          {t('access.codesLead')}
        </Text>
        <WayNote error={begin.error} />
        <Shown query={query} rows={1}>
          {({ codes }) => (
            <Group justify="space-between">
              <Group gap="sm">
                <StateTag tone={codes.on ? 'good' : 'calm'}>
                  {t(codes.on ? 'access.codesOn' : 'access.codesOff')}
                </StateTag>
                {codes.since !== undefined && (
                  <Text size="sm" c="dimmed">
                    {rich('access.codesSince', { when: <Moment key="since" at={codes.since} dateOnly /> })}
                  </Text>
                )}
              </Group>
              {codes.on ? (
                <Button size="xs" variant="default" onClick={() => setLeaving(true)}>
                  {t('access.turnOff')}
                </Button>
              ) : (
                <Button size="xs" loading={begin.isPending} onClick={() => begin.mutate()}>
                  {t('access.turnOn')}
                </Button>
              )}
            </Group>
          )}
        </Shown>
      </Stack>
      {begin.data && <Enrolment {...begin.data} close={() => begin.reset()} />}
      <Sure
        opened={leaving}
        title={t('access.turnOffAsk')}
        action={t('access.turnOff')}
        busy={end.isPending}
        error={end.error}
        onClose={() => setLeaving(false)}
        onSure={() => end.mutate(undefined, { onSuccess: (done) => done && setLeaving(false) })}
      >
        {t('access.turnOffWhat')}
      </Sure>
    </Card>
  );
}

function Enrolment({ secret, url, close }: { secret: string; url: string; close: () => void }): ReactNode {
  const t = useWords();
  const [code, setCode] = useState('');
  const finish = useWayChange(() =>
    call('POST /account/codes/confirmation', { body: { code } }).then(() => true),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    finish.mutate(undefined, { onSuccess: close, onError: () => setCode('') });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('access.codes')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text fw={500}>{t('access.scan')}</Text>
          <QrCode text={url} label={t('access.qr')} />
          <div>
            <Text size="sm" c="dimmed">
              {t('access.secretByHand')}
            </Text>
            <code className="tq-code">{secret.match(/.{1,4}/g)?.join(' ')}</code>
          </div>
          <WayNote error={finish.error} />
          <CodeInput label={t('access.firstCode')} value={code} change={setCode} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('frame.cancel')}
            </Button>
            <Button type="submit" loading={finish.isPending}>
              {t('access.finish')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
