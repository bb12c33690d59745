// SPDX-License-Identifier: Apache-2.0
// The plan in words: sites with risk, commander and legal authority, contacts, triggers, communications, and what is foreseen for people.
import { Box, List, Stack, Text, Title } from '@mantine/core';
import type {
  MandateItem,
  OperationFrame,
  OperationPlan,
  PlannedSite,
  SiteApartItem,
} from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Code, Name, Texted } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { To } from '../../parts/to.tsx';
import { SitesMap } from './sites-map.tsx';

interface PlanWordsProps {
  frame: OperationFrame;
  plan: OperationPlan;
  /** Sites apart of which this party is told. */
  apart?: readonly SiteApartItem[];
  mandates: readonly MandateItem[];
}

const prose = [
  ...(['deconfliction', 'lifeRisk', 'detention', 'interpreters', 'lawyers'] as const),
  ...(['minorsAndVictims', 'statement', 'debrief'] as const),
];

export function PlanWords({ frame, plan, apart = [], mandates }: PlanWordsProps): ReactNode {
  const t = useWords();
  const told = apart.flatMap(({ site, planned }) => (planned ? [site] : []));
  const untold = frame.sites.filter(
    (one) => one.apart !== undefined && !told.some(({ id }) => id === one.id),
  );
  return (
    <>
      <Card title={t('operations.sites')} flush>
        <Box px="md">
          <SitesMap sites={[...plan.sites, ...told]} />
        </Box>
        <div className="tq-rows">
          {[...plan.sites, ...told].map((site) => (
            <SiteWords
              key={site.id}
              site={site}
              frame={frame.sites.find(({ id }) => id === site.id)}
              mandate={mandates.find((one) => one.site === site.id)}
            />
          ))}
          {untold.map((site) => (
            <Stack key={site.id} gap={4} p="md">
              <Title order={3}>
                <Code>{site.id}</Code>
              </Title>
              <PartyName id={site.party} />
              <Concerned frame={site} />
            </Stack>
          ))}
        </div>
      </Card>
      <Card title={t('operations.how')}>
        <Facts
          facts={[
            [t('operations.triggers'), <Triggers key="triggers" plan={plan} />],
            [t('operations.primary'), <Name key="primary">{plan.communications.primary}</Name>],
            [t('operations.fallback'), <Name key="fallback">{plan.communications.fallback}</Name>],
            ...prose.map(
              (name): Fact => [
                t(`operations.plan.${name}`),
                plan[name] ? <Texted key={name} text={plan[name]} /> : t('operations.notSaid'),
              ],
            ),
          ]}
        />
      </Card>
      <Card title={t('operations.contacts')}>
        <List>
          {plan.contacts.map((one) => (
            <List.Item key={`${one.party} ${one.name}`}>
              <PartyName id={one.party} />: <Name>{one.name}</Name> (<Name>{one.role}</Name>){' '}
              <bdi dir="ltr">{one.reach}</bdi>
            </List.Item>
          ))}
        </List>
        {plan.contacts.length === 0 && <Text c="dimmed">{t('operations.notSaid')}</Text>}
      </Card>
    </>
  );
}

function Triggers({ plan }: { plan: OperationPlan }): ReactNode {
  const t = useWords();
  if (plan.triggers.length === 0) return t('operations.notSaid');
  return (
    <List>
      {plan.triggers.map((one) => (
        <List.Item key={Object.values(one).join()}>
          <Texted text={one} />
        </List.Item>
      ))}
    </List>
  );
}

type Framed = OperationFrame['sites'][number];

interface SiteWordsProps {
  site: PlannedSite;
  frame?: Framed | undefined;
  mandate?: (Pick<MandateItem, 'commander' | 'authority' | 'reference'> & { act?: string }) | undefined;
}

/** Who else takes part there; of a site apart, that it concerns nobody else. */
function Concerned({ frame }: { frame: Framed }): ReactNode {
  const t = useWords();
  return (
    <Text size="sm" component="div">
      {t('operations.siteWith')}:{' '}
      {frame.with.map((party, place) => (
        <span key={party}>
          {place > 0 && ' · '}
          <PartyName id={party} />
        </span>
      ))}
      {frame.apart !== undefined && <div>{t('operations.apartMeans')}</div>}
    </Text>
  );
}

const riskTone = { low: 'calm', medium: 'warn', high: 'bad', extreme: 'bad' } as const;

export function SiteWords({ site, frame, mandate }: SiteWordsProps): ReactNode {
  const t = useWords();
  return (
    <Stack gap={4} p="md">
      <Title order={3}>
        <Code>{site.id}</Code> <Texted text={site.place} />
      </Title>
      <div>
        {frame && (
          <>
            <PartyName id={frame.party} /> ·{' '}
          </>
        )}
        {t(`operations.siteKind.${site.kind}`)} ·{' '}
        <StateTag tone={riskTone[site.risk]}>{t(`operations.risk.${site.risk}`)}</StateTag>
      </div>
      {frame && frame.with.length > 0 && <Concerned frame={frame} />}
      {site.address !== undefined && <Name>{site.address}</Name>}
      {site.lat !== undefined && site.lon !== undefined && (
        <div>
          <Code>{`${(site.lat / 1e6).toFixed(5)}, ${(site.lon / 1e6).toFixed(5)}`}</Code>
        </div>
      )}
      <Text size="sm">
        {t('operations.commander')}:{' '}
        <Name>{mandate?.commander ?? site.commander ?? t('operations.notSaid')}</Name>
      </Text>
      <Text size="sm" component="div">
        {t('operations.authority')}:{' '}
        {mandate ? (
          <>
            <Name>{mandate.authority}</Name>
            {mandate.reference !== undefined && (
              <>
                {' '}
                <Name>{mandate.reference}</Name>
              </>
            )}{' '}
            {mandate.act !== undefined && (
              <To href={`/acts/${mandate.act}`} underline="always">
                {t('operations.document')}
              </To>
            )}
          </>
        ) : (
          <StateTag tone="bad">{t('operations.noAuthority')}</StateTag>
        )}
      </Text>
      {site.evidenceLead !== undefined && (
        <Text size="sm">
          {t('operations.evidenceLead')}: <Name>{site.evidenceLead}</Name>
        </Text>
      )}
      {site.targets.map(({ ref, what, act }) => (
        <Text size="sm" key={ref}>
          {t('operations.target')}: {t(`operations.targetWhat.${what}`)} <Code>{ref}</Code>{' '}
          {act !== undefined && (
            <To href={`/acts/${act}`} underline="always">
              {t('operations.targetAct')}
            </To>
          )}
        </Text>
      ))}
      {site.tasks.map((task) => (
        <Text size="sm" key={task.team}>
          {t('operations.team')} <Name>{task.team}</Name>: <Texted text={task.text} />
        </Text>
      ))}
    </Stack>
  );
}
