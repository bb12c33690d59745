// SPDX-License-Identifier: Apache-2.0
// A step that binds, stops or ends: what it is about and what it does stand in view, and it is taken only when that was said to be read.
import { Alert, Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import type { AgreementAnswer, AgreementStep, Text, VersionItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useLanguage } from '../../language/language.tsx';
import { useWords } from '../../language/words.ts';
import { DayField } from '../../parts/day-field.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Code, Texted } from '../../parts/name.tsx';
import { PartyNames } from '../../parts/party-name.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { type Taken, useTake } from './take-step.ts';
import { fieldLanguages, isWritten, TextsField, written } from './texts-field.tsx';

interface StepDialogProps {
  agreement: AgreementAnswer;
  version: VersionItem;
  step: AgreementStep;
  close: () => void;
}

/** What each step asks to be written; `none` for what needs no words. */
const asked = {
  sign: 'office',
  ratify: 'instrument',
  reject: 'note',
  suspend: 'note',
  resume: 'none',
  terminate: 'note',
  withdraw: 'note',
} as const;
type Binding = keyof typeof asked;

const isBinding = (step: string): step is Binding => Object.hasOwn(asked, step);
const ends = (step: Binding): boolean => step === 'terminate' || step === 'withdraw';

export function StepDialog(props: StepDialogProps): ReactNode {
  const { step } = props;
  return isBinding(step.step) ? <Dialog {...props} name={step.step} /> : null;
}

function Dialog({ agreement, version, step, name, close }: StepDialogProps & { name: Binding }): ReactNode {
  const t = useWords();
  const { language } = useLanguage();
  const [words, setWords] = useState<Text>({});
  const [day, setDay] = useState(new Date().toISOString().slice(0, 10));
  const [read, setRead] = useState(false);
  const take = useTake(agreement.lineage);
  const wanted = asked[name];
  const needsWords = wanted !== 'none' && name !== 'reject';
  const ready = read && (!needsWords || isWritten(words)) && (!ends(name) || day !== '');
  const go = () => {
    const taken: Taken = {
      step: name,
      terms: version.terms,
      words: written(words),
      effective: `${day}T00:00:00Z`,
      ...(step.suspension !== undefined && { suspension: step.suspension }),
    };
    take.mutate(taken, { onSuccess: close });
  };
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t(`agreements.step.${name}`)}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack>
        <About agreement={agreement} version={version} signs={name === 'sign'} />
        <Alert
          color={name === 'sign' || name === 'ratify' || name === 'resume' ? 'petrol' : 'red'}
          title={t('agreements.whatItDoes')}
        >
          {t(`agreements.does.${name}`)}
        </Alert>
        {ends(name) && (
          <DayField
            label={t('agreements.endsOn')}
            description={t('agreements.noticeRuns', { days: noticeDays(version) })}
            value={day}
            change={setDay}
          />
        )}
        {wanted !== 'none' && (
          <TextsField
            label={t(`agreements.ask.${wanted}`)}
            value={words}
            change={setWords}
            asked={fieldLanguages(version.document.title, language)}
          />
        )}
        <Checkbox
          checked={read}
          onChange={(event) => setRead(event.currentTarget.checked)}
          label={t(name === 'sign' ? 'agreements.haveReadTerms' : 'agreements.haveRead')}
        />
        {take.error && <ProblemNote error={take.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('frame.cancel')}
          </Button>
          <Button
            onClick={go}
            disabled={!ready}
            loading={take.isPending}
            color={name === 'sign' || name === 'ratify' || name === 'resume' ? 'petrol' : 'red'}
          >
            {t(`agreements.step.${name}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Exactly what the step is about: title, version, parties, hash, last moment. */
interface AboutProps extends Pick<StepDialogProps, 'agreement' | 'version'> {
  signs: boolean;
}

function About({ agreement, version, signs }: AboutProps): ReactNode {
  const t = useWords();
  const { title, parties, window, articles } = version.document;
  const facts: Fact[] = [
    [t('agreements.agreement'), <Texted key="title" text={title} />],
    [t('agreements.partiesOf'), <PartyNames key="parties" parties={parties.map(({ id }) => id)} />],
    [
      t('agreements.version'),
      t('agreements.versionArticles', { number: version.number, n: articles.length }),
    ],
    [t('agreements.hash'), <Code key="hash">{version.terms}</Code>],
    ...(signs ? ([[t('agreements.window'), <Moment key="window" at={window} />]] as Fact[]) : []),
    [t('agreements.lineage'), <Code key="lineage">{agreement.lineage}</Code>],
  ];
  return <Facts facts={facts} />;
}

const noticeDays = ({ document }: VersionItem): number =>
  document.articles.flatMap(({ terms }) => {
    const { validity } = terms as { validity?: { noticeDays: number } };
    return validity ? [validity.noticeDays] : [];
  })[0] ?? 0;
