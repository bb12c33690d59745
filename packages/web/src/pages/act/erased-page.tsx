// SPDX-License-Identifier: Apache-2.0
// An act that can no longer be read: what became of it and who can prove it, nothing of what stood in it.
import { Alert, Stack } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../api/problem.ts';
import { useCall } from '../../api/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { useWords } from '../../language/words.ts';
import { Card, Page } from '../../parts/page.tsx';
import { Loading, ProblemNote } from '../../parts/states.tsx';
import { CopiesPart } from './copies-part.tsx';
import { JourneyPart } from './journey-part.tsx';
import { ProofPart } from './proof-part.tsx';

export function ErasedPage({ act, error }: { act: string; error: Problem }): ReactNode {
  const t = useWords();
  const { language } = useLanguage();
  const journey = useCall('GET /acts/{id}/journey', { params: { id: act } });
  if (journey.isLoading) return <Loading />;
  if (!journey.data) return <ProblemNote error={error} />;
  const erased = journey.data.steps.some(({ what }) => what === 'erased');
  return (
    <Page
      title={t(erased ? 'act.erasedTitle' : 'act.closedTitle')}
      lead={t(erased ? 'act.erasedLead' : 'act.closedLead')}
    >
      {!erased && (
        <Alert color="yellow" icon={<IconEraser aria-hidden="true" />}>
          {error.inWords(language)}
        </Alert>
      )}
      <Stack gap="md">
        <Card title={t('act.journey')}>
          <JourneyPart act={act} />
        </Card>
        <Card title={t('act.copies')}>
          <CopiesPart act={act} />
        </Card>
        <ProofPart act={act} />
      </Stack>
    </Page>
  );
}
