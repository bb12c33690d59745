// SPDX-License-Identifier: Apache-2.0
// What an operation taught and who promised what by when: reports in its dossier, and a form that begins one which refers to the plan.
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import type { OperationBoard } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useCall, useReason, useSend } from '../../api/queries.ts';
import { useMay, useSession } from '../../frame/session.tsx';
import { useLanguage } from '../../language/language.tsx';
import { useText, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Texted } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { PartyName, usePartyName } from '../../parts/party-name.tsx';
import { ReasonDialog, wantsReason } from '../../parts/reason-dialog.tsx';
import { ProblemNote, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { DayInput } from '../compose/day-input.tsx';
import { bodyAbout } from '../compose/new-draft-page.tsx';
import { Line, OneOf } from './plan-inputs.tsx';
import { PlanList } from './plan-list.tsx';

interface Commitment {
  what: string;
  party: string;
  /** As the protocol writes a day; undefined while none is chosen. */
  until: string | undefined;
}

const DAY_LENGTH = 10;

export function LessonsCard({ board }: { board: OperationBoard }): ReactNode {
  const t = useWords();
  const may = useMay();
  const reports = useCall('GET /acts', { query: { dossier: board.dossier, type: 'report.share' } });
  return (
    <Card title={t('operations.lessons')}>
      <Stack>
        <Shown query={reports} rows={1}>
          {({ items }) =>
            items.length === 0 ? (
              <Text c="dimmed">{t('operations.noLessons')}</Text>
            ) : (
              <Stack gap="xs">
                {items.map(({ id, title, author, time }) => (
                  <div key={id}>
                    <To href={`/acts/${id}`} underline="always">
                      <Texted text={title} />
                    </To>{' '}
                    · <PartyName id={author} /> · <Moment at={time} />
                  </div>
                ))}
              </Stack>
            )
          }
        </Shown>
        {board.current && may('officer', 'releaser', 'head') && (
          <LessonsForm board={board} plan={board.current.plan} />
        )}
      </Stack>
    </Card>
  );
}

function LessonsForm({ board, plan }: { board: OperationBoard; plan: string }): ReactNode {
  const t = useWords();
  const nameOf = usePartyName();
  const router = useRouter();
  const [learnt, setLearnt] = useState('');
  const [commitments, setCommitments] = useState<Commitment[]>([]);
  const { asked, begin, error, busy } = useReport(board, plan, (draft) =>
    router.history.push(`/drafts/${draft}`),
  );
  const parties = board.parties.map(({ party }) => ({ value: party, label: nameOf(party) }));
  const promised = commitments.map(({ what, party, until = '' }, place) =>
    t('operations.commitmentLine', {
      ...{ number: String(place + 1), party: nameOf(party), what: what.trim() },
      day: until.slice(0, DAY_LENGTH),
    }),
  );
  const whole = commitments.every(({ what, party, until }) => what.trim() && party && until);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = [learnt.trim(), ...(promised.length > 0 ? [t('operations.commitments'), ...promised] : [])];
    begin(words.filter((line) => line !== '').join('\n'));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {asked}
        <Text size="sm" c="dimmed">
          {t('operations.lessonsWhy')}
        </Text>
        <Textarea
          label={t('operations.learnt')}
          value={learnt}
          onChange={(event) => setLearnt(event.currentTarget.value)}
          dir="auto"
          autosize
          minRows={3}
          maxLength={10_000}
        />
        <PlanList
          legend={(number) => t('operations.commitmentNumbered', { number })}
          add={t('operations.addCommitment')}
          items={commitments}
          fresh={{ what: '', party: '', until: undefined }}
          spot={(place) => `commitment-${place}`}
          change={setCommitments}
        >
          {(one, put) => (
            <>
              <Line
                label={t('operations.committed')}
                required
                value={one.what}
                change={(what) => put({ ...one, what })}
              />
              <OneOf
                label={t('operations.committedBy')}
                required
                options={parties}
                value={one.party}
                change={(party) => put({ ...one, party })}
              />
              <DayInput
                label={t('operations.committedUntil')}
                required
                value={one.until}
                change={(until) => put({ ...one, until })}
              />
            </>
          )}
        </PlanList>
        {error !== null && <ProblemNote error={error} />}
        <Group>
          <Button
            type="submit"
            loading={busy}
            disabled={!whole || (learnt.trim() === '' && commitments.length === 0)}
          >
            {t('operations.draftLessons')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Report {
  /** Why the plan is opened, where the node wants to know. */
  asked: ReactNode;
  begin: (words: string) => void;
  error: Error | null;
  busy: boolean;
}

/** A draft to all parties of the plan, under its agreement and with its marking. */
function useReport(board: OperationBoard, plan: string, done: (draft: string) => void): Report {
  const t = useWords();
  const text = useText();
  const { language } = useLanguage();
  const { party } = useSession();
  const wanted = { params: { id: plan } };
  const act = useCall('GET /acts/{id}', wanted);
  const giveReason = useReason('GET /acts/{id}', wanted);
  const create = useSend('POST /drafts', ['GET /drafts'], ({ id }) => done(id));
  const [wants, setWants] = useState(false);
  const begin = (words: string) => {
    if (!act.data) return setWants(true);
    const body = bodyAbout(act.data, 'report.share', 'follows', party);
    const title = t('operations.lessonsOf', { title: text(board.title) || t('operations.one') });
    create.mutate({
      body: {
        ...body,
        sections: {
          ...body.sections,
          title: { text: { [language]: title } },
          facts: { text: { [language]: words } },
        },
      },
    });
  };
  return {
    asked: wants && wantsReason(act.error) && <ReasonDialog opened give={giveReason} />,
    begin,
    error: create.error ?? (wants && !wantsReason(act.error) ? act.error : null),
    busy: create.isPending,
  };
}
