// SPDX-License-Identifier: Apache-2.0
// A holder chooses to whom, what for and what of an act goes on; then asks its originator, or writes what goes on where nothing stands against it.
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import type { ActAnswer, Declaration, TransferItem, TransfersAnswer } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { CodePicker } from '../../parts/code-picker.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { usePartyName } from '../../parts/party-name.tsx';
import { StateTag, type Tone } from '../../parts/state-tag.tsx';
import { ProblemNote, Shown } from '../../parts/states.tsx';
import { type Verdict, verdictOn } from './onward-verdict.ts';
import { SectionChoice } from './section-choice.tsx';

interface PassOnFormProps {
  act: ActAnswer;
  transfers: TransfersAnswer;
  /** The request whose consent is used. */
  from?: TransferItem;
  close: () => void;
}

export function PassOnForm(props: PassOnFormProps): ReactNode {
  const t = useWords();
  const { act, close } = props;
  const parties = useCall('GET /parties', {});
  return (
    <Shown query={parties}>
      {({ items }) => {
        const others = items.filter(({ id, status }) => status === 'confirmed' && !act.audience.includes(id));
        if (others.length > 0) return <Form {...props} others={others.map(({ id }) => id)} />;
        return (
          <Stack gap="md">
            <Text>{t('onward.nobody')}</Text>
            <Group>
              <Button variant="default" onClick={close}>
                {t('frame.close')}
              </Button>
            </Group>
          </Stack>
        );
      }}
    </Shown>
  );
}

function Form({ act, transfers, from, close, others }: PassOnFormProps & { others: string[] }): ReactNode {
  const t = useWords();
  const text = useText();
  const router = useRouter();
  const nameOf = usePartyName();
  const declared = act.sections.declaration as Declaration | undefined;
  const [to, setTo] = useState(from?.to ?? '');
  const [purpose, setPurpose] = useState(from?.purpose ?? declared?.purpose ?? '');
  const [sections, setSections] = useState(from?.consented ?? transfers.sections);
  const [by, setBy] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const agreements = useCall('GET /agreements', { query: { limit: 200 } });
  const shared = (agreements.data?.items ?? []).filter(
    ({ state, parties }) => state === 'in-force' && parties?.includes(to),
  );
  // Of one there is nothing to choose.
  const lineage =
    shared.length === 1 ? shared[0]?.lineage : shared.find((one) => one.lineage === chosen)?.lineage;
  const toDraft = ({ draft }: { draft: string }) => router.history.push(`/drafts/${draft}`);
  const ask = useSend('POST /acts/{id}/transfers', ['GET /drafts'], toDraft);
  const pass = useSend('POST /acts/{id}/onward', ['GET /drafts'], toDraft);
  const whole = to !== '' && purpose !== '' && sections.length > 0;
  const verdict = whole ? verdictOn(transfers, { to, purpose, sections }) : undefined;
  const free = verdict === 'consented' || verdict === 'listed';
  const params = { id: act.id };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wish = { to, purpose, sections };
    if (free && lineage !== undefined) pass.mutate({ params, body: { ...wish, lineage } });
    else if (verdict === 'needed')
      ask.mutate({ params, body: { ...wish, ...(by !== '' && { by: `${by}T00:00:00Z` }) } });
  };
  const error = ask.error ?? pass.error;
  const originator = `\u2068${nameOf(act.author)}\u2069`;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Select
          label={t('onward.third')}
          description={t('onward.thirdHelp')}
          data={others.map((id) => ({ value: id, label: nameOf(id) }))}
          value={to === '' ? null : to}
          onChange={(id) => setTo(id ?? '')}
          allowDeselect={false}
        />
        <CodePicker list="purposes" label={t('compose.purpose')} value={purpose} change={setPurpose} />
        <SectionChoice
          label={t('onward.which')}
          description={t('onward.whichHelp')}
          all={transfers.sections}
          chosen={sections}
          change={setSections}
        />
        <div aria-live="polite">
          {verdict !== undefined && (
            <Said verdict={verdict} originator={originator} article={transfers.article} />
          )}
        </div>
        {verdict === 'needed' && <DayField label={t('onward.by')} value={by} change={setBy} />}
        {free && shared.length > 1 && (
          <Select
            label={t('onward.agreement')}
            data={shared.map((one) => ({ value: one.lineage, label: text(one.title) || one.lineage }))}
            value={chosen}
            onChange={setChosen}
          />
        )}
        {free && agreements.data !== undefined && shared.length === 0 && (
          <Text>{t('onward.noAgreement')}</Text>
        )}
        {error !== null && <ProblemNote error={error} />}
        <Group>
          {free && (
            <Button type="submit" disabled={lineage === undefined} loading={pass.isPending}>
              {t('onward.write')}
            </Button>
          )}
          {verdict === 'needed' && (
            <Button type="submit" loading={ask.isPending}>
              {t('onward.ask')}
            </Button>
          )}
          <Button variant="default" onClick={close}>
            {t('frame.cancel')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t('onward.fourEyes')}
        </Text>
      </Stack>
    </form>
  );
}

const tones: Readonly<Record<Verdict, Tone>> = {
  ...{ consented: 'good', listed: 'good', asked: 'warn', needed: 'warn', refused: 'bad' },
};

interface SaidProps {
  verdict: Verdict;
  originator: string;
  article: string | undefined;
}

function Said({ verdict, originator, article }: SaidProps): ReactNode {
  const t = useWords();
  return (
    <Stack gap={4}>
      <div>
        <StateTag tone={tones[verdict]}>{t(`onward.verdict.${verdict}`)}</StateTag>
      </div>
      <Text size="sm">
        {t(`onward.why.${verdict}`, { originator })}{' '}
        {article !== undefined && t('onward.byArticle', { article })}
      </Text>
    </Stack>
  );
}
