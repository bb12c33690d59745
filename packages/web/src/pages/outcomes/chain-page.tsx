// SPDX-License-Identifier: Apache-2.0
// From the lead over the action to the outcome and what followed, at a glance, from any act of the chain.
import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ChainAnswer, ChainMember, OutcomeItem } from '@tansiq/node/contract';
import { useNavigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall, useReason } from '../../api/queries.ts';
import { useMay, useSession } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Texted } from '../../parts/name.tsx';
import { Page } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { ReasonDialog, wantsReason } from '../../parts/reason-dialog.tsx';
import { Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { Consequences } from './consequences.tsx';
import { OutcomeLine } from './outcome-line.tsx';
import classes from './outcomes.module.css';

export function ChainPage(): ReactNode {
  const t = useWords();
  const { act } = useParams({ from: '/outcomes/$act' });
  const query = useCall('GET /outcomes/{act}/chain', { params: { act } });
  const giveReason = useReason('GET /outcomes/{act}/chain', { params: { act } });
  const unreasoned = wantsReason(query.error);
  return (
    <Page title={t('outcomes.chain')} lead={t('outcomes.chainLead')}>
      <ReasonDialog opened={unreasoned} give={giveReason} />
      {!(unreasoned && !query.data) && <Shown query={query}>{(chain) => <Chain chain={chain} />}</Shown>}
    </Page>
  );
}

function Chain({ chain }: { chain: ChainAnswer }): ReactNode {
  const t = useWords();
  const { act, leads, actions, outcomes, followUps, words, complete } = chain;
  return (
    <Stack gap="lg">
      {!complete && <Alert color="yellow">{t('outcomes.incomplete')}</Alert>}
      <div className={classes.chain}>
        <Column title={t('outcomes.leads')} none={t('outcomes.noLeads')}>
          {leads.map((lead) => (
            <Member key={lead.act} member={lead} current={act} />
          ))}
        </Column>
        <Column title={t('outcomes.actions')} none={t('outcomes.noActions')}>
          {actions.map((one) => (
            <Step key={one.act} outcome={one} current={act} />
          ))}
        </Column>
        <Column title={t('outcomes.results')} none={t('outcomes.noResults')}>
          {outcomes.map((one) => (
            <Step key={one.act} outcome={one} current={act} />
          ))}
        </Column>
        <Column title={t('outcomes.after')} none={t('outcomes.noAfter')}>
          {followUps.map((one) => (
            <Box key={one.act} current={one.act === act}>
              <Text fw={500}>{t(`outcomes.stage.${one.stage as 'charged'}`)}</Text>
              <Text size="sm" c="dimmed">
                {t('outcomes.persons', { n: one.persons })} · <Moment at={one.on} dateOnly /> ·{' '}
                <PartyName id={one.author} />
              </Text>
              <To href={`/acts/${one.act}`} size="sm">
                {t('outcomes.openAct')}
              </To>
            </Box>
          ))}
        </Column>
      </div>
      {followUps.some(({ stage }) => stage === 'acquitted' || stage === 'dropped') &&
        outcomes
          .filter(({ kind }) => kind === 'arrest')
          .map((one) => <Consequences key={one.act} outcome={one.act} />)}
      {words.length > 0 && (
        <Stack gap="xs">
          <Title order={2}>{t('outcomes.words')}</Title>
          {words.map((one) => (
            <Text key={one.act} size="sm">
              {t(`outcomes.said.${saidOf(one.type)}`)} · <PartyName id={one.author} /> ·{' '}
              <Moment at={one.time} /> ·{' '}
              <To underline="always" href={`/acts/${one.act}`}>
                {t('outcomes.openAct')}
              </To>
            </Text>
          ))}
        </Stack>
      )}
    </Stack>
  );
}

const said = ['confirm', 'dispute', 'correct', 'recall'] as const;
const saidOf = (type: string) => said.find((one) => type.endsWith(one)) ?? 'other';

interface ColumnProps {
  title: string;
  none: string;
  children: ReactNode[];
}

function Column({ title, none, children }: ColumnProps): ReactNode {
  return (
    <section className={classes.column}>
      <Title order={2} mb="xs">
        {title}
      </Title>
      <Stack gap="sm">{children.length === 0 ? <Text c="dimmed">{none}</Text> : children}</Stack>
    </section>
  );
}

function Box({ current, children }: { current: boolean; children: ReactNode }): ReactNode {
  return (
    <div
      className={`tq-card ${classes.row} ${current ? classes.current : ''}`}
      aria-current={current || undefined}
    >
      {children}
    </div>
  );
}

function Member({ member, current }: { member: ChainMember; current: string }): ReactNode {
  const t = useWords();
  return (
    <Box current={member.act === current}>
      <Text fw={500}>
        <To href={`/acts/${member.act}`}>
          {member.title ? <Texted text={member.title} /> : t('outcomes.openAct')}
        </To>
      </Text>
      <Text size="sm" c="dimmed">
        <PartyName id={member.author} /> · <Moment at={member.time} dateOnly />
      </Text>
    </Box>
  );
}

/** An action or an outcome, with what this party can say to it. */
function Step({ outcome, current }: { outcome: OutcomeItem; current: string }): ReactNode {
  const t = useWords();
  const may = useMay();
  const { party } = useSession();
  const navigate = useNavigate();
  const answer = (type: string, rel: string) =>
    void navigate({ href: `/drafts/new?type=${type}&${rel}=${outcome.act}` });
  const asked = may('officer') && outcome.waitsFor.includes(party);
  return (
    <Box current={outcome.act === current}>
      <Stack gap="xs">
        <OutcomeLine outcome={outcome} plain={outcome.act === current} />
        <To href={`/acts/${outcome.act}`} size="sm">
          {t('outcomes.openAct')}
        </To>
        {asked && (
          <Button
            size="xs"
            onClick={() => answer('outcome.confirm', 'confirms')}
            rightSection={<IconArrowRight size={14} className="tq-along" aria-hidden="true" />}
          >
            {t('outcomes.confirm')}
          </Button>
        )}
        {asked && (
          <Button size="xs" variant="default" onClick={() => answer('outcome.dispute', 'disputes')}>
            {t('outcomes.dispute')}
          </Button>
        )}
      </Stack>
    </Box>
  );
}
