// SPDX-License-Identifier: Apache-2.0
// What an act says: facts apart from assessment (LED Art. 7), people and things, the declaration in words. With a translation beside it where there is one.
import { Group, List, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import type {
  Correction,
  Declaration,
  Handling,
  OutcomeBody,
  Subject,
  Text as Texts,
  TranslationItem,
} from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { directionOf } from '../../language/languages.ts';
import { useCodeLabel, useRegion, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { useLanguageName } from '../compose/language-texts.tsx';
import { OperationContent } from '../operations/operation-content.tsx';
import { StatementContent } from '../statements/statement-content.tsx';
import { DeclarationWords, HandlingWords } from './code-words.tsx';
import { CorrectionWords } from './corrected.tsx';
import { TransferContent } from './transfer-content.tsx';
import '../compose/reports.css';

interface ContentViewProps {
  sections: Readonly<Record<string, unknown>>;
  translation?: TranslationItem | undefined;
}

export function ContentView({ sections, translation }: ContentViewProps): ReactNode {
  const t = useWords();
  const { subjects } = (sections.subjects ?? {}) as { subjects?: Subject[] };
  const declaration = sections.declaration as Declaration | undefined;
  const handling = sections.handling as Handling | undefined;
  const outcome = sections.outcome as OutcomeBody | undefined;
  const correction = sections.correction as Correction | undefined;
  const stage = sections.stage as { stage: string; on: string; persons: number } | undefined;
  return (
    <Stack gap="lg">
      {(['title', 'facts', 'assessment'] as const).map((name) => {
        const said = sections[name] as { text: Texts } | undefined;
        if (!said) return null;
        return (
          <section key={name}>
            <Group gap="sm" mb={4}>
              <Title order={3}>{t(`compose.part.${name}`)}</Title>
              {name === 'assessment' && <StateTag tone="calm">{t('act.opinion')}</StateTag>}
            </Group>
            <Prose text={said.text} translated={translation?.sections[name]} lang={translation?.lang} />
          </section>
        );
      })}
      <OperationContent sections={sections} />
      <StatementContent sections={sections} />
      <TransferContent sections={sections} within={(original) => <ContentView sections={original} />} />
      {outcome && <OutcomeWords outcome={outcome} />}
      {stage && (
        <Text>
          {t(`compose.stage.${stage.stage as 'charged'}`)} · <Moment at={stage.on} dateOnly /> ·{' '}
          {t('compose.outcome.persons')}: {stage.persons}
        </Text>
      )}
      {subjects && subjects.length > 0 && (
        <section>
          <Title order={3} mb={4}>
            {t('compose.part.subjects')}
          </Title>
          <Stack gap="sm">
            {subjects.map((subject) => (
              <SubjectWords key={subject.id} subject={subject} translation={translation} />
            ))}
          </Stack>
        </section>
      )}
      {correction && <CorrectionWords correction={correction} />}
      {declaration && <DeclarationWords declaration={declaration} />}
      {handling && <HandlingWords handling={handling} h3={declaration?.h3} />}
    </Stack>
  );
}

interface ProseProps {
  text: Texts;
  translated: string | undefined;
  lang: string | undefined;
}

/** Every language that its author wrote, and beside them what a person here made of it. */
function Prose({ text, translated, lang }: ProseProps): ReactNode {
  const t = useWords();
  const nameOf = useLanguageName();
  const written = Object.entries(text);
  return (
    <SimpleGrid cols={{ base: 1, md: translated === undefined ? 1 : 2 }}>
      <Stack gap="sm">
        {written.map(([tag, words]) => (
          <div key={tag}>
            {written.length > 1 && (
              <Text size="xs" c="dimmed">
                {nameOf(tag)}
              </Text>
            )}
            <Text lang={tag} dir={directionOf(tag)} style={{ whiteSpace: 'pre-wrap' }}>
              {words}
            </Text>
          </div>
        ))}
      </Stack>
      {translated !== undefined && lang !== undefined && (
        <div className="tq-translation">
          <Text size="xs">{t('act.notOriginal', { language: nameOf(lang) })}</Text>
          <Text lang={lang} dir={directionOf(lang)} style={{ whiteSpace: 'pre-wrap' }}>
            {translated}
          </Text>
        </div>
      )}
    </SimpleGrid>
  );
}

const knownProps = [
  ...['name', 'alias', 'birth-date', 'nationality', 'address', 'phone', 'document-number', 'role', 'note'],
  ...[
    'platform',
    'handle',
    'language',
    'account-name',
    'url',
    'number',
    'imei',
    'model',
    'plate',
    'colour',
    'kind',
    'serial',
    'issuer',
  ],
  ...['coordinates', 'date', 'place'],
];

function SubjectWords({
  subject,
  translation,
}: {
  subject: Subject;
  translation: TranslationItem | undefined;
}): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  return (
    <div className="tq-subject">
      <Group gap="xs" mb={4}>
        <Text fw={600}>{t(`compose.kind.${subject.kind as 'person'}`)}</Text>
        {subject.category !== undefined && (
          <StateTag tone="calm">{label('subjectCategories', subject.category)}</StateTag>
        )}
        {subject.minor === true && <StateTag tone="warn">{t('act.minor')}</StateTag>}
      </Group>
      <Table withRowBorders={false} verticalSpacing={2} layout="fixed">
        <Table.Tbody>
          {subject.statements.map((statement, place) => {
            const translated = translation?.sections[`subjects.${subject.id}.${place}`];
            return (
              <Table.Tr key={`${statement.prop} ${statement.value}`}>
                <Table.Th scope="row" w="35%" fw={400}>
                  {knownProps.includes(statement.prop)
                    ? t(`compose.prop.${statement.prop as 'name'}`)
                    : statement.prop}
                </Table.Th>
                <Table.Td>
                  <Name>{statement.value}</Name>
                  {translated !== undefined && (
                    <Text size="sm" className="tq-translation">
                      <bdi lang={translation?.lang}>{translated}</bdi>
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function OutcomeWords({ outcome }: { outcome: OutcomeBody }): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const region = useRegion();
  return (
    <section>
      <Title order={3} mb={4}>
        {t('compose.part.outcome')}
      </Title>
      <Text>
        {t(`compose.outcomeKind.${outcome.kind}`)} · <Moment at={outcome.on} dateOnly /> ·{' '}
        <bdi>{region(outcome.state)}</bdi> · {t(`compose.finding.${outcome.finding}`)}
      </Text>
      <List size="sm">
        {outcome.persons !== undefined && (
          <List.Item>
            {t('compose.outcome.persons')}: {outcome.persons}
          </List.Item>
        )}
        {outcome.minors !== undefined && (
          <List.Item>
            {t('compose.outcome.minors')}: {outcome.minors}
          </List.Item>
        )}
        {outcome.seizures?.map((one) => (
          <List.Item key={`${one.what} ${one.quantity} ${one.unit}`}>
            {label('seizedThings', one.what)}: <bdi>{one.quantity}</bdi> {label('seizureUnits', one.unit)}
          </List.Item>
        ))}
      </List>
    </section>
  );
}
