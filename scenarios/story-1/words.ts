// SPDX-License-Identifier: Apache-2.0
// What the parties of story 1 say. Own words; the story assumes who proposes what, because the sources do not tell.
import type { Text } from '@tansiq/cli';

export const contact: Text = {
  ar: 'نقترح استراتيجية مشتركة ضد الشبكات الإرهابية في حوض المتوسط ومنطقة الساحل.',
  es: 'Proponemos una estrategia conjunta contra las redes terroristas en la cuenca mediterránea y el Sahel.',
};

export const talks: Text = {
  ar: 'نوافق على التباحث، ونقترح أن تكون نصوص الاتفاق بالعربية والإسبانية معًا.',
  es: 'Aceptamos hablar y proponemos que los textos del acuerdo estén en árabe y en español.',
};

/** Comments on three articles, each on the article that carries the field named. */
export const comments: readonly {
  readonly field: string;
  readonly by: 'ma.dgsn' | 'es.pn';
  readonly text: Text;
}[] = [
  {
    field: 'retention',
    by: 'es.pn',
    text: { ar: 'خمس سنوات مدة طويلة: نقترح ثلاثًا.', es: 'Cinco años son muchos: proponemos tres.' },
  },
  {
    field: 'onwardTransfer',
    by: 'ma.dgsn',
    text: {
      ar: 'لا إحالة إلى طرف ثالث دون موافقة صاحب المعلومة، ونتمسك بهذا.',
      es: 'Ninguna cesión a terceros sin consentimiento de quien dio la información; en esto insistimos.',
    },
  },
  {
    field: 'validity',
    by: 'es.pn',
    text: {
      ar: 'نحتاج إلى التصديق قبل النفاذ، ونقترح أن يصدّق الطرفان معًا.',
      es: 'Necesitamos la ratificación antes de la entrada en vigor; proponemos que ratifiquen ambas.',
    },
  },
];

export const retentionText: Text = {
  ar: 'تُحفظ المعطيات ثلاث سنوات على الأكثر وتُراجع كل سنة.',
  es: 'Los datos se conservan tres años como máximo y se revisan cada año.',
};

export const ratification: Text = {
  ar: 'وثيقة تصديق مودعة لدى الطرف الآخر',
  es: 'Instrumento de ratificación depositado ante la otra parte',
};

export const invitation: Text = {
  ar: 'ندعوكم إلى الانضمام إلى الاتفاق. لا تطّلعون على ما سبق انضمامكم.',
  es: 'Les invitamos a adherirse al acuerdo. No verán nada anterior a su adhesión.',
};

export const leaving: Text = {
  ar: 'ننسحب من الاتفاق ابتداءً من الآن.',
  es: 'Nos retiramos del acuerdo desde este momento.',
};

export const operationTitle = (name: string): Text => ({ ar: `العملية ${name}`, es: `Operación ${name}` });

export const operationFacts = (name: string): Text => ({
  ar: `معلومات عن خلية تُتابع في إطار العملية ${name}.`,
  es: `Información sobre una célula que se sigue en la operación ${name}.`,
});

export const threePartyTitle: Text = {
  ar: 'مذكرة إلى الأطراف الثلاثة',
  es: 'Nota a las tres partes',
};

export const threePartyFacts: Text = {
  ar: 'مسار تنقّل رُصد بين المتوسط والساحل.',
  es: 'Una ruta observada entre el Mediterráneo y el Sahel.',
};
