// SPDX-License-Identifier: Apache-2.0
// Who a person is at the agency's OpenID provider, for an administrator who binds or unbinds it.
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { ProviderLinkItem } from '@tansiq/node/contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { ProviderLine } from '../../parts/provider-line.tsx';
import { TakeAway } from '../../parts/take-away.tsx';
import { WayNote } from '../../parts/way-note.tsx';

interface PersonProviderProps {
  user: string;
  link: ProviderLinkItem | undefined;
  unbind: () => void;
}

export function PersonProvider({ user, link, unbind }: PersonProviderProps): ReactNode {
  const t = useWords();
  const { data: screen } = useCall('GET /screen', {});
  const [binding, setBinding] = useState(false);
  if (link)
    return <ProviderLine link={link} action={<TakeAway label={t('people.takeProvider')} go={unbind} />} />;
  if (!screen?.provider) return null;
  return (
    <Group>
      <Button size="xs" variant="default" onClick={() => setBinding(true)}>
        {t('people.bindProvider')}
      </Button>
      {binding && <Binding user={user} close={() => setBinding(false)} />}
    </Group>
  );
}

function Binding({ user, close }: { user: string; close: () => void }): ReactNode {
  const t = useWords();
  const [subject, setSubject] = useState('');
  const bind = useSend('PUT /users/{id}/provider', ['GET /users/{id}/ways']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    bind.mutate({ params: { id: user }, body: { subject } }, { onSuccess: close });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('people.bindProvider')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('people.subject')}
            description={t('people.subjectWhere')}
            value={subject}
            onChange={(event) => setSubject(event.currentTarget.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={255}
            dir="ltr"
            required
            withAsterisk={false}
            data-autofocus
          />
          <WayNote error={bind.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('frame.cancel')}
            </Button>
            <Button type="submit" loading={bind.isPending}>
              {t('people.bindProvider')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
