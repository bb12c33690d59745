// SPDX-License-Identifier: Apache-2.0
// Whether what is written is saved, and what to do when somebody else saved meanwhile.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff, IconGitCompare } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.tsx';
import { locales } from '../../language/languages.ts';
import { useWords } from '../../language/words.ts';
import { ProblemNote } from '../../parts/states.tsx';
import { Changes } from './changes.tsx';
import { formOf } from './draft-body.ts';
import type { DraftInHand } from './use-draft.ts';

/** One quiet line: "saved at 12:03". */
export function SavingLine({ saving }: Pick<DraftInHand, 'saving'>): ReactNode {
  const t = useWords();
  const { language } = useLanguage();
  const said =
    saving.kind === 'saved'
      ? t('compose.savedAt', {
          time: new Intl.DateTimeFormat(locales[language], { timeStyle: 'medium' }).format(saving.at),
        })
      : t(`compose.saving.${saving.kind}`);
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

/** What stands in the way of saving, with both texts to choose from. */
export function SavingTrouble({ hand }: { hand: DraftInHand }): ReactNode {
  const t = useWords();
  const { saving } = hand;
  if (saving.kind === 'failed') return <ProblemNote error={saving.error} />;
  if (saving.kind !== 'conflict') return null;
  return (
    <Alert
      color="yellow"
      role="alert"
      icon={<IconGitCompare aria-hidden="true" />}
      title={t('compose.conflict')}
    >
      <Stack gap="sm">
        <div>{t('compose.conflictWhy', { revision: saving.theirs.revision })}</div>
        <Changes before={formOf(saving.theirs)} after={hand.form} />
        <Group gap="sm">
          <Button onClick={hand.keepMine}>{t('compose.keepMine')}</Button>
          <Button variant="default" onClick={hand.takeTheirs}>
            {t('compose.takeTheirs')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

/** The releaser's remark on a draft that came back. */
export function ReturnedNote({ remark, name }: { remark: string; name: string }): ReactNode {
  const t = useWords();
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle aria-hidden="true" />}
      title={t('compose.returnedBy', { name: `\u2068${name}\u2069` })}
    >
      <bdi dir="auto">{remark}</bdi>
    </Alert>
  );
}
