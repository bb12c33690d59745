// SPDX-License-Identifier: Apache-2.0
// One party: its contact points, fingerprint, link, and the chain of its cards; its keys' rotation where it is this node's own.
import { Stack, Text } from '@mantine/core';
import type { LinkItem, PartyDetail } from '@tansiq/node/contract';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useText, useWords } from '../../language/words.ts';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Code, Texted } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { CardChain } from './card-chain.tsx';
import { ConfirmForm } from './confirm-form.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { LinkState } from './link-state.tsx';
import { OwnCard } from './own-card.tsx';
import { Rotation } from './rotation.tsx';
import { PartyStanding } from './standing.tsx';

export function PartnerPage(): ReactNode {
  const { party: id } = useParams({ from: '/partners/$party' });
  const query = useCall('GET /parties/{id}', { params: { id } });
  return <Shown query={query}>{(party) => <OneParty party={party} />}</Shown>;
}

function OneParty({ party }: { party: PartyDetail }): ReactNode {
  const t = useWords();
  const text = useText();
  const may = useMay();
  const own = party.status === 'self';
  return (
    <Page
      title={text(party.names) || party.id}
      badge={<PartyStanding status={party.status} />}
      lead={<Code>{party.id}</Code>}
    >
      {party.status === 'pending' && (
        <Card title={t('partners.compare')}>
          {may('head') ? <ConfirmForm party={party.id} /> : <Text>{t('partners.headConfirms')}</Text>}
        </Card>
      )}
      <Card title={t(own ? 'partners.ownFingerprint' : 'partners.fingerprint')}>
        <Text size="sm" c="dimmed" mb="sm">
          {t(own ? 'partners.readOut' : 'partners.compareHow')}
        </Text>
        <Fingerprint party={party} />
      </Card>
      {own && <OwnCard party={party} />}
      {party.status === 'confirmed' && <LinkCard party={party.id} />}
      <Card title={t('partners.contacts')}>
        <Facts
          facts={[
            [t('partners.spoc'), <Texted key="spoc" text={party.spoc} />],
            [t('partners.supervisor'), <Texted key="supervisor" text={party.supervisor} />],
          ]}
        />
        {!own && (
          <Text mt="sm">
            <To href={`/agreements?partner=${party.id}`}>{t('partners.itsAgreements')}</To>
          </Text>
        )}
      </Card>
      <CardChain party={party} />
      {own && may('administrator') && <Rotation />}
    </Page>
  );
}

function LinkCard({ party }: { party: string }): ReactNode {
  const t = useWords();
  const links = useCall('GET /links', {}, { every: 20_000 });
  return (
    <Shown query={links}>
      {({ items }) => {
        const link = items.find((one) => one.party === party);
        return (
          <Card title={t('partners.link')} aside={<LinkState link={link} />}>
            {link && <LinkFacts link={link} />}
          </Card>
        );
      }}
    </Shown>
  );
}

function LinkFacts({ link }: { link: LinkItem }): ReactNode {
  const t = useWords();
  const facts: Fact[] = [
    [t('partners.sent'), t('partners.sentOf', { n: link.outgoing.size, receipted: link.outgoing.receipted })],
    [t('partners.received'), link.incoming.size],
    [t('partners.waitingFor'), link.waiting],
    [t('partners.withheld'), link.withheld],
    ...(link.lastReceiptAt === undefined
      ? []
      : ([[t('partners.lastReceipt'), <Moment key="at" at={link.lastReceiptAt} />]] as Fact[])),
  ];
  return (
    <Stack gap="xs">
      {link.why !== undefined && <Text size="sm">{link.why}</Text>}
      <Facts facts={facts} />
    </Stack>
  );
}
