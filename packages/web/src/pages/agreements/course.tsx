// SPDX-License-Identifier: Apache-2.0
// The course of an agreement: every act and note, oldest first, and what stands of suspensions, withdrawals and the end.
import { Alert, Stack, Text, Timeline } from '@mantine/core';
import type { AgreementAnswer } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Code, Texted } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { To } from '../../parts/to.tsx';

/** Acts about an agreement (docs/protocol.md §5). */
const types = [
  'talks.note',
  'agreement.propose',
  'agreement.comment',
  'agreement.reject',
  'agreement.sign',
  'agreement.ratify',
  'agreement.suspend',
  'agreement.resume',
  'agreement.terminate',
  'agreement.withdraw',
] as const;

export function Course({ agreement }: { agreement: AgreementAnswer }): ReactNode {
  const t = useWords();
  return (
    <Stack>
      <Holds agreement={agreement} />
      <Card title={t('agreements.tab.course')}>
        {agreement.acts.length === 0 ? (
          <Text c="dimmed">{t('agreements.courseClosed')}</Text>
        ) : (
          <Timeline active={agreement.acts.length} bulletSize={14} lineWidth={2}>
            {agreement.acts.map((act) => (
              <Timeline.Item key={act.id} title={<ActName type={act.type} />}>
                <Text size="sm" c="dimmed" component="div">
                  <PartyName id={act.author} /> · <Moment at={act.time} /> ·{' '}
                  <To
                    href={`/acts/${act.id}`}
                    aria-label={t('agreements.actPage', { act: act.id.slice(0, 8) })}
                  >
                    <Code short={8}>{act.id}</Code>
                  </To>
                </Text>
                {act.evidence === undefined && <StateTag tone="warn">{t('agreements.notHeldYet')}</StateTag>}
                <NoteOf agreement={agreement} act={act.id} />
              </Timeline.Item>
            ))}
          </Timeline>
        )}
      </Card>
    </Stack>
  );
}

function ActName({ type }: { type: string }): ReactNode {
  const t = useWords();
  const known = types.find((one) => one === type);
  return known ? t(`agreements.act.${known}`) : type;
}

/** What was said with an act: a note of talks, a comment, the reason of a suspension. */
function NoteOf({ agreement, act }: { agreement: AgreementAnswer; act: string }): ReactNode {
  const t = useWords();
  const note = agreement.notes.find((one) => one.act === act);
  const comment = agreement.comments.find((one) => one.act === act);
  const reason = agreement.suspensions.find((one) => one.act === act)?.note;
  const text = note?.text ?? comment?.text ?? reason;
  if (!text) return null;
  return (
    <Text size="sm">
      {comment && <strong>{t('frame.article', { article: comment.article })}: </strong>}
      <Texted text={text} />
    </Text>
  );
}

function Holds({ agreement }: { agreement: AgreementAnswer }): ReactNode {
  const t = useWords();
  const { suspensions, departures, ended } = agreement;
  return (
    <>
      {suspensions.map((one) => (
        <Alert key={one.act} color="yellow" title={t('agreements.suspendedBy')}>
          <PartyName id={one.party} /> · <Moment at={one.at} />
          {one.note && (
            <div>
              <Texted text={one.note} />
            </div>
          )}
        </Alert>
      ))}
      {departures.map((one) => (
        <Alert key={one.act} color="gray" title={t('agreements.leaves')}>
          <PartyName id={one.party} /> · <Moment at={one.effectiveAt} />
        </Alert>
      ))}
      {ended && (
        <Alert color="gray" title={t('agreements.endsAt')}>
          <Moment at={ended.at} />
        </Alert>
      )}
    </>
  );
}
