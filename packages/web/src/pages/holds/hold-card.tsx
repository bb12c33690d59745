// SPDX-License-Identifier: Apache-2.0
// One legal hold: what it keeps, on what ground, until when; reviewed and lifted by who may place one.
import { Button, Group, Stack } from '@mantine/core';
import type { HoldItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { DayField } from '../../parts/day-field.tsx';
import { DoneBy } from '../../parts/done-by.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Code, Name } from '../../parts/name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Sure } from '../../parts/sure.tsx';
import { To } from '../../parts/to.tsx';

/** What changes with a hold. */
export const touched = ['GET /holds', 'GET /acts/{id}', 'GET /acts', 'GET /acts/{id}/journey'] as const;

export function HoldCard({ hold }: { hold: HoldItem }): ReactNode {
  const t = useWords();
  const may = useMay();
  const [doing, setDoing] = useState<'keep' | 'lift'>();
  const [day, setDay] = useState('');
  const close = () => setDoing(undefined);
  const lift = useSend('POST /holds/{id}/lift', touched, close);
  const keep = useSend('POST /holds/{id}/review', ['GET /holds'], close);
  const params = { id: hold.id };
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <StateTag tone={hold.stands ? 'warn' : 'calm'}>
          {t(hold.stands ? 'holds.stands' : 'holds.ended')}
        </StateTag>
        {hold.reviewDue && <StateTag tone="bad">{t('holds.due')}</StateTag>}
      </Group>
      <Facts facts={factsOf(hold, t)} />
      {hold.stands && may('head', 'legal-adviser') && (
        <Group gap="sm">
          <Button variant="default" onClick={() => setDoing('keep')}>
            {t('holds.keep')}
          </Button>
          <Button variant="default" onClick={() => setDoing('lift')}>
            {t('holds.lift')}
          </Button>
        </Group>
      )}
      <Sure
        opened={doing === 'lift'}
        title={t('holds.lift')}
        action={t('holds.lift')}
        reason={t('holds.why')}
        busy={lift.isPending}
        error={lift.error ?? undefined}
        onClose={close}
        onSure={(why) => lift.mutate({ params, body: { why } })}
      >
        {t('holds.liftLead')}
      </Sure>
      <Sure
        opened={doing === 'keep'}
        title={t('holds.keep')}
        action={t('holds.keep')}
        reason={t('holds.why')}
        busy={keep.isPending}
        error={keep.error ?? undefined}
        onClose={close}
        onSure={(why) => keep.mutate({ params, body: { why, review: Date.parse(`${day}T12:00:00`) } })}
      >
        <Stack gap="sm">
          {t('holds.keepLead')}
          <DayField label={t('holds.review')} value={day} change={setDay} required />
        </Stack>
      </Sure>
    </Stack>
  );
}

function factsOf(hold: HoldItem, t: ReturnType<typeof useWords>): Fact[] {
  const { act, dossier, ended } = hold;
  return [
    ...(act === undefined
      ? []
      : ([
          [
            t('holds.act'),
            <To key="act" href={`/acts/${act}`}>
              <Code short={10}>{act}</Code>
            </To>,
          ],
        ] as const)),
    ...(dossier === undefined
      ? []
      : ([
          [
            t('holds.dossier'),
            <To key="dossier" href={`/dossiers/${dossier}`}>
              <Code short={10}>{dossier}</Code>
            </To>,
          ],
        ] as const)),
    [t('holds.ground'), t(`holds.ground.${hold.ground}`)],
    [t('holds.citation'), <Name key="citation">{hold.citation}</Name>],
    [t('holds.reason'), <Name key="reason">{hold.reason}</Name>],
    [t('holds.review'), <Moment key="review" at={hold.review} dateOnly />],
    [t('holds.until'), <Moment key="until" at={hold.until} dateOnly />],
    [t('holds.placed'), <DoneBy key="placed" by={hold.placed} />],
    ...(ended
      ? ([
          [
            t('holds.endedBy'),
            ended.why === undefined ? t('holds.byTime') : <DoneBy key="ended" by={ended} />,
          ],
        ] as const)
      : []),
  ];
}
