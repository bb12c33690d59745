// SPDX-License-Identifier: Apache-2.0
// Login and password.
import { PasswordInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';

interface PasswordFieldsProps {
  typed: { login: string; password: string };
  change: (changed: { login: string } | { password: string }) => void;
}

export function PasswordFields({ typed, change }: PasswordFieldsProps): ReactNode {
  const t = useWords();
  return (
    <>
      <TextInput
        label={t('access.login')}
        value={typed.login}
        onChange={(event) => change({ login: event.currentTarget.value })}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
        size="md"
        required
        withAsterisk={false}
        autoFocus
      />
      <PasswordInput
        label={t('access.password')}
        value={typed.password}
        onChange={(event) => change({ password: event.currentTarget.value })}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('access.showPassword') }}
        dir="ltr"
        size="md"
        required
        withAsterisk={false}
      />
    </>
  );
}
