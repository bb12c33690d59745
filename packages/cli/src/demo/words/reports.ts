// SPDX-License-Identifier: Apache-2.0
// What the reports of the demonstration say: own words, invented people and accounts.
import type { DraftSections, Subject, Text } from '@tansiq/node/contract';

export const leadTitle: Text = {
  ar: 'حساب على شبكة اجتماعية يدعو إلى الالتحاق بمناطق النزاع',
  es: 'Cuenta en una red social que anima a viajar a zonas de conflicto',
};

export const leadFacts: Text = {
  ar: 'رُصد خلال الأسابيع الأربعة الأخيرة حساب ينشر دعوات إلى الالتحاق بمناطق النزاع ويجيب من يسأله عن سبل السفر. صورتان من الصور المنشورة التُقطتا في ميناء مالقة. الوثائق التي بُني عليها هذا البلاغ مرفقة.',
  es: 'En las últimas cuatro semanas una cuenta ha difundido llamamientos a viajar a zonas de conflicto y responde a quien pregunta cómo ir. Dos de las fotografías se tomaron en el puerto de Málaga. Se adjuntan los documentos en que se basa este informe.',
};

export const leadAssessment: Text = {
  ar: 'نرجح أن صاحب الحساب يقيم في إقليم مالقة وأنه لا يعمل وحده. هذا تقدير منا وليس واقعة ثابتة.',
  es: 'Creemos probable que quien maneja la cuenta resida en la provincia de Málaga y no actúe solo. Es una apreciación nuestra, no un hecho.',
};

export const leadSubjects: readonly Subject[] = [
  {
    id: 'account-1',
    kind: 'account',
    statements: [
      { prop: 'handle', value: 'rihla.nour.71' },
      { prop: 'language', value: 'ar' },
    ],
  },
  {
    id: 'person-1',
    kind: 'person',
    category: 'suspect',
    statements: [
      { prop: 'name', value: 'كريم الزناكي', lang: 'ar' },
      { prop: 'name', value: 'Karim Zennaki', lang: 'es' },
    ],
  },
];

export const actionFacts: Text = {
  es: 'Con autorización judicial se identificó a quien maneja la cuenta y se vigiló su domicilio durante nueve días.',
  ar: 'بإذن قضائي جرى تحديد صاحب الحساب ومراقبة مسكنه تسعة أيام.',
};

export const arrestFacts: Text = {
  es: 'Detención en Málaga. Se intervinieron dos teléfonos. El detenido pasó a disposición judicial.',
  ar: 'توقيف في مالقة، وحجز هاتفين، وتقديم الموقوف إلى القضاء.',
};

export const beliefFacts: Text = {
  ar: 'قائمة بما يعتقده أشخاص.',
  es: 'Una lista de lo que creen unas personas.',
};

export const politicalFacts: Text = {
  ar: 'قائمة بأشخاص بسبب نشاطهم السياسي.',
  es: 'Una lista de personas por su actividad política.',
};

/** A report about the wrong person, with a marker in every place where content stands. */
export function mistakenSections(marker: string): Pick<DraftSections, 'title' | 'facts' | 'subjects'> {
  return {
    title: { text: { ar: `بلاغ عن شخص تبين أنه ليس المقصود ${marker}` } },
    facts: {
      text: {
        ar: `شخص يحمل اسمًا مشابهًا. العلامة: ${marker}`,
        es: `Persona de nombre parecido. Marca: ${marker}`,
      },
    },
    subjects: {
      subjects: [
        {
          id: 'person-1',
          kind: 'person',
          category: 'suspect',
          statements: [{ prop: 'name', value: `نبيل الوراكلي ${marker}`, lang: 'ar' }],
        },
      ],
    },
  };
}
