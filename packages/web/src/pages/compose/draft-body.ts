// SPDX-License-Identifier: Apache-2.0
// The draft as its form holds it: everything there, empty where nothing was written; and the same without what is empty, as it is saved. Pure.
import type {
  Declaration,
  DraftAnswer,
  DraftBody,
  DraftSections,
  EmergencyWish,
  Handling,
  OperationFrame,
  OperationPlan,
  OutcomeBody,
  Ref,
  Subject,
  Text,
} from '@tansiq/node/contract';
import { type PlanForm, planFormOf, planSectionsOf } from '../operations/plan-form.ts';
import { type StatementForm, statementFormOf, statementSectionsOf } from '../statements/statement-form.ts';

export interface DraftForm {
  type: string;
  to: string[];
  lineage: string;
  dossier: string | undefined;
  title: Text;
  facts: Text;
  assessment: Text;
  subjects: Subject[];
  declaration: Declaration;
  handling: Handling;
  refs: Ref[];
  outcome: OutcomeBody | undefined;
  consent: DraftSections['consent'];
  stage: DraftSections['stage'];
  plan: PlanForm | undefined;
  statement: StatementForm | undefined;
  note: Text;
  /** Written elsewhere, kept as it is. */
  site: DraftSections['site'];
  mandates: DraftSections['mandates'];
  uploads: string[];
  emergency: EmergencyWish | undefined;
}

/** Unstated is X4 (Regulation (EU) 2016/794, Art. 29). */
export const emptyDeclaration: Declaration = {
  purpose: '',
  crimeAreas: [],
  dataCategories: [],
  subjectCategories: [],
  specialCategories: [],
  minors: false,
  evaluation: { scheme: '4x4', value: 'X4' },
  ground: { kind: '' },
};

export const emptyHandling: Handling = {
  restrictions: [],
  tlp: 'AMBER+STRICT',
  pap: 'AMBER',
  evidence: 'never',
};

export function formOf(
  draft: Pick<DraftAnswer, 'type' | 'to' | 'lineage' | 'dossier' | 'sections' | 'uploads' | 'emergency'>,
): DraftForm {
  const { sections } = draft;
  return {
    type: draft.type,
    to: draft.to,
    lineage: draft.lineage,
    dossier: draft.dossier,
    title: sections.title?.text ?? {},
    facts: sections.facts?.text ?? {},
    assessment: sections.assessment?.text ?? {},
    subjects: sections.subjects?.subjects ?? [],
    declaration: { ...emptyDeclaration, ...sections.declaration },
    handling: { ...emptyHandling, ...sections.handling },
    refs: sections.refs?.refs ?? [],
    outcome: sections.outcome,
    consent: sections.consent,
    stage: sections.stage,
    plan:
      draft.type === 'operation.plan'
        ? planFormOf(sections.frame as Partial<OperationFrame>, sections.plan as Partial<OperationPlan>)
        : undefined,
    statement:
      draft.type === 'statement.propose'
        ? statementFormOf(sections as Parameters<typeof statementFormOf>[0])
        : undefined,
    note: sections.note?.text ?? {},
    site: sections.site,
    mandates: sections.mandates,
    uploads: draft.uploads,
    emergency: draft.emergency,
  };
}

const sorted = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

const proseIf = (name: 'title' | 'facts' | 'assessment' | 'note', text: Text) => {
  const written = Object.entries(text).filter(([, words]) => words.trim() !== '');
  return written.length === 0 ? {} : { [name]: { text: Object.fromEntries(written) } };
};

/** Members that are empty are left out, where the protocol has them optional. */
function filled<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== '')) as T;
}

function declarationOf({ declaration, uploads }: DraftForm): Declaration {
  const { uses, ground, ...rest } = declaration;
  const data =
    uploads.length > 0 ? [...declaration.dataCategories, 'attachments'] : declaration.dataCategories;
  return {
    ...filled(rest),
    purpose: declaration.purpose,
    ground: { ...filled(ground), kind: ground.kind },
    crimeAreas: sorted(declaration.crimeAreas),
    dataCategories: sorted(data),
    subjectCategories: sorted(declaration.subjectCategories),
    specialCategories: sorted(declaration.specialCategories),
    ...(uses && uses.length > 0 && { uses: sorted(uses) }),
  };
}

function subjectsOf(subjects: readonly Subject[]) {
  if (subjects.length === 0) return {};
  const written = subjects.map((subject) => ({
    ...filled(subject),
    statements: subject.statements
      .filter(({ prop, value }) => prop !== '' && value.trim() !== '')
      .map((statement) => filled(statement)),
  }));
  return { subjects: { subjects: written } };
}

/** What is saved, and put to the gate. */
export function bodyOf(form: DraftForm): DraftBody {
  const { type, to, lineage, dossier, uploads, refs, outcome, consent, stage, handling } = form;
  const { plan, site, mandates, statement, emergency } = form;
  const sections = {
    ...proseIf('title', form.title),
    ...proseIf('facts', form.facts),
    ...proseIf('assessment', form.assessment),
    ...subjectsOf(form.subjects),
    declaration: declarationOf(form),
    handling: { ...filled(handling), restrictions: sorted(handling.restrictions) },
    ...(refs.length > 0 && { refs: { refs } }),
    ...(outcome && { outcome: filled(outcome) }),
    ...(consent && { consent }),
    ...(stage && { stage }),
    ...(plan && planSectionsOf(plan)),
    ...(statement && statementSectionsOf(statement)),
    ...(site && { site }),
    ...(mandates && { mandates }),
    ...proseIf('note', form.note),
  } as Partial<DraftSections>;
  return {
    ...{ type, to, lineage, ...(dossier !== undefined && { dossier }), sections, uploads },
    ...(emergency && { emergency }),
  };
}

/** What a type of act may hold beside its declaration and handling. */
export const partsOf = (type: string) => ({
  title: type === 'report.share' || type === 'outcome.report',
  facts: type !== 'outcome.confirm' && !/^(operation|statement)\./.test(type),
  assessment: type.startsWith('report.'),
  subjects: type.startsWith('report.') || type === 'outcome.report',
  files: type.startsWith('report.') || type === 'outcome.report',
  emergency: type.startsWith('report.'),
  outcome: type === 'outcome.report',
  stage: type === 'outcome.follow-up',
});
