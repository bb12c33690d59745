// SPDX-License-Identifier: Apache-2.0
// The cards of a party, newest first: which keys each lists, from when until when, and what it revokes.
import { Stack, Text, Timeline } from '@mantine/core';
import type { CardItem, PartyDetail } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Code } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { StateTag } from '../../parts/state-tag.tsx';

const reasons = ['superseded', 'lost', 'compromised'] as const;

export function CardChain({ party }: { party: PartyDetail }): ReactNode {
  const t = useWords();
  return (
    <Card title={t('partners.cards', { n: party.cards.length })}>
      <Timeline active={party.cards.length} bulletSize={14} lineWidth={2}>
        {party.cards.map((card, at) => (
          <Timeline.Item key={card.seq} title={t('partners.card', { number: card.seq })}>
            <OneCard card={card} newest={at === 0} />
          </Timeline.Item>
        ))}
      </Timeline>
    </Card>
  );
}

function OneCard({ card, newest }: { card: CardItem; newest: boolean }): ReactNode {
  const t = useWords();
  const over = new Date(card.expires).getTime() < Date.now();
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm" component="div">
        {t('partners.issued')}: <Moment at={card.issued} /> · {t('partners.expires')}:{' '}
        <Moment at={card.expires} />
      </Text>
      {newest && (
        <StateTag tone={over ? 'bad' : 'good'}>{t(over ? 'partners.expired' : 'partners.current')}</StateTag>
      )}
      <Text size="sm" component="div">
        {t('partners.signingKeys', { n: card.sign.length })}{' '}
        {card.sign.map((kid) => (
          <Code key={kid} short={10}>
            {kid}
          </Code>
        ))}
      </Text>
      <Text size="sm">{t('partners.certificates', { n: card.certificates })}</Text>
      {card.endpoints.map((endpoint) => (
        <Text key={endpoint} size="sm" component="div">
          <Code>{endpoint}</Code>
        </Text>
      ))}
      {card.revoked.map((one) => (
        <Revoked key={one.kid} {...one} />
      ))}
      <Text size="sm" c="dimmed" component="div">
        <Code short={16}>{card.hash}</Code>
      </Text>
    </Stack>
  );
}

function Revoked({ kid, reason, sizes }: CardItem['revoked'][number]): ReactNode {
  const t = useWords();
  const known = reasons.find((one) => one === reason);
  const limits = Object.entries(sizes);
  return (
    <Text size="sm" component="div">
      {t('partners.revokes')} <Code short={10}>{kid}</Code>
      {known && ` (${t(`partners.reason.${known}`)})`}
      {limits.map(([party, n]) => (
        <div key={party}>{t('partners.revokedUpTo', { n, party })}</div>
      ))}
      {limits.length === 0 && <div>{t('partners.revokedNowhere')}</div>}
      {reason === 'compromised' && <div>{t('partners.disputed')}</div>}
    </Text>
  );
}
