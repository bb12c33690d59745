// SPDX-License-Identifier: Apache-2.0
// Letting a person back in who lost every way to sign in: one administrator asks, another confirms, each hands over half of the code.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { RecoveryItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { call } from '../../api/call.ts';
import { useCall, useSend } from '../../api/queries.ts';
import { useMay, useSession } from '../../frame/session.tsx';
import { useRichWords, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { ShownOnce } from '../../parts/shown-once.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Shown } from '../../parts/states.tsx';
import { Sure } from '../../parts/sure.tsx';
import { WayNote } from '../../parts/way-note.tsx';
import { useWayChange } from '../account/passkeys.tsx';
import { usePeople } from './use-people.ts';

const RECOVERIES = 'GET /recoveries';

export function RecoveryCard({ user }: { user: string }): ReactNode {
  const t = useWords();
  const may = useMay();
  const query = useCall(RECOVERIES, {});
  const [half, setHalf] = useState<string>();
  return (
    <Card title={t('people.recovery')}>
      <Stack>
        <Text c="dimmed" size="sm">
          {t('people.recoveryLead')}
        </Text>
        <Shown query={query} rows={1}>
          {({ items }) => {
            const open = items.find((one) => one.user === user);
            if (open) return <Open recovery={open} show={setHalf} />;
            return may('administrator') ? (
              <Asking user={user} show={setHalf} />
            ) : (
              <Text>{t('people.recoveryNone')}</Text>
            );
          }}
        </Shown>
      </Stack>
      {half !== undefined && (
        <Modal
          opened
          onClose={() => setHalf(undefined)}
          title={t('people.half')}
          closeButtonProps={{ 'aria-label': t('frame.close') }}
        >
          <ShownOnce value={half} close={() => setHalf(undefined)}>
            {t('people.halfWhat')}
          </ShownOnce>
        </Modal>
      )}
    </Card>
  );
}

function Asking({ user, show }: { user: string; show: (half: string) => void }): ReactNode {
  const t = useWords();
  const [why, setWhy] = useState<string>();
  const ask = useWayChange(
    (reason: string) => call('POST /users/{id}/recoveries', { params: { id: user }, body: { why: reason } }),
    RECOVERIES,
  );
  const close = () => setWhy(undefined);
  return (
    <Group>
      <Button size="xs" variant="default" onClick={() => setWhy('')}>
        {t('people.recoveryAsk')}
      </Button>
      <Sure
        opened={why !== undefined}
        title={t('people.recoveryAsk')}
        action={t('people.recoveryAsk')}
        reason={t('people.reason')}
        busy={ask.isPending}
        error={ask.error}
        onClose={close}
        onSure={(reason) =>
          ask.mutate(reason, {
            onSuccess: (asked) => {
              if (!asked) return;
              close();
              show(asked.half);
            },
          })
        }
      >
        {t('people.recoveryAskWhat')}
      </Sure>
    </Group>
  );
}

function Open({ recovery, show }: { recovery: RecoveryItem; show: (half: string) => void }): ReactNode {
  const t = useWords();
  const rich = useRichWords();
  const may = useMay();
  const { officer } = useSession();
  const people = usePeople();
  const [sure, setSure] = useState(false);
  const { id, askedBy, confirmedBy, askedAt, expiresAt, why } = recovery;
  const withdraw = useSend('DELETE /recoveries/{id}', [RECOVERIES]);
  const confirm = useWayChange(
    () => call('POST /recoveries/{id}/confirmation', { params: { id } }),
    RECOVERIES,
  );
  const nameOf = (key: string, user: string) => (
    <Name key={key}>{people.data?.find((one) => one.id === user)?.name ?? ''}</Name>
  );
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <StateTag tone={confirmedBy === undefined ? 'warn' : 'accent'}>
          {t(confirmedBy === undefined ? 'people.recoveryWaits' : 'people.recoveryConfirmed')}
        </StateTag>
        <Text size="sm" c="dimmed">
          {rich('access.tokenUntil', { when: <Moment key="until" at={expiresAt} /> })}
        </Text>
      </Group>
      <Text size="sm">
        {rich('people.recoveryAskedBy', {
          name: nameOf('asked', askedBy),
          when: <Moment key="at" at={askedAt} />,
        })}
      </Text>
      {confirmedBy !== undefined && (
        <Text size="sm">
          {rich('people.recoveryConfirmedBy', { name: nameOf('confirmed', confirmedBy) })}
        </Text>
      )}
      <Text size="sm" dir="auto">
        {why}
      </Text>
      <WayNote error={withdraw.error} />
      {may('administrator') && (
        <Group>
          {confirmedBy === undefined && askedBy !== officer.id && (
            <Button size="xs" onClick={() => setSure(true)}>
              {t('people.recoveryConfirm')}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ params: { id } })}
          >
            {t('people.recoveryWithdraw')}
          </Button>
        </Group>
      )}
      <Sure
        opened={sure}
        title={t('people.recoveryConfirm')}
        action={t('people.recoveryConfirm')}
        busy={confirm.isPending}
        error={confirm.error}
        onClose={() => setSure(false)}
        onSure={() =>
          confirm.mutate(undefined, {
            onSuccess: (confirmed) => {
              if (!confirmed) return;
              setSure(false);
              show(confirmed.half);
            },
          })
        }
      >
        {t('people.recoveryConfirmWhat')}
      </Sure>
    </Stack>
  );
}
