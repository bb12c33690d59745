// SPDX-License-Identifier: Apache-2.0
// People and things that the report speaks of, statement by statement; each person in a category of their own (LED Art. 6).
import { ActionIcon, Button, Checkbox, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Subject } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCodeList, useWords } from '../../language/words.ts';

const kinds = [
  'person',
  'organisation',
  'account',
  'device',
  'vehicle',
  'weapon',
  'document',
  'location',
  'event',
] as const;
const props: Readonly<Record<string, readonly string[]>> = {
  person: [
    'name',
    'alias',
    'birth-date',
    'nationality',
    'address',
    'phone',
    'document-number',
    'role',
    'note',
  ],
  organisation: ['name', 'alias', 'address', 'note'],
  account: ['platform', 'handle', 'url', 'language', 'note'],
  device: ['number', 'imei', 'model', 'note'],
  vehicle: ['plate', 'model', 'colour', 'note'],
  weapon: ['kind', 'model', 'serial', 'note'],
  document: ['kind', 'document-number', 'issuer', 'note'],
  location: ['address', 'coordinates', 'note'],
  event: ['name', 'date', 'place', 'note'],
};

interface SubjectsPartProps {
  subjects: Subject[];
  change: (subjects: Subject[]) => void;
}

export function SubjectsPart({ subjects, change }: SubjectsPartProps): ReactNode {
  const t = useWords();
  const set = (place: number, subject: Subject) =>
    change(subjects.map((one, at) => (at === place ? subject : one)));
  const add = () =>
    change([
      ...subjects,
      {
        id: freshId(subjects),
        kind: 'person',
        category: 'suspect',
        statements: [{ prop: 'name', value: '' }],
      },
    ]);
  return (
    <Stack gap="md">
      {subjects.map((subject, place) => (
        <OneSubject
          key={subject.id}
          number={place + 1}
          subject={subject}
          change={(one) => set(place, one)}
          remove={() => change(subjects.filter((_, at) => at !== place))}
        />
      ))}
      <Button
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={add}
      >
        {t('compose.addSubject')}
      </Button>
    </Stack>
  );
}

interface OneSubjectProps {
  number: number;
  subject: Subject;
  change: (subject: Subject) => void;
  remove: () => void;
}

function OneSubject({ number, subject, change, remove }: OneSubjectProps): ReactNode {
  const t = useWords();
  const categories = useCodeList('subjectCategories');
  const person = subject.kind === 'person';
  const setKind = (kind: string | null) => {
    if (kind === null) return;
    const { category: _category, minor: _minor, ...rest } = subject;
    change({ ...rest, kind, ...(kind === 'person' && { category: 'suspect' }) });
  };
  return (
    <Fieldset legend={t('compose.subject', { number })}>
      <Stack gap="sm">
        <Group gap="sm" align="flex-end">
          <Select
            label={t('compose.subjectKind')}
            data={kinds.map((kind) => ({ value: kind, label: t(`compose.kind.${kind}`) }))}
            value={subject.kind}
            onChange={setKind}
            allowDeselect={false}
            style={{ flex: '1 1 10rem' }}
          />
          {person && (
            <Select
              label={t('compose.subjectCategory')}
              data={categories}
              value={subject.category ?? null}
              onChange={(category) => category !== null && change({ ...subject, category })}
              allowDeselect={false}
              style={{ flex: '1 1 12rem' }}
            />
          )}
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={16} aria-hidden="true" />}
            onClick={remove}
          >
            {t('compose.removeSubject')}
          </Button>
        </Group>
        {person && (
          <Checkbox
            label={t('compose.minor')}
            description={t('compose.minorHelp')}
            checked={subject.minor === true}
            onChange={(event) => {
              const { minor: _minor, ...rest } = subject;
              change(event.currentTarget.checked ? { ...rest, minor: true } : rest);
            }}
          />
        )}
        <Statements subject={subject} change={change} />
      </Stack>
    </Fieldset>
  );
}

function Statements({ subject, change }: Pick<OneSubjectProps, 'subject' | 'change'>): ReactNode {
  const t = useWords();
  const { statements } = subject;
  const known = props[subject.kind] ?? ['note'];
  const set = (place: number, some: Partial<(typeof statements)[number]>) =>
    change({
      ...subject,
      statements: statements.map((one, at) => (at === place ? { ...one, ...some } : one)),
    });
  return (
    <Stack gap="xs">
      {statements.map((statement, place) => (
        // A statement has no id of its own: its place is what tells it apart.
        <Group key={`${subject.id} ${String(place)}`} gap="xs" align="flex-end">
          <Select
            label={t('compose.statementProp')}
            data={[...new Set([...known, statement.prop])]
              .filter((one) => one !== '')
              .map((one) => ({
                value: one,
                label: known.includes(one) ? t(`compose.prop.${one as 'name'}`) : one,
              }))}
            value={statement.prop}
            onChange={(prop) => prop !== null && set(place, { prop })}
            allowDeselect={false}
            style={{ flex: '1 1 9rem' }}
          />
          <TextInput
            label={t('compose.statementValue')}
            dir="auto"
            value={statement.value}
            onChange={(event) => set(place, { value: event.currentTarget.value })}
            style={{ flex: '2 1 12rem' }}
          />
          <ActionIcon
            variant="subtle"
            size="lg"
            aria-label={t('compose.removeStatement', { number: place + 1 })}
            onClick={() => change({ ...subject, statements: statements.filter((_, at) => at !== place) })}
          >
            <IconTrash size={16} aria-hidden="true" />
          </ActionIcon>
        </Group>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        onClick={() =>
          change({ ...subject, statements: [...statements, { prop: known[0] ?? 'note', value: '' }] })
        }
      >
        {t('compose.addStatement')}
      </Button>
    </Stack>
  );
}

function freshId(subjects: readonly Subject[]): string {
  for (let number = subjects.length + 1; ; number++) {
    const id = `s${number}`;
    if (!subjects.some((subject) => subject.id === id)) return id;
  }
}
