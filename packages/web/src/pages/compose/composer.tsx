// SPDX-License-Identifier: Apache-2.0
// The form of a draft: parts one under the other, the gate's word always beside them.
import { Stack } from '@mantine/core';
import type { DraftAnswer } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { useActTypeName } from '../../parts/act-type-name.ts';
import { Card, Page } from '../../parts/page.tsx';
import { SavingTrouble } from '../../parts/saving-trouble.tsx';
import { OperationContent } from '../operations/operation-content.tsx';
import { PlanParts } from '../operations/plan-parts.tsx';
import { StatementParts } from '../statements/statement-parts.tsx';
import { AddresseesPart } from './addressees-part.tsx';
import { Changes } from './changes.tsx';
import { DeclarationPart } from './declaration-part.tsx';
import { partsOf } from './draft-body.ts';
import { DraftDoings } from './draft-doings.tsx';
import { EmergencyPart } from './emergency-part.tsx';
import { FilesPart } from './files-part.tsx';
import { GatePanel, useGatePreview } from './gate-panel.tsx';
import { HandlingPart } from './handling-part.tsx';
import { LanguageTexts } from './language-texts.tsx';
import { OutcomePart, StagePart } from './outcome-part.tsx';
import { ReturnedNote } from './returned-note.tsx';
import { SubjectsPart } from './subjects-part.tsx';
import { SubmitBar } from './submit-bar.tsx';
import { type DraftInHand, useDraft } from './use-draft.ts';
import './reports.css';

export function Composer({ draft }: { draft: DraftAnswer }): ReactNode {
  const typeName = useActTypeName();
  const hand = useDraft(draft);
  const { form, change } = hand;
  const preview = useGatePreview(form);
  const returned = draft.steps.at(-1);
  return (
    <Page title={typeName(form.type)} actions={<DraftDoings draft={draft} hand={hand} />}>
      {returned?.what === 'returned' && returned.remark !== undefined && (
        <ReturnedNote remark={returned.remark} name={returned.name} />
      )}
      <SavingTrouble hand={hand} differences={(theirs, mine) => <Changes before={theirs} after={mine} />} />
      <div className="tq-beside">
        <Parts draft={draft} hand={hand} />
        <div className="tq-aside">
          <GatePanel form={form} change={change} preview={preview} />
        </div>
      </div>
      <SubmitBar draft={draft} hand={hand} preview={preview} />
    </Page>
  );
}

function Parts({ draft, hand }: { draft: DraftAnswer; hand: DraftInHand }): ReactNode {
  const t = useWords();
  const { form, change } = hand;
  const has = partsOf(form.type);
  return (
    <Stack gap="md">
      <Card title={t('compose.whoTitle')}>
        <AddresseesPart form={form} change={change} />
      </Card>
      {form.plan && <PlanParts draft={draft} hand={hand} plan={form.plan} />}
      {form.statement && <StatementParts form={form} statement={form.statement} change={change} />}
      {form.mandates && (
        <Card title={t('compose.part.mandates')}>
          <OperationContent sections={draft.sections as Record<string, unknown>} />
        </Card>
      )}
      {has.outcome && form.outcome && (
        <Card title={t('compose.part.outcome')}>
          <OutcomePart outcome={form.outcome} change={(outcome) => change({ outcome })} />
        </Card>
      )}
      {has.stage && form.stage && (
        <Card title={t('compose.part.stage')}>
          <StagePart stage={form.stage} change={(stage) => change({ stage })} />
        </Card>
      )}
      {has.facts && (
        <Card title={t('compose.wordsTitle')}>
          <Stack gap="lg">
            {has.title && (
              <LanguageTexts
                label={t('compose.part.title')}
                required
                value={form.title}
                change={(title) => change({ title })}
              />
            )}
            <LanguageTexts
              label={t('compose.part.facts')}
              description={t('compose.factsHelp')}
              required={form.type.startsWith('report.')}
              rows={6}
              value={form.facts}
              change={(facts) => change({ facts })}
            />
            {has.assessment && (
              <LanguageTexts
                label={t('compose.part.assessment')}
                description={t('compose.assessmentHelp')}
                rows={4}
                value={form.assessment}
                change={(assessment) => change({ assessment })}
              />
            )}
          </Stack>
        </Card>
      )}
      {has.subjects && (
        <Card title={t('compose.part.subjects')}>
          <SubjectsPart subjects={form.subjects} change={(subjects) => change({ subjects })} />
        </Card>
      )}
      {has.files && (
        <Card title={t('compose.part.uploads')}>
          <FilesPart uploads={form.uploads} files={draft.files} change={(uploads) => change({ uploads })} />
        </Card>
      )}
      <Card title={t('compose.part.declaration')}>
        <DeclarationPart declaration={form.declaration} change={(declaration) => change({ declaration })} />
      </Card>
      <Card title={t('compose.part.handling')}>
        <HandlingPart
          lineage={form.lineage}
          to={form.to}
          handling={form.handling}
          declaration={form.declaration}
          changeHandling={(handling) => change({ handling })}
          changeDeclaration={(declaration) => change({ declaration })}
        />
      </Card>
      {has.emergency && (
        <Card title={t('compose.part.emergency')}>
          <EmergencyPart emergency={form.emergency} change={(emergency) => change({ emergency })} />
        </Card>
      )}
    </Stack>
  );
}
