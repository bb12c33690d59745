// SPDX-License-Identifier: Apache-2.0
// The supervisor's desk: the journal and its witness, disclosures by partner and agreement, what was done, what is overdue, samples.
import { Button, Group, Text } from '@mantine/core';
import type { SupervisionAnswer } from '@tansiq/node/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { AgreementName } from '../../parts/agreement-name.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Ago, Moment } from '../../parts/moment.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName, usePartyName } from '../../parts/party-name.tsx';
import { Pair, Row, TwoColumns } from '../../parts/row.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { JournalState } from './journal-state.tsx';
import { dayOf, isVerb, type OversightSearch, oversightSearch, queryOf, spanOf } from './oversight-search.ts';
import { SamplesCard } from './samples-card.tsx';
import { SpanFields } from './span-fields.tsx';

export function SupervisorPage(): ReactNode {
  const t = useWords();
  const navigate = useNavigate();
  const search = oversightSearch(useSearch({ strict: false }));
  const query = useCall('GET /supervision', { query: spanOf(search) });
  const change = (part: OversightSearch) =>
    void navigate({ to: '/supervisor', search: oversightSearch({ ...search, ...part }), replace: true });
  return (
    <Page
      title={t('oversight.supervisor')}
      lead={t('oversight.supervisorLead')}
      actions={
        <>
          <LinkButton href="/standing-orders" variant="default">
            {t('orders.title')}
          </LinkButton>
          <LinkButton href="/holds" variant="default">
            {t('holds.title')}
          </LinkButton>
          <LinkButton href="/emergencies" variant="default">
            {t('emergencies.toAll')}
          </LinkButton>
          <Button component="a" href="/api/export" download="tansiq-export.jsonl" variant="default">
            {t('oversight.export')}
          </Button>
        </>
      }
    >
      <JournalState />
      <Group align="flex-end" gap="sm">
        <SpanFields search={search} change={change} />
      </Group>
      <Shown query={query} rows={6}>
        {(answer) => (
          <>
            <Text c="dimmed" size="sm">
              <Moment at={answer.since * 1000} dateOnly /> – <Moment at={answer.until * 1000} dateOnly />
            </Text>
            <TwoColumns>
              <Disclosures answer={answer} />
              <Deeds answer={answer} />
            </TwoColumns>
            <Overdue answer={answer} />
          </>
        )}
      </Shown>
      <SamplesCard />
    </Page>
  );
}

const daysOf = ({ since, until }: SupervisionAnswer) => ({ since: dayOf(since), until: dayOf(until) });

function Disclosures({ answer }: { answer: SupervisionAnswer }): ReactNode {
  const t = useWords();
  return (
    <Card flush title={t('oversight.disclosures')}>
      {answer.disclosures.length === 0 && (
        <Text c="dimmed" px="md" pb="md">
          {t('oversight.noDisclosures')}
        </Text>
      )}
      <div className="tq-rows">
        {answer.disclosures.map(({ party, lineage, acts }) => (
          <Row
            key={`${party} ${lineage}`}
            meta={lineage !== undefined && <AgreementName lineage={lineage} />}
            aside={
              <To
                href={`/supervisor/disclosures?${queryOf({ ...daysOf(answer), party, ...(lineage !== undefined && { lineage }) })}`}
              >
                {t('oversight.acts', { count: acts })}
              </To>
            }
          >
            <PartyName id={party} />
          </Row>
        ))}
      </div>
    </Card>
  );
}

function Deeds({ answer }: { answer: SupervisionAnswer }): ReactNode {
  const t = useWords();
  return (
    <Card flush title={t('oversight.deeds')}>
      <div className="tq-rows">
        {answer.deeds.map(({ what, count }) =>
          isVerb(what) ? (
            <Pair key={what} name={t(`oversight.verb.${what}`)}>
              <To
                href={`/journal?${queryOf({ ...daysOf(answer), what })}`}
                aria-label={`${t(`oversight.verb.${what}`)}: ${count}`}
              >
                {count}
              </To>
            </Pair>
          ) : undefined,
        )}
      </div>
      {answer.deedsCapped && (
        <Text c="dimmed" size="sm" p="md">
          {t('oversight.deedsCapped')}
        </Text>
      )}
    </Card>
  );
}

function Overdue({ answer: { overdue } }: { answer: SupervisionAnswer }): ReactNode {
  const t = useWords();
  const nameOf = usePartyName();
  return (
    <Card flush title={t('oversight.overdue')}>
      {overdue.length === 0 && (
        <Text c="dimmed" px="md" pb="md">
          {t('oversight.noOverdue')}
        </Text>
      )}
      <div className="tq-rows">
        {overdue.map(({ kind, mine, party, count, oldest }) => (
          <Row
            key={`${kind} ${mine} ${party}`}
            meta={<Ago at={oldest} />}
            aside={
              <StateTag tone="warn">
                {t(kind === 'recall' ? 'today.owed.recall' : 'today.owed.outcome', { count })}
              </StateTag>
            }
          >
            {t(mine ? 'oversight.overdueMine' : 'oversight.overdueTheirs', { party: nameOf(party) })}
          </Row>
        ))}
      </div>
    </Card>
  );
}
