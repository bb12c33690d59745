// SPDX-License-Identifier: Apache-2.0
// The way of an act from the first word to what its receivers did with it, as a line of moments.
import { List, Stack, Text, Timeline, Title } from '@mantine/core';
import type { JourneyAnswer } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Ago, Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { ReleaseBinding } from '../../parts/release-binding.tsx';
import { Shown } from '../../parts/states.tsx';

type Step = JourneyAnswer['steps'][number];
const bad: readonly string[] = [
  'withheld',
  'refused',
  'unreadable',
  'quarantined',
  'recalled',
  'restricted',
  'on-hold',
  'erased',
  'recall-refused',
];

export function JourneyPart({ act }: { act: string }): ReactNode {
  const t = useWords();
  const query = useCall('GET /acts/{id}/journey', { params: { id: act } });
  return (
    <Shown query={query}>
      {({ steps, readers, readings }) => (
        <Stack gap="md">
          <Timeline bulletSize={14} active={steps.length}>
            {steps.map((step) => (
              <Timeline.Item
                key={`${step.what} ${step.party ?? ''} ${step.at ?? ''}`}
                color={bad.includes(step.what) ? 'red' : 'petrol'}
                title={t(`act.step.${step.what as 'sent'}`)}
              >
                <Detail act={act} step={step} />
              </Timeline.Item>
            ))}
          </Timeline>
          <Text size="sm">{t('act.readers', { count: readers })}</Text>
          {readings !== undefined && readings.length > 0 && (
            <div>
              <Title order={3} size="sm">
                {t('act.readingsTitle')}
              </Title>
              <List size="sm">
                {readings.map((one) => (
                  <List.Item key={one.user}>
                    <Name>{one.name}</Name> · <Moment at={one.first} /> ·{' '}
                    {t('act.times', { count: one.times })} · <Ago at={one.last} />
                  </List.Item>
                ))}
              </List>
            </div>
          )}
        </Stack>
      )}
    </Shown>
  );
}

function Detail({ act, step }: { act: string; step: Step }): ReactNode {
  const t = useWords();
  const { party, name, at, index, rule, article, shown } = step;
  return (
    <Text size="sm" c="dimmed" component="div">
      {party !== undefined && (
        <>
          <PartyName id={party} />{' '}
        </>
      )}
      {name !== undefined && (
        <>
          <Name>{name}</Name>{' '}
        </>
      )}
      {at !== undefined && <Moment at={at} />}
      {index !== undefined && step.what !== 'held' && <> · {t('act.place', { index: index + 1 })}</>}
      {shown !== undefined && <ReleaseBinding act={act} shown={shown} by={name ?? ''} />}
      {rule !== undefined && (
        <div>
          <span className="tq-code">{rule}</span>
          {article !== undefined && <> · {t('frame.article', { article })}</>}
        </div>
      )}
    </Text>
  );
}
