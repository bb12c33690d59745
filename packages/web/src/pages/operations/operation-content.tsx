// SPDX-License-Identifier: Apache-2.0
// What an act of an operation says, where acts are shown whole: before a plan or a consent is released, and on the act's own page.
import { Stack } from '@mantine/core';
import type { MandateItem, OperationFrame, OperationPlan, PlannedSite } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Code, Name } from '../../parts/name.tsx';
import { FrameWords } from './frame-words.tsx';
import { Hours } from './hours.tsx';
import { RehearsalBar } from './marks.tsx';
import { PlanWords, SiteWords } from './plan-words.tsx';

export function OperationContent({ sections }: { sections: Readonly<Record<string, unknown>> }): ReactNode {
  const t = useWords();
  const frame = sections.frame as OperationFrame | undefined;
  const plan = sections.plan as OperationPlan | undefined;
  const consent = sections.consent as { plan?: string; decision: string } | undefined;
  const apart = (sections.site as { site: PlannedSite } | undefined)?.site;
  const { mandates = [] } = (sections.mandates ?? {}) as {
    mandates?: Pick<MandateItem, 'site' | 'commander' | 'authority' | 'reference'>[];
  };
  return (
    <>
      {frame?.hour !== undefined && plan?.sites !== undefined && (
        <Stack>
          <RehearsalBar rehearsal={frame.rehearsal} />
          <Hours at={frame.hour} parties={frame.capacities.map(({ party }) => party)} />
          <FrameWords frame={frame} />
          <PlanWords frame={frame} plan={plan} mandates={[]} />
        </Stack>
      )}
      {consent?.plan !== undefined && (
        <div>
          {t(consent.decision === 'consent' ? 'operations.consented' : 'operations.declined')}:{' '}
          <Code>{consent.plan}</Code>
        </div>
      )}
      {apart && <SiteWords site={apart} mandate={mandates[0]} />}
      {!apart &&
        mandates.map(({ site, commander, authority }) => (
          <div key={site}>
            <Code>{site}</Code> · {t('operations.commander')}: <Name>{commander}</Name> ·{' '}
            {t('operations.authority')}: <Name>{authority}</Name>
          </div>
        ))}
    </>
  );
}
