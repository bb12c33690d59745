// SPDX-License-Identifier: Apache-2.0
// A field for a six-figure code, in whichever figures a keyboard gives.
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../language/words.ts';

interface CodeInputProps {
  value: string;
  change: (value: string) => void;
  label?: string;
}

export function CodeInput({ value, change, label }: CodeInputProps): ReactNode {
  const t = useWords();
  return (
    <TextInput
      label={label ?? t('access.code')}
      description={t('access.codeWhere')}
      value={value}
      onChange={(event) => change(event.currentTarget.value)}
      autoComplete="one-time-code"
      inputMode="numeric"
      maxLength={9}
      dir="ltr"
      required
      withAsterisk={false}
      data-autofocus
      autoFocus
      styles={{ input: { fontVariantNumeric: 'tabular-nums', letterSpacing: '0.2em', fontSize: '1.1rem' } }}
    />
  );
}
