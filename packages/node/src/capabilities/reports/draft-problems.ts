// SPDX-License-Identifier: Apache-2.0
// What is still wrong with a draft, so that its author can mend it before it is submitted: said field by field in four languages.
import { actTypes, bodySchema } from '@tansiq/protocol';
import { z } from 'zod';
import { fieldIssues } from '../../http/field-issues.ts';
import type { Texts } from '../../refusal.ts';
import { type DraftBody, emergencyTypes } from './draft-shapes.ts';

export interface DraftProblem {
  /** A section, or `to` or `lineage`. */
  section: string;
  /** Dotted, below the section; empty for all of it. */
  path: string;
  code: string;
  /** In English, for programs; `texts` are for people. */
  message: string;
  texts: Texts;
  /** Codes that the content holds and the declaration leaves out. */
  codes?: string[];
}

/** Stands for the release while a draft has none; its form is checked, nothing is claimed. */
export const placeholder = { kind: 'person', officer: 'unreleased', at: '2000-01-01T00:00:00Z' } as const;

/** Sections that the node adds when it is released. */
const added: ReadonlySet<string> = new Set(['attachments']);

export function draftProblems(draft: DraftBody): DraftProblem[] {
  return [...envelopeProblems(draft), ...missingSections(draft), ...sectionProblems(draft), ...said(draft)];
}

/** To whom and under what it goes: without either nothing can be composed. */
export function envelopeProblems({ type, to, lineage, emergency }: DraftBody): DraftProblem[] {
  return [
    ...(emergency && !emergencyTypes.includes(type) ? [wrongIn('emergency', noEmergency)] : []),
    ...(emergency?.justification.trim() === '' ? [missing('emergency', unjustified)] : []),
    ...(to.length === 0 ? [missing('to', noAddressee)] : []),
    ...(lineage === '' ? [missing('lineage', noAgreement)] : []),
  ];
}

function missingSections({ type, sections }: DraftBody): DraftProblem[] {
  return actTypes[type].required
    .filter((name) => !added.has(name) && !Object.hasOwn(sections, name))
    .map((name) => missing(name, required));
}

/** With what the node adds to a section when it is released. */
function withAdded(type: string, section: string, body: Record<string, unknown>): Record<string, unknown> {
  if (section === 'declaration') return { ...body, release: placeholder };
  if (section === 'original') return unembedded;
  return type === 'statement.sign' && section === 'consent' ? { ...body, signature: unsigned } : body;
}

/** Stands for the act that is passed on: a draft names which of its sections go along. */
const unembedded = { act: 'A.A.A', sections: {} };

/** Stands for a signature under a joint statement. */
const unsigned = `A.A.${'A'.repeat(86)}`;

function sectionProblems(draft: DraftBody): DraftProblem[] {
  return Object.entries(draft.sections).flatMap(([section, body]) => {
    const schema = bodySchema(draft.type, section);
    if (!schema)
      return [
        {
          section,
          path: '',
          code: 'unknown-section',
          message: `${draft.type} has no section ${section}`,
          texts: notHere,
        },
      ];
    const whole = withAdded(draft.type, section, body);
    const input = { [section]: whole };
    const result = z.object({ [section]: schema }).safeParse(input);
    if (result.success) return [];
    return fieldIssues('body', result.error, input).map(({ path, code, texts }) => ({
      section,
      path: path.split('.').slice(2).join('.'),
      code,
      message: texts.en,
      texts,
    }));
  });
}

/** The gates of all parties decide on the declaration alone; so it must not say less than the content (LED Art. 6). */
function said({ sections, uploads }: DraftBody): DraftProblem[] {
  const codes = undeclaredIn({
    declaration: sections.declaration,
    subjects: sections.subjects?.subjects,
    attachments: uploads.length > 0,
  });
  if (codes.length === 0) return [];
  const texts = undeclaredTexts(codes);
  return [
    {
      section: 'declaration',
      path: 'subjectCategories',
      code: 'undeclared',
      message: texts.en,
      texts,
      codes,
    },
  ];
}

