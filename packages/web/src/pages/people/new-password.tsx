// SPDX-License-Identifier: Apache-2.0
// A new password for somebody else, handed over in person.
import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { UserItem } from '@tansiq/node/contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Name } from '../../parts/name.tsx';
import { WayNote } from '../../parts/way-note.tsx';
import { PEOPLE } from './use-people.ts';

export function NewPassword({ person, close }: { person: UserItem; close: () => void }): ReactNode {
  const t = useWords();
  const [password, setPassword] = useState('');
  const set = useSend('POST /users/{id}/password', [PEOPLE, 'GET /users/{id}/ways']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const done = () => {
      notifications.show({ message: t('people.passwordSet') });
      close();
    };
    set.mutate({ params: { id: person.id }, body: { password } }, { onSuccess: done });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('people.newPassword')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text fw={500}>
            <Name>{person.name}</Name>
          </Text>
          <Text>{t('people.newPasswordWhat')}</Text>
          <PasswordInput
            label={t('access.newPassword')}
            description={t('access.newPasswordHint')}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
            dir="ltr"
            required
            withAsterisk={false}
            data-autofocus
          />
          <WayNote error={set.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('frame.cancel')}
            </Button>
            <Button type="submit" loading={set.isPending}>
              {t('people.newPassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
