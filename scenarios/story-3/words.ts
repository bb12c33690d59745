// SPDX-License-Identifier: Apache-2.0
// What the reports of story 3 say: own words, invented people and accounts.
import type { Subject, Text } from '@tansiq/cli';

export const leadTitle: Text = {
  ar: 'شخص مقيم في إسبانيا يحرض على هجمات',
  es: 'Residente en España que incita a atentar',
};

export const leadFacts: Text = {
  ar: 'نشر حساب على شبكة اجتماعية أربع رسائل تدعو إلى مهاجمة أماكن عامة في أوروبا. الحساب مفتوح من عنوان في إسبانيا.',
  es: 'Una cuenta difundió cuatro mensajes que llaman a atacar lugares públicos en Europa. La cuenta se usa desde España.',
};

export const leadAssessment: Text = {
  ar: 'نرى أن الخطر قريب. لا نعرف هل له شركاء.',
  es: 'Creemos que el peligro es próximo. No sabemos si tiene cómplices.',
};

export const leadSubjects: Subject[] = [
  {
    id: 'account-1',
    kind: 'account',
    statements: [
      { prop: 'platform', value: 'short-video' },
      { prop: 'handle', value: 'sayf.rih.09' },
    ],
  },
  {
    id: 'account-2',
    kind: 'account',
    statements: [
      { prop: 'platform', value: 'messenger' },
      { prop: 'handle', value: 'rih-09-private' },
    ],
  },
  {
    id: 'person-1',
    kind: 'person',
    category: 'suspect',
    statements: [
      { prop: 'name', value: 'منصف الحراقي', lang: 'ar' },
      { prop: 'residence', value: 'ES' },
    ],
  },
];

export const cellTitle: Text = {
  ar: 'خلية تستدرج قاصرين عبر شبكات اجتماعية',
  es: 'Una célula que capta a menores por redes sociales',
};

export const cellFacts: Text = {
  ar: 'يُستدرج قاصران في محادثة جماعية. أحدهما في الخامسة عشرة.',
  es: 'Dos menores están siendo captados en un grupo de conversación. Uno tiene quince años.',
};

export const cellNecessity =
  'Two children are being drawn in now; without their account names they cannot be found and protected.';

export const minorSubjects: Subject[] = [
  {
    id: 'minor-1',
    kind: 'person',
    category: 'victim',
    minor: true,
    statements: [{ prop: 'alias', value: 'طائر-١٥', lang: 'ar' }],
  },
  {
    id: 'account-3',
    kind: 'account',
    statements: [{ prop: 'handle', value: 'tair.15' }],
  },
];
