// SPDX-License-Identifier: Apache-2.0
// What stands in the way of keeping what is written: the node refused it, or somebody else saved meanwhile; then whose stands is chosen here.
import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../language/words.ts';
import { ProblemNote } from './states.tsx';
import type { InHand } from './use-kept.ts';

interface SavingTroubleProps<F> {
  hand: Pick<InHand<F>, 'saving' | 'form' | 'keepMine' | 'takeTheirs'>;
  /** In what the two differ. */
  differences: (theirs: F, mine: F) => ReactNode;
}

export function SavingTrouble<F>({ hand, differences }: SavingTroubleProps<F>): ReactNode {
  const t = useWords();
  const { saving } = hand;
  if (saving.kind === 'failed') return <ProblemNote error={saving.error} />;
  if (saving.kind !== 'conflict') return null;
  return (
    <Alert
      color="yellow"
      role="alert"
      icon={<IconGitCompare aria-hidden="true" />}
      title={t('frame.conflict')}
    >
      <Stack gap="sm">
        <div>{t('frame.conflictWhy', { revision: saving.theirs.revision })}</div>
        {differences(saving.theirs.form, hand.form)}
        <Group gap="sm">
          <Button onClick={hand.keepMine}>{t('frame.keepMine')}</Button>
          <Button variant="default" onClick={hand.takeTheirs}>
            {t('frame.takeTheirs')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
