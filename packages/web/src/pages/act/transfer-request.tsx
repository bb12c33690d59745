// SPDX-License-Identifier: Apache-2.0
// One request to pass an act on: who asks, to whom, for what, and the answer; each side with what it can do about it.
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ActAnswer, TransferItem, TransfersAnswer } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useCodeLabel, useWords } from '../../language/words.ts';
import { DayField } from '../../parts/day-field.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PartyName, usePartyName } from '../../parts/party-name.tsx';
import { StateTag, type Tone } from '../../parts/state-tag.tsx';
import { Sure } from '../../parts/sure.tsx';
import { To } from '../../parts/to.tsx';
import { PassOnForm } from './pass-on-form.tsx';
import { SectionChoice } from './section-choice.tsx';
import { usePartList } from './transfer-content.tsx';

const tones: Readonly<Record<TransferItem['state'], Tone>> = {
  ...{ asked: 'warn', consented: 'good', refused: 'bad', withdrawn: 'bad', ended: 'calm' },
};

interface RequestProps {
  act: ActAnswer;
  item: TransferItem;
  transfers: TransfersAnswer;
}

export function TransferRequest({ act, item, transfers }: RequestProps): ReactNode {
  const t = useWords();
  const facts = useFacts(act, item);
  const [passing, setPassing] = useState(false);
  const close = () => setPassing(false);
  return (
    <section className="tq-subject" aria-label={t('onward.request')}>
      <Stack gap="sm">
        <Group gap="sm">
          <StateTag tone={tones[item.state]}>{t(`onward.state.${item.state}`)}</StateTag>
          <To href={`/acts/${item.request}`} size="sm" underline="always">
            {t('onward.openRequest')}
          </To>
        </Group>
        <Facts facts={facts} />
        <Answering act={act} item={item} />
        {item.may.includes('pass') && act.hold === 'none' && (
          <div>
            <Button onClick={() => setPassing(true)}>{t('onward.write')}</Button>
          </div>
        )}
      </Stack>
      <Modal
        opened={passing}
        onClose={close}
        title={t('onward.write')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <PassOnForm act={act} transfers={transfers} from={item} close={close} />
      </Modal>
    </section>
  );
}

function useFacts(act: ActAnswer, item: TransferItem): Fact[] {
  const t = useWords();
  const label = useCodeLabel();
  const list = usePartList();
  const { holder, to, purpose, sections, consented, askedAt, answeredAt, by, until } = item;
  const day = (seconds: number) => <Moment key="day" at={seconds * 1000} dateOnly />;
  return [
    ...(act.own ? [[t('onward.askedBy'), <PartyName key="holder" id={holder} />] as const] : []),
    [t('onward.to'), <PartyName key="to" id={to} />],
    [t('compose.purpose'), label('purposes', purpose)],
    [t('compose.part.request'), list(sections)],
    [t('onward.askedAt'), <Moment key="asked" at={askedAt} />],
    ...(by === undefined ? [] : [[t('onward.by'), day(by)] as const]),
    ...(consented.length === 0 ? [] : [[t('onward.consented'), list(consented)] as const]),
    ...(answeredAt === undefined
      ? []
      : [[t('onward.answeredAt'), <Moment key="answered" at={answeredAt} />] as const]),
    ...(until === undefined ? [] : [[t('onward.until'), day(until)] as const]),
  ];
}

/** The originator's side: consent, which may narrow, refuse, take back; each asked once more. */
function Answering({ act, item }: { act: ActAnswer; item: TransferItem }): ReactNode {
  const t = useWords();
  const router = useRouter();
  const nameOf = usePartyName();
  const [doing, setDoing] = useState<'consent' | 'refuse' | 'withdraw'>();
  const [sections, setSections] = useState(item.sections);
  const [until, setUntil] = useState('');
  const close = () => setDoing(undefined);
  const answer = useSend('POST /acts/{id}/transfers/{request}/answers', ['GET /drafts'], ({ draft }) =>
    router.history.push(`/drafts/${draft}`),
  );
  const touched = ['GET /acts/{id}/transfers', 'GET /acts/{id}', 'GET /today'] as const;
  const withdraw = useSend('POST /acts/{id}/transfers/{request}/withdrawal', touched, close);
  const params = { id: act.id, request: item.request };
  const named = { holder: `\u2068${nameOf(item.holder)}\u2069`, third: `\u2068${nameOf(item.to)}\u2069` };
  const shared = { busy: answer.isPending, error: answer.error ?? undefined, onClose: close };
  const takesBack = item.may.includes('withdraw');
  if (!item.may.includes('answer') && !takesBack) return undefined;
  return (
    <Group gap="sm">
      {item.may.includes('answer') && (
        <>
          <Button onClick={() => setDoing('consent')}>{t('onward.consent')}</Button>
          <Button variant="default" onClick={() => setDoing('refuse')}>
            {t('onward.refuse')}
          </Button>
        </>
      )}
      {takesBack && (
        <Button variant="default" onClick={() => setDoing('withdraw')}>
          {t('onward.withdraw')}
        </Button>
      )}
      <Sure
        {...shared}
        opened={doing === 'consent'}
        title={t('onward.consent')}
        action={t('onward.consent')}
        unready={sections.length === 0}
        onSure={() =>
          answer.mutate({
            params,
            body: {
              decision: 'consent',
              sections,
              ...(until !== '' && { until: `${until}T00:00:00Z` }),
            },
          })
        }
      >
        <Stack gap="sm">
          {t('onward.consentLead', named)}
          <SectionChoice
            label={t('onward.mayGoOn')}
            all={item.sections}
            chosen={sections}
            change={setSections}
          />
          <DayField label={t('onward.until')} value={until} change={setUntil} />
        </Stack>
      </Sure>
      <Sure
        {...shared}
        opened={doing === 'refuse'}
        title={t('onward.refuse')}
        action={t('onward.refuse')}
        onSure={() => answer.mutate({ params, body: { decision: 'refuse' } })}
      >
        {t('onward.refuseLead', named)}
      </Sure>
      <Sure
        opened={doing === 'withdraw'}
        title={t('onward.withdraw')}
        action={t('onward.withdraw')}
        busy={withdraw.isPending}
        error={withdraw.error ?? undefined}
        onClose={close}
        onSure={() => withdraw.mutate({ params, body: {} })}
      >
        {t('onward.withdrawLead', named)}
      </Sure>
    </Group>
  );
}
