// SPDX-License-Identifier: Apache-2.0
// Changing one's own password, with the current one.
import { Button, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useSession } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { WayNote } from '../../parts/way-note.tsx';

const nothing = { current: '', password: '' };

export function OwnPassword(): ReactNode {
  const t = useWords();
  const { officer } = useSession();
  const [typed, setTyped] = useState(nothing);
  const [open, setOpen] = useState(false);
  const change = useSend('POST /users/{id}/password', ['GET /account/sessions', 'GET /account/tokens']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const done = () => {
      setTyped(nothing);
      setOpen(false);
      notifications.show({ message: t('access.passwordChanged') });
    };
    change.mutate({ params: { id: officer.id }, body: typed }, { onSuccess: done });
  };
  const field = (name: keyof typeof nothing, autoComplete: string) => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
    visibilityToggleButtonProps: { 'aria-label': t('access.showPassword') },
    autoComplete,
    dir: 'ltr',
    required: true,
    withAsterisk: false,
  });
  return (
    <Card
      title={t('access.password')}
      aside={
        !open && (
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            {t('access.changePassword')}
          </Button>
        )
      }
    >
      {open && (
        <form onSubmit={submit}>
          <Stack maw={420}>
            <PasswordInput label={t('access.currentPassword')} {...field('current', 'current-password')} />
            <PasswordInput
              label={t('access.newPassword')}
              description={t('access.newPasswordHint')}
              {...field('password', 'new-password')}
            />
            <WayNote error={change.error} />
            <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
              {t('access.changePassword')}
            </Button>
          </Stack>
        </form>
      )}
    </Card>
  );
}
