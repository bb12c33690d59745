// SPDX-License-Identifier: Apache-2.0
// One's own passkeys: what they are, which there are, one more, one less.
import { ActionIcon, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconFingerprint, IconPencil, IconPlus } from '@tabler/icons-react';
import type { PasskeyItem } from '@tansiq/node/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { call, type Route } from '../../api/call.ts';
import { makePasskey, passkeysWork } from '../../api/passkeys.ts';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { confirmedFirst } from '../../parts/confirm-it-is-you.tsx';
import { Name } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { Sure } from '../../parts/sure.tsx';
import { TakeAway } from '../../parts/take-away.tsx';
import { WayNote } from '../../parts/way-note.tsx';
import { PasskeyLine } from './passkey-line.tsx';

const WAYS = 'GET /account/ways';

export function Passkeys(): ReactNode {
  const t = useWords();
  const query = useCall(WAYS, {});
  const [asked, setAsked] = useState<{ what: 'name' | 'remove'; one: PasskeyItem }>();
  const add = useWayChange(async () => {
    const options = await call('POST /account/passkeys/challenge', {});
    const answer = await makePasskey(options);
    return call('POST /account/passkeys', { body: { name: deviceName(), answer } });
  });
  const close = () => setAsked(undefined);
  return (
    <Card
      title={t('access.passkeys')}
      aside={
        passkeysWork() && (
          <Button
            size="xs"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            loading={add.isPending}
            onClick={() =>
              add.mutate(undefined, { onSuccess: (one) => one && setAsked({ what: 'name', one }) })
            }
          >
            {t('access.addPasskey')}
          </Button>
        )
      }
    >
      <Stack>
        <Text c="dimmed" size="sm" maw="60ch">
          {t('access.passkeysLead')}
        </Text>
        {!passkeysWork() && <Text size="sm">{t('access.passkeyUnable')}</Text>}
        <WayNote error={add.error} />
        <Shown query={query} rows={2}>
          {({ passkeys }) =>
            passkeys.length === 0 ? (
              <Empty title={t('access.noPasskeys')}>{t('access.noPasskeysDo')}</Empty>
            ) : (
              <div className="tq-rows">
                {passkeys.map((one) => (
                  <Group key={one.id} wrap="nowrap" py="xs" gap="sm">
                    <IconFingerprint size={22} aria-hidden="true" />
                    <PasskeyLine passkey={one} />
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="lg"
                      aria-label={t('access.rename', { name: one.name })}
                      onClick={() => setAsked({ what: 'name', one })}
                    >
                      <IconPencil size={18} aria-hidden="true" />
                    </ActionIcon>
                    <TakeAway
                      label={t('access.remove', { name: one.name })}
                      go={() => setAsked({ what: 'remove', one })}
                    />
                  </Group>
                ))}
              </div>
            )
          }
        </Shown>
      </Stack>
      {asked?.what === 'name' && <Naming passkey={asked.one} close={close} />}
      {asked?.what === 'remove' && <Removing passkey={asked.one} close={close} />}
    </Card>
  );
}

interface OfOne {
  passkey: PasskeyItem;
  close: () => void;
}

function Naming({ passkey, close }: OfOne): ReactNode {
  const t = useWords();
  const [name, setName] = useState(passkey.name);
  const rename = useWayChange(() =>
    call('PATCH /account/passkeys/{id}', { params: { id: passkey.id }, body: { name } }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate(undefined, { onSuccess: close });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('access.passkeyName')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('access.passkeyName')}
            description={t('access.passkeyNameHint')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={60}
            dir="auto"
            required
            withAsterisk={false}
            data-autofocus
          />
          <WayNote error={rename.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={rename.isPending}>
              {t('frame.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Removing({ passkey, close }: OfOne): ReactNode {
  const t = useWords();
  const remove = useWayChange(() =>
    call('DELETE /account/passkeys/{id}', { params: { id: passkey.id } }).then(() => true),
  );
  return (
    <Sure
      opened
      title={t('access.removeAsk')}
      action={t('access.removeNow')}
      busy={remove.isPending}
      error={remove.error}
      onClose={close}
      onSure={() => remove.mutate(undefined, { onSuccess: (done) => done && close() })}
    >
      <Text fw={500}>
        <Name>{passkey.name}</Name>
      </Text>
      {t('access.removeWhat')}
    </Sure>
  );
}

/** A change of one's ways to sign in: the node may want to be shown first who asks. */
export function useWayChange<T, V = void>(work: (asked: V) => Promise<T>, stale: Route = WAYS) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: V) => confirmedFirst(() => work(asked)),
    onSuccess: () => client.invalidateQueries({ queryKey: [stale] }),
  });
}

/** A first name for a passkey: the system that the browser says it runs on. */
function deviceName(): string {
  const { userAgent } = navigator;
  const known = ['iPhone', 'iPad', 'Android', 'Windows', 'Macintosh', 'Linux'];
  return known.find((one) => userAgent.includes(one)) ?? location.hostname;
}
