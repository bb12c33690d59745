// SPDX-License-Identifier: Apache-2.0
// What the two parties of the demonstration say while they negotiate. Own words; the offices are named, no person is.
import type { Text } from '@tansiq/node/contract';

export const contactWords: Text = {
  ar: 'نقترح أن نتفق على تبادل المعلومات ضد الإرهاب والجريمة المنظمة.',
  es: 'Proponemos acordar el intercambio de información contra el terrorismo y la delincuencia organizada.',
  fr: 'Nous proposons de convenir d’un échange d’informations contre le terrorisme et la criminalité organisée.',
  en: 'We propose to agree on exchanging information against terrorism and organised crime.',
};

export const talksWords: Text = {
  ar: 'نحن مستعدون للتباحث. نطلب مقترحًا مكتوبًا، مادةً مادة.',
  es: 'Estamos dispuestos a hablar. Pedimos una propuesta por escrito, artículo por artículo.',
  fr: 'Nous sommes prêts à en parler. Nous demandons une proposition écrite, article par article.',
  en: 'We are ready to talk. We ask for a written proposal, article by article.',
};

export const retentionComment: Text = {
  ar: 'مدة الحفظ طويلة. نقترح ثلاث سنوات، مع مراجعة كل سنة.',
  es: 'El plazo de conservación es largo. Proponemos tres años, con revisión cada año.',
  fr: 'La durée de conservation est longue. Nous proposons trois ans, avec un réexamen chaque année.',
  en: 'The retention period is long. We propose three years, reviewed every year.',
};

export const retentionMonths = { maxMonths: 36, reviewMonths: 12 } as const;

export const retentionText: Text = {
  ar: 'تُحفظ المعطيات ثلاث سنوات على الأكثر، وتُراجع ضرورتها كل سنة. وما لم يتقرر الاحتفاظ به عند المراجعة يُمحى.',
  es: 'Los datos se conservan tres años como máximo y su necesidad se revisa cada año. Lo que en la revisión no se decida conservar se borra.',
  fr: 'Les données sont conservées trois ans au plus et leur nécessité est réexaminée chaque année. Ce que le réexamen ne décide pas de garder est effacé.',
  en: 'Data are kept for three years at most, and whether they are needed is reviewed every year. What a review does not decide to keep is erased.',
};

const offices: Readonly<Record<string, Text>> = {
  'ma.dgsn': {
    ar: 'المدير العام للأمن الوطني',
    es: 'Director General de la Seguridad Nacional',
    fr: 'Directeur général de la sûreté nationale',
    en: 'Director General of National Security',
  },
  'es.pn': {
    ar: 'المدير العام للشرطة',
    es: 'Director General de la Policía',
    fr: 'Directeur général de la police',
    en: 'Director General of the Police',
  },
};

/** The office in which a party of the demonstration signs. */
export function officeOf(party: string): Text {
  const office = offices[party];
  if (office === undefined) throw new Error(`no office is named for ${party}`);
  return office;
}

export const ratificationWords: Text = {
  ar: 'وثيقة التصديق المودعة لدى الطرف الآخر',
  es: 'Instrumento de ratificación depositado ante la otra parte',
  fr: 'Instrument de ratification déposé auprès de l’autre partie',
  en: 'Instrument of ratification deposited with the other party',
};
