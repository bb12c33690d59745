// SPDX-License-Identifier: Apache-2.0
// Whether what is written is saved.
import { Text } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.tsx';
import { locales } from '../language/languages.ts';
import { useWords } from '../language/words.ts';
import type { Saving } from './use-kept.ts';

/** One quiet line: "saved at 12:03". */
export function SavingLine<F>({ saving }: { saving: Saving<F> }): ReactNode {
  const t = useWords();
  const { language } = useLanguage();
  if (saving.kind === 'new') return null;
  const said =
    saving.kind === 'saved'
      ? t('frame.savedAt', {
          time: new Intl.DateTimeFormat(locales[language], { timeStyle: 'medium' }).format(saving.at),
        })
      : t(`frame.saving.${saving.kind}`);
  return (
    <Text
      size="sm"
      c={saving.kind === 'conflict' || saving.kind === 'failed' ? 'var(--tq-bad)' : 'dimmed'}
      role="status"
    >
      {saving.kind === 'offline' && (
        <>
          <IconCloudOff size={14} aria-hidden="true" />{' '}
        </>
      )}
      {said}
    </Text>
  );
}
