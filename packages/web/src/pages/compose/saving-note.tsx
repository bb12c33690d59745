// SPDX-License-Identifier: Apache-2.0
// What to do when somebody else saved the draft meanwhile; what a releaser remarked.
import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconAlertTriangle, IconGitCompare } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { ProblemNote } from '../../parts/states.tsx';
import { Changes } from './changes.tsx';
import type { DraftInHand } from './use-draft.ts';

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
        <Changes before={saving.theirs.form} after={hand.form} />
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
