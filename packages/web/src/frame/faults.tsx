// SPDX-License-Identifier: Apache-2.0
// An address of no page, and a page that broke.
import { Anchor, Button, Stack } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NoAnswer, Problem } from '../api/problem.ts';
import { useWords } from '../language/words.ts';
import { Page } from '../parts/page.tsx';
import { Empty, ProblemNote } from '../parts/states.tsx';

export function NotThere(): ReactNode {
  const t = useWords();
  return (
    <Page title={t('frame.notThere')}>
      <Empty title={t('frame.notThereWhy')}>
        <Anchor component={Link} to="/">
          {t('frame.toStart')}
        </Anchor>
      </Empty>
    </Page>
  );
}

export function PageFault({ error, reset }: ErrorComponentProps): ReactNode {
  const t = useWords();
  const known = error instanceof Problem || error instanceof NoAnswer;
  return (
    <Page title={t('frame.broke')}>
      {known ? (
        <ProblemNote error={error} retry={reset} />
      ) : (
        <Stack align="flex-start">
          <p>{t('frame.brokeDo')}</p>
          <Button onClick={() => location.reload()}>{t('frame.reload')}</Button>
        </Stack>
      )}
    </Page>
  );
}
