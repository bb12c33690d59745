// SPDX-License-Identifier: Apache-2.0
// Figures of a statement that is written: chosen from what an operation's confirmed outcomes make, given words, never typed.
import { ActionIcon, Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../api/queries.ts';
import { useSession } from '../../frame/session.tsx';
import { useText, useWords } from '../../language/words.ts';
import { Shown } from '../../parts/states.tsx';
import type { DraftForm } from '../compose/draft-body.ts';
import { LanguageTexts } from '../compose/language-texts.tsx';
import { OneOf } from '../operations/plan-inputs.tsx';
import { useMeasure } from './figures-card.tsx';
import { type FigureForm, figuresIn, type StatementForm, withFigure } from './statement-form.ts';

interface FiguresPartProps {
  form: DraftForm;
  statement: StatementForm;
  change: (statement: StatementForm) => void;
}

export function FiguresPart({ form, statement, change }: FiguresPartProps): ReactNode {
  const t = useWords();
  const text = useText();
  const measure = useMeasure();
  const { party } = useSession();
  const [chosen, setChosen] = useState<string>();
  const operations = useCall('GET /operations', { query: { limit: 100 } });
  const all = [party, ...form.to].sort().join(' ');
  // What not every signer holds, not every signer could sign.
  const shared = (operations.data?.items ?? []).filter(
    ({ lineage, parties }) => lineage === form.lineage && [...parties].sort().join(' ') === all,
  );
  const { figures, languages } = statement;
  const set = (next: FigureForm[]) => change({ ...statement, figures: next });
  return (
    <Stack mt="md">
      {figures.map((figure) => (
        <Fieldset key={figure.id} legend={`${measure(figure)}: ${figure.value}`}>
          <Group gap="xs" align="flex-start" wrap="nowrap">
            <Stack gap="xs" style={{ flex: 1, minWidth: 0 }}>
              <Text size="sm">{t('statements.figurePlace', { place: `\u2066{${figure.id}}\u2069` })}</Text>
              <LanguageTexts
                label={t('statements.figureLabel')}
                required
                languages={languages}
                value={figure.label}
                change={(label) => set(figures.map((one) => (one === figure ? { ...one, label } : one)))}
              />
            </Stack>
            <ActionIcon
              variant="subtle"
              aria-label={t('statements.removeFigure', { figure: measure(figure) })}
              onClick={() => set(figures.filter((one) => one !== figure))}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </Group>
        </Fieldset>
      ))}
      {operations.data !== undefined && shared.length === 0 && (
        <Text c="dimmed">{t('statements.noOperation')}</Text>
      )}
      {shared.length > 0 && (
        <OneOf
          label={t('statements.figuresOf')}
          options={shared.map(({ dossier, title }) => ({ value: dossier, label: text(title) || dossier }))}
          value={chosen ?? ''}
          change={setChosen}
        />
      )}
      {chosen !== undefined && (
        <Totals dossier={chosen} add={(figure) => change(withFigure(statement, figure))} />
      )}
    </Stack>
  );
}

interface TotalsProps {
  dossier: string;
  add: (figure: Omit<FigureForm, 'label'>) => void;
}

function Totals({ dossier, add }: TotalsProps): ReactNode {
  const t = useWords();
  const measure = useMeasure();
  const query = useCall('GET /outcomes/totals', { query: { dossier } });
  return (
    <Shown query={query}>
      {({ totals }) => {
        const offered = figuresIn(totals);
        if (offered.length === 0) return <Text c="dimmed">{t('statements.nothingConfirmed')}</Text>;
        return (
          <Group gap="xs">
            {offered.map((figure) => (
              <Button
                key={figure.id}
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden="true" />}
                onClick={() => add(figure)}
              >
                {measure(figure)}: {figure.value}
              </Button>
            ))}
          </Group>
        );
      }}
    </Shown>
  );
}
