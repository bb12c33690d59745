// SPDX-License-Identifier: Apache-2.0
// Making a token: what it is for, what it reaches, for how long; then its value, this once.
import { Button, Checkbox, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import type { NewToken, TokenArea } from '@tansiq/node/contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { call } from '../../api/call.ts';
import { useWords } from '../../language/words.ts';
import { ShownOnce } from '../../parts/shown-once.tsx';
import { WayNote } from '../../parts/way-note.tsx';
import { useWayChange } from './passkeys.tsx';

const areas = [
  'reports',
  'agreements',
  'operations',
  'outcomes',
  'statements',
  'partners',
  'news',
  'oversight',
  'node',
] as const satisfies readonly TokenArea[];

const LONGEST_DAYS = 366;

export function NewTokenDialog({ close }: { close: () => void }): ReactNode {
  const t = useWords();
  const [wanted, setWanted] = useState<NewToken>({ name: '', areas: [], write: false, days: 90 });
  const make = useWayChange(() => call('POST /account/tokens', { body: wanted }), 'GET /account/tokens');
  return (
    <Modal
      opened
      onClose={close}
      title={t(make.data ? 'access.tokenOnce' : 'access.addToken')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {make.data ? (
        <ShownOnce value={make.data.value} close={close}>
          {t('access.tokenOnceWhat')}
        </ShownOnce>
      ) : (
        <Wish
          wanted={wanted}
          change={setWanted}
          error={make.error}
          busy={make.isPending}
          submit={() => make.mutate()}
        />
      )}
    </Modal>
  );
}

interface WishProps {
  wanted: NewToken;
  change: (wanted: NewToken) => void;
  error: unknown;
  busy: boolean;
  submit: () => void;
}

function Wish({ wanted, change, error, busy, submit }: WishProps): ReactNode {
  const t = useWords();
  const send = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form onSubmit={send}>
      <Stack>
        <TextInput
          label={t('access.tokenName')}
          description={t('access.tokenNameHint')}
          value={wanted.name}
          onChange={(event) => change({ ...wanted, name: event.currentTarget.value })}
          maxLength={60}
          dir="auto"
          required
          withAsterisk={false}
          data-autofocus
        />
        <Checkbox.Group
          label={t('access.tokenAreas')}
          value={wanted.areas}
          onChange={(chosen) => change({ ...wanted, areas: chosen as TokenArea[] })}
        >
          <Stack gap="xs" mt="xs">
            {areas.map((area) => (
              <Checkbox key={area} value={area} label={t('access.area', { area })} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Checkbox
          checked={wanted.write}
          onChange={(event) => change({ ...wanted, write: event.currentTarget.checked })}
          label={t('access.tokenWrite')}
          description={t('access.tokenWriteHint')}
        />
        <NumberInput
          label={t('access.tokenDays')}
          value={wanted.days}
          onChange={(value) => change({ ...wanted, days: Number(value) || 1 })}
          min={1}
          max={LONGEST_DAYS}
          allowDecimal={false}
          hideControls
          maw={220}
        />
        <WayNote error={error} />
        <Group justify="flex-end">
          <Button type="submit" loading={busy} disabled={wanted.areas.length === 0}>
            {t('access.makeToken')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