/** What the content holds that the declaration does not say: categories of people, `minors`, `attachments`. */
export function undeclaredIn(content: {
  declaration: Readonly<Record<string, unknown>> | undefined;
  subjects: unknown;
  attachments: boolean;
}): string[] {
  const { declaration } = content;
  if (!declaration) return [];
  const declared = new Set([...listOf(declaration.subjectCategories), ...listOf(declaration.dataCategories)]);
  const subjects = Array.isArray(content.subjects) ? (content.subjects as Record<string, unknown>[]) : [];
  const categories = subjects.flatMap(({ category }) => (typeof category === 'string' ? [category] : []));
  const missing = [...new Set(categories)].filter((category) => !declared.has(category));
  if (subjects.some(({ minor }) => minor === true) && declaration.minors !== true) missing.push('minors');
  if (content.attachments && !declared.has('attachments')) missing.push('attachments');
  return missing;
}

export const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const missing = (section: string, texts: Texts): DraftProblem => ({
  section,
  path: '',
  code: 'missing',
  message: texts.en,
  texts,
});

const wrongIn = (section: string, texts: Texts): DraftProblem => ({
  ...missing(section, texts),
  code: 'not-here',
});

const noEmergency: Texts = {
  ar: 'لا تُرسَل بصفة طارئة إلا التقارير والردود. ألغِ صفة الطوارئ.',
  es: 'Solo los informes y las respuestas pueden enviarse por emergencia. Quite la declaración de emergencia.',
  fr: 'Seuls les rapports et les réponses peuvent partir en urgence absolue. Retirez la déclaration d’urgence.',
  en: 'Only reports and replies may leave as an emergency. Take the emergency out.',
};

const unjustified: Texts = {
  ar: 'لم يُذكر سبب الطوارئ. اكتب ما هو الخطر ولماذا لا يحتمل الانتظار.',
  es: 'Falta la justificación de la emergencia. Escriba cuál es el peligro y por qué no puede esperar.',
  fr: 'L’urgence n’est pas justifiée. Écrivez quel est le danger et pourquoi il ne peut attendre.',
  en: 'The emergency is not justified. Write what the danger is and why it cannot wait.',
};

const noAddressee: Texts = {
  ar: 'لا مرسَل إليه بعد. اختر طرفًا واحدًا على الأقل.',
  es: 'Aún no hay destinatario. Elija al menos una parte.',
  fr: 'Il n’y a pas encore de destinataire. Choisissez au moins une partie.',
  en: 'There is no addressee yet. Choose at least one party.',
};

const noAgreement: Texts = {
  ar: 'لم يُحدَّد الاتفاق الذي تُرسَل بموجبه. اختر اتفاقًا.',
  es: 'Falta el acuerdo en virtud del cual se envía. Elija uno.',
  fr: 'Il manque l’accord en vertu duquel l’envoi se fait. Choisissez-en un.',
  en: 'The agreement under which it is sent is missing. Choose one.',
};

const required: Texts = {
  ar: 'هذا القسم مطلوب ولم يُكتب بعد. أكمله.',
  es: 'Esta sección es obligatoria y aún está vacía. Complétela.',
  fr: 'Cette section est obligatoire et n’est pas encore remplie. Complétez-la.',
  en: 'This section is required and not written yet. Complete it.',
};

const notHere: Texts = {
  ar: 'لا مكان لهذا القسم في هذا النوع من الإجراءات. احذفه أو غيّر النوع.',
  es: 'Este tipo de acto no tiene esta sección. Quítela o cambie el tipo.',
  fr: 'Ce type d’acte n’a pas cette section. Retirez-la ou changez le type.',
  en: 'This type of act has no such section. Take it out, or change the type.',
};

/** Names of codes are the reader's own list's; here they stand as they travel. */
export function undeclaredTexts(codes: readonly string[]): Texts {
  const listed = `\u2068${codes.join(', ')}\u2069`;
  return {
    ar: `يتضمن المحتوى ما لم يُصرَّح به: ${listed}. أضِف ذلك إلى التصريح، أو احذفه من المحتوى.`,
    es: `El contenido incluye lo que la declaración no dice: ${listed}. Añádalo a la declaración o quítelo del contenido.`,
    fr: `Le contenu comporte ce que la déclaration ne dit pas : ${listed}. Ajoutez-le à la déclaration ou retirez-le du contenu.`,
    en: `The content holds what the declaration does not say: ${listed}. Add it to the declaration, or take it out of the content.`,
  };
}
