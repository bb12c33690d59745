// SPDX-License-Identifier: Apache-2.0
// A new account: who, in which language, as what, with a first password that is handed over in person.
import { Button, Group, Modal, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import type { NewUser } from '@tansiq/node/contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { isLanguage, languages, ownNames } from '../../language/languages.ts';
import { useWords } from '../../language/words.ts';
import { WayNote } from '../../parts/way-note.tsx';
import { RightsFields } from './rights-fields.tsx';
import { PEOPLE } from './use-people.ts';

export function NewPerson({ close }: { close: () => void }): ReactNode {
  const t = useWords();
  const { language } = useLanguage();
  const [typed, setTyped] = useState<Required<NewUser>>({
    ...{ login: '', name: '', password: '', language, roles: ['officer'], clearance: 0, shielded: false },
  });
  const make = useSend('POST /users', [PEOPLE]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ body: typed }, { onSuccess: close });
  };
  const field = (name: 'login' | 'name' | 'password') => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
    required: true,
    withAsterisk: false,
  });
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('people.add')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput label={t('people.name')} {...field('name')} dir="auto" data-autofocus />
          <TextInput
            label={t('access.login')}
            {...field('login')}
            dir="ltr"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
          />
          <PasswordInput
            label={t('people.password')}
            description={t('access.newPasswordHint')}
            {...field('password')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
            dir="ltr"
          />
          <Select
            label={t('people.language')}
            value={typed.language}
            allowDeselect={false}
            data={languages.map((one) => ({ value: one, label: ownNames[one] }))}
            onChange={(value) =>
              value !== null && isLanguage(value) && setTyped({ ...typed, language: value })
            }
          />
          <RightsFields rights={typed} change={(rights) => setTyped({ ...typed, ...rights })} />
          <WayNote error={make.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('frame.cancel')}
            </Button>
            <Button type="submit" loading={make.isPending} disabled={typed.roles.length === 0}>
              {t('people.make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
