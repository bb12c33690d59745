// SPDX-License-Identifier: Apache-2.0
// The machine: links, queues, space, dates, versions, witness. For its administrator and the head of the desk.
import { Text } from '@mantine/core';
import type { SystemAnswer, SystemLink } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Ago, Deadline, Moment } from '../../parts/moment.tsx';
import { Code } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName, usePartyName } from '../../parts/party-name.tsx';
import { Pair, Row, TwoColumns } from '../../parts/row.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { WitnessTag } from '../oversight/journal-state.tsx';

const DAY = 86_400_000;
/** Beyond this a date stands for "no end" (RFC 5280 section 4.1.2.5). */
const NO_END = Date.UTC(9999, 0, 1);
/** Days before its end at which a date is worth a look. */
const SOON_DAYS = 30;
const LEAST_FREE = 5 * 2 ** 30;

export function SystemPage(): ReactNode {
  const t = useWords();
  const query = useCall('GET /system', {}, { every: 30_000 });
  return (
    <Page
      title={t('system.title')}
      lead={t('system.lead')}
      actions={<To href="/settings">{t('system.settings')}</To>}
    >
      <Shown query={query} rows={6}>
        {(system) => (
          <>
            <Links links={system.links} />
            <TwoColumns>
              <Dates system={system} />
              <Queues system={system} />
            </TwoColumns>
            <TwoColumns>
              <Storage system={system} />
              <Versions system={system} />
            </TwoColumns>
          </>
        )}
      </Shown>
    </Page>
  );
}

const tones = { up: 'good', opening: 'calm', down: 'warn', held: 'bad' } as const;

function Links({ links }: { links: SystemLink[] }): ReactNode {
  const t = useWords();
  return (
    <Card flush title={t('system.links')}>
      {links.length === 0 && (
        <Text c="dimmed" px="md" pb="md">
          {t('system.noLinks')}
        </Text>
      )}
      <div className="tq-rows">
        {links.map(({ party, state, since, why, lastReceiptAt, waiting, withheld }) => (
          <Row
            key={party}
            meta={
              <>
                <span>
                  {t('system.sinceWhen')} <Ago at={since} />
                </span>
                {lastReceiptAt !== undefined && (
                  <span>
                    {t('system.lastReceipt')} <Ago at={lastReceiptAt} />
                  </span>
                )}
                <span>{t('system.waitingWithheld', { waiting, withheld })}</span>
              </>
            }
            aside={<StateTag tone={tones[state]}>{t(`system.link.${state}`)}</StateTag>}
          >
            <To href={`/partners/${party}`}>
              <PartyName id={party} />
            </To>
            {why !== undefined && (
              <div>
                <Code short={140}>{why}</Code>
              </div>
            )}
          </Row>
        ))}
      </div>
    </Card>
  );
}

function Dates({ system: { card, partners, certificates } }: { system: SystemAnswer }): ReactNode {
  const t = useWords();
  const nameOf = usePartyName();
  return (
    <Card flush title={t('system.dates')}>
      <div className="tq-rows">
        <Pair name={t('system.card', { seq: card.seq })}>
          <End at={card.expires} />
        </Pair>
        {partners.map(({ party, cardExpires }) => (
          <Pair key={party} name={t('system.partnerCard', { party: nameOf(party) })}>
            <End at={cardExpires} />
          </Pair>
        ))}
        {certificates.map(({ use, to }) => (
          <Pair key={use} name={t(`system.certificate.${use}`)}>
            <End at={to} />
          </Pair>
        ))}
      </div>
    </Card>
  );
}

function End({ at }: { at: number }): ReactNode {
  const t = useWords();
  if (at >= NO_END) return t('system.noEnd');
  if (at < Date.now() + SOON_DAYS * DAY) return <Deadline at={at} soonHours={24 * SOON_DAYS} />;
  return (
    <>
      {t('system.endsOn')} <Moment at={at} dateOnly />
    </>
  );
}

function Queues({ system: { queues, witness } }: { system: SystemAnswer }): ReactNode {
  const t = useWords();
  const { oldestWaiting, attachments, messages } = queues;
  return (
    <Card flush title={t('system.queues')}>
      <div className="tq-rows">
        <Pair name={t('system.oldestWaiting')}>
          {oldestWaiting === undefined ? t('system.nothingWaits') : <Ago at={oldestWaiting} />}
        </Pair>
        <Pair name={t('system.fetching')}>{attachments.fetching}</Pair>
        <Pair name={t('system.missing')}>{attachments.missing}</Pair>
        <Pair name={t('system.messages')}>{messages.due}</Pair>
        <Pair name={t('system.messagesFailing')}>
          {messages.failing === 0 ? (
            0
          ) : (
            <StateTag tone="warn">
              {messages.failing} {messages.error !== undefined && <Code>{messages.error}</Code>}
            </StateTag>
          )}
        </Pair>
        <Pair name={t('system.witness')}>
          <WitnessTag result={witness.configured ? witness.result : undefined} />
        </Pair>
      </div>
    </Card>
  );
}

const MIB = 2 ** 20;

function Storage({ system: { store } }: { system: SystemAnswer }): ReactNode {
  const t = useWords();
  const size = (bytes: number) => t('system.megabytes', { n: Math.ceil(bytes / MIB) });
  const { disk, attachments } = store;
  return (
    <Card flush title={t('system.storage')}>
      <div className="tq-rows">
        <Pair name={t('system.database', { dialect: store.dialect })}>{size(store.bytes)}</Pair>
        <Pair name={t('system.attachments', { count: attachments.count })}>{size(attachments.bytes)}</Pair>
        <Pair name={t('system.freeDisk')}>
          <StateTag tone={disk.free < LEAST_FREE ? 'bad' : 'good'}>
            {t('system.ofTotal', { free: size(disk.free), total: size(disk.total) })}
          </StateTag>
        </Pair>
      </div>
    </Card>
  );
}

function Versions({ system }: { system: SystemAnswer }): ReactNode {
  const t = useWords();
  return (
    <Card flush title={t('system.versions')}>
      <div className="tq-rows">
        <Pair name={t('system.software')}>
          <Code>{system.version}</Code>
        </Pair>
        <Pair name={t('system.protocolV')}>
          <Code>{system.protocol.join(', ')}</Code>
        </Pair>
        <Pair name={t('system.runtime')}>
          <Code>{system.runtime}</Code>
        </Pair>
        <Pair name={t('system.schema')}>
          <Code>{system.store.schema.at(-1) ?? ''}</Code>
        </Pair>
        <Pair name={t('system.clock')}>
          <Moment at={system.at} />
        </Pair>
        <Pair name={t('system.uptime')}>
          <Ago at={system.at - system.uptime * 1000} />
        </Pair>
      </div>
    </Card>
  );
}
