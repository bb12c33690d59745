// SPDX-License-Identifier: Apache-2.0
// Emergencies, ours and partners': what was set aside, why, who decided, who reviewed, and what is to be done about each.
import { Group, List, Stack, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { EmergencyItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { useActTypeName } from '../../parts/act-type-name.ts';
import { DoneBy } from '../../parts/done-by.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Deadline, Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag, type Tone } from '../../parts/state-tag.tsx';
import { Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { EmergencyDoings } from './emergency-doings.tsx';

export function EmergenciesPage(): ReactNode {
  const t = useWords();
  const query = useCall('GET /emergencies', {});
  return (
    <Page title={t('emergencies.title')} lead={t('emergencies.lead')}>
      <Shown query={query} rows={4}>
        {({ items }) => (
          <Stack gap="md">
            {items.length === 0 && <Text c="dimmed">{t('emergencies.none')}</Text>}
            {items.map((item) => (
              <Emergency key={item.act} item={item} />
            ))}
          </Stack>
        )}
      </Shown>
    </Page>
  );
}

const toneOf: Readonly<Record<EmergencyItem['state'], Tone>> = {
  sent: 'warn',
  accepted: 'calm',
  waiting: 'bad',
  taken: 'warn',
  left: 'calm',
  lapsed: 'calm',
};

function Emergency({ item }: { item: EmergencyItem }): ReactNode {
  const t = useWords();
  const typeName = useActTypeName();
  const { act, type, author, to, state, since } = item;
  return (
    <Card>
      <Stack gap="sm">
        <Group gap="xs">
          <StateTag tone={toneOf[state]}>{t(`emergencies.state.${state}`)}</StateTag>
          {item.reviewed ? (
            <StateTag tone={item.reviewed.finding === 'justified' ? 'good' : 'bad'}>
              {t(`emergencies.finding.${item.reviewed.finding}`)}
            </StateTag>
          ) : (
            item.reviewBy !== undefined && (
              <span>
                {t('emergencies.reviewBy')} <Deadline at={item.reviewBy} />
              </span>
            )
          )}
        </Group>
        <Text component="div">
          <To underline="always" href={`/acts/${act}`}>
            {typeName(type)}
          </To>
          {' · '}
          <PartyName id={author} /> <IconArrowRight size={14} className="tq-along" aria-hidden="true" />{' '}
          {to.map((party, place) => (
            <span key={party}>
              {place > 0 && t('compose.listComma')}
              <PartyName id={party} />
            </span>
          ))}
          {' · '}
          <Moment at={since} />
        </Text>
        <Said item={item} />
        <EmergencyDoings item={item} />
      </Stack>
    </Card>
  );
}

function Said({ item }: { item: EmergencyItem }): ReactNode {
  const t = useWords();
  const text = useText();
  const { against, reason, justification, asked, decided, reviewed, state, until } = item;
  return (
    <Facts
      facts={[
        [
          t('emergencies.against'),
          against.length === 0 ? (
            t('emergencies.nothingAgainst')
          ) : (
            <List key="against" size="sm">
              {against.map((one) => (
                <List.Item key={`${one.rule} ${one.article ?? ''}`}>{text(one.texts)}</List.Item>
              ))}
            </List>
          ),
        ],
        ...(reason === undefined
          ? []
          : ([
              [t('emergencies.reason'), t(`emergencies.reason.${reason}`)],
              [t('emergencies.justification'), <Name key="why">{justification ?? ''}</Name>],
            ] as const)),
        ...(asked ? ([[t('emergencies.asked'), <DoneBy key="asked" by={asked} />]] as const) : []),
        ...(decided ? ([[t('emergencies.decided'), <DoneBy key="decided" by={decided} />]] as const) : []),
        ...(state === 'sent' || state === 'waiting'
          ? ([
              [
                t(state === 'sent' ? 'emergencies.until' : 'emergencies.decideBy'),
                <Moment key="until" at={until} />,
              ],
            ] as const)
          : []),
        ...(reviewed
          ? ([
              [t('emergencies.reviewed'), <DoneBy key="reviewed" by={reviewed} />],
              ...(reviewed.remark === ''
                ? []
                : ([[t('emergencies.remark'), <Name key="remark">{reviewed.remark}</Name>]] as const)),
            ] as const)
          : []),
      ]}
    />
  );
}
