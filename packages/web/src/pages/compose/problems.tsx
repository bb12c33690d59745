// SPDX-License-Identifier: Apache-2.0
// What is still missing of a draft, by the names that the form gives its fields; what the content says more than the declaration can be
// declared at once.
import { Anchor, Button, List, Title } from '@mantine/core';
import type { DraftProblemItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCodeLabel, useText, useWords } from '../../language/words.ts';
import { missingOf } from '../operations/plan-missing.ts';
import { PLAN_MISSING_ID } from '../operations/plan-missing-list.tsx';
import type { DraftForm } from './draft-body.ts';

interface ProblemsProps {
  problems: readonly DraftProblemItem[];
  form: DraftForm;
  change: (some: Partial<DraftForm>) => void;
}

/** What the node says beyond what the form itself knows that its plan lacks, and how many points that is. */
export function openPoints(problems: readonly DraftProblemItem[], { title, plan }: DraftForm) {
  const ofPlan = plan === undefined ? 0 : missingOf(title, plan).length;
  const others = ofPlan === 0 ? problems : problems.filter(({ section }) => !planSections.has(section));
  return { ofPlan, others, count: ofPlan + others.length };
}
const planSections: ReadonlySet<string> = new Set(['title', 'frame', 'plan']);

export function Problems({ problems, form, change }: ProblemsProps): ReactNode {
  const t = useWords();
  const { ofPlan, others } = openPoints(problems, form);
  return (
    <div>
      <Title order={3} size="sm" mb="xs">
        {t('compose.unfinished')}
      </Title>
      <List size="sm" spacing={4}>
        {ofPlan > 0 && (
          <List.Item>
            <Anchor
              component="button"
              type="button"
              size="sm"
              ta="start"
              underline="always"
              onClick={() => document.getElementById(PLAN_MISSING_ID)?.scrollIntoView({ block: 'start' })}
            >
              {t('operations.planLacks', { count: ofPlan })}
            </Anchor>
          </List.Item>
        )}
        {others.map((problem) => (
          <List.Item key={`${problem.section} ${problem.path} ${problem.code}`}>
            {problem.codes === undefined ? (
              <Unfilled problem={problem} />
            ) : (
              <Undeclared codes={problem.codes} form={form} change={change} />
            )}
          </List.Item>
        ))}
      </List>
    </div>
  );
}

/** Fields of the form by the path that the node names. */
const fields = {
  purpose: 'compose.purpose',
  crimeAreas: 'compose.crimeAreas',
  dataCategories: 'compose.dataCategories',
  subjectCategories: 'compose.subjectCategories',
  specialCategories: 'compose.specialCategories',
  necessity: 'compose.necessity',
  'ground.kind': 'compose.ground',
  'ground.authority': 'compose.ground.authority',
  'ground.justification': 'compose.ground.justification',
  'ground.data': 'compose.ground.data',
  h3: 'compose.h3',
  tlp: 'compose.tlp',
  pap: 'compose.pap',
  evidence: 'compose.evidence',
  expires: 'compose.expires',
  on: 'compose.outcome.on',
  state: 'compose.outcome.state',
} as const;

function Unfilled({ problem }: { problem: DraftProblemItem }): ReactNode {
  const t = useWords();
  const text = useText();
  const { section, path, texts } = problem;
  const field = Object.hasOwn(fields, path) ? fields[path as keyof typeof fields] : undefined;
  return (
    <>
      <b>{t(`compose.part.${section as 'title'}`)}</b>
      {field !== undefined && <> · {t(field)}</>}: {field === undefined ? text(texts) : t('compose.toFill')}
    </>
  );
}

interface UndeclaredProps {
  codes: readonly string[];
  form: DraftForm;
  change: (some: Partial<DraftForm>) => void;
}

function Undeclared({ codes, form, change }: UndeclaredProps): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const named = codes.map((code) => {
    if (code === 'minors') return t('compose.minors');
    return label(code === 'attachments' ? 'dataCategories' : 'subjectCategories', code);
  });
  return (
    <>
      {t('compose.undeclared', { codes: named.join(t('compose.listComma')) })}
      <div>
        <Button size="compact-xs" variant="default" mt={4} onClick={() => change(declared(form, codes))}>
          {t('compose.declareSo')}
        </Button>
      </div>
    </>
  );
}

/** The declaration with what the content holds. Necessity is for a person to state. */
export function declared({ declaration }: DraftForm, codes: readonly string[]): Partial<DraftForm> {
  const people = codes.filter((code) => code !== 'minors' && code !== 'attachments');
  return {
    declaration: {
      ...declaration,
      subjectCategories: [...new Set([...declaration.subjectCategories, ...people])].sort(),
      dataCategories: [
        ...new Set([...declaration.dataCategories, ...codes.filter((code) => code === 'attachments')]),
      ].sort(),
      minors: declaration.minors || codes.includes('minors'),
    },
  };
}
