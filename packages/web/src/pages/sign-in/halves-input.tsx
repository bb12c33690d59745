// SPDX-License-Identifier: Apache-2.0
// A field for both halves of a recovery's code, as two administrators hand them over.
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';

interface HalvesInputProps {
  value: string;
  change: (value: string) => void;
}

export function HalvesInput({ value, change }: HalvesInputProps): ReactNode {
  const t = useWords();
  return (
    <TextInput
      label={t('access.halves')}
      description={t('access.halvesWhere')}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={32}
      dir="ltr"
      required
      withAsterisk={false}
      autoFocus
    />
  );
}
