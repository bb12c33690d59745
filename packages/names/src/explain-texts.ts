// SPDX-License-Identifier: Apache-2.0
// The sentences of an explanation in Arabic, Spanish, French and English.

import type { BirthAgreement } from './birth.ts';
import type { Habit } from './habits.ts';
import type { EvidenceKind } from './other-evidence.ts';

export type Language = 'ar' | 'es' | 'fr' | 'en';

/** How a matched pair is one name. */
export type Relation =
  | 'identical'
  | 'variant'
  | 'habit'
  | 'slip'
  | 'initial'
  | 'joined'
  | 'particle'
  | 'distant';

export type Strength = 'strong' | 'good' | 'weak' | 'against';

export type Texts = {
  readonly same: Readonly<Record<Exclude<Relation, 'habit'>, string>>;
  readonly habit: Readonly<Record<Habit, string>>;
  readonly only: (first: boolean, names: string) => string;
  readonly stands: (a: string, b: string) => string;
  readonly reversed: string;
  readonly birth: Readonly<Record<BirthAgreement, string>>;
  readonly kind: Readonly<Record<Exclude<EvidenceKind, 'birth'>, readonly [same: string, different: string]>>;
  readonly near: string;
  readonly strength: Readonly<Record<Strength, string>>;
  readonly confirm: string;
};

export const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    same: {
      identical: 'same spelling',
      variant: 'same, a usual spelling',
      slip: 'close, perhaps a slip of the pen',
      initial: 'the initial fits',
      joined: 'same, written together on one side and apart on the other',
      particle: 'the same title or particle',
      distant: 'alike, but not surely the same',
    },
    habit: {
      french: 'same, French habit',
      spanish: 'same, Spanish habit',
      english: 'same, English habit',
      german: 'same, German habit',
      maghrebi: 'same, Maghrebi habit',
      turkish: 'same, Turkish habit',
      mrz: 'same, machine readable passport spelling',
      common: 'same',
    },
    only: (first, names) => `only in the ${first ? 'first' : 'second'} name: ${names}`,
    stands: (a, b) => `${a} stands against ${b}`,
    reversed: 'father and son have changed places: this speaks for two people',
    birth: {
      date: 'born on the same day',
      swapped: 'same birth date if day and month changed places',
      partial: 'same year of birth, the day or the month differs',
      year: 'born in the same year',
      near: 'born a year apart',
      range: 'the birth lies within the range stated',
      apart: 'births some years apart',
      contradiction: 'births many years apart: this speaks against',
      unknown: 'birth unknown',
    },
    kind: {
      place: ['same place', 'different places'],
      country: ['same country', 'different countries'],
      sex: ['same sex', 'different sex: this speaks against'],
      document: ['same document number', 'different document numbers'],
    },
    near: 'document numbers that differ by one character',
    strength: {
      strong: 'Strong candidate',
      good: 'Good candidate',
      weak: 'Weak candidate',
      against: 'More speaks against than for',
    },
    confirm: 'A person must confirm it.',
  },
  fr: {
    same: {
      identical: 'même graphie',
      variant: 'identique, graphie usuelle',
      slip: 'proche, peut-être une faute de frappe',
      initial: 'l’initiale concorde',
      joined: 'identique, écrit en un mot d’un côté et séparé de l’autre',
      particle: 'même titre ou même particule',
      distant: 'ressemblant, sans certitude',
    },
    habit: {
      french: 'identique, usage français',
      spanish: 'identique, usage espagnol',
      english: 'identique, usage anglais',
      german: 'identique, usage allemand',
      maghrebi: 'identique, usage maghrébin',
      turkish: 'identique, usage turc',
      mrz: 'identique, graphie de la zone lisible à la machine du passeport',
      common: 'identique',
    },
    only: (first, names) => `seulement dans le ${first ? 'premier' : 'second'} nom : ${names}`,
    stands: (a, b) => `${a} s’oppose à ${b}`,
    reversed: 'le père et le fils ont échangé leurs places : cela indique deux personnes',
    birth: {
      date: 'nés le même jour',
      swapped: 'même date de naissance si le jour et le mois sont intervertis',
      partial: 'même année de naissance, le jour ou le mois diffère',
      year: 'nés la même année',
      near: 'nés à un an d’écart',
      range: 'la naissance est dans l’intervalle indiqué',
      apart: 'naissances à quelques années d’écart',
      contradiction: 'naissances à de nombreuses années d’écart : cela parle contre',
      unknown: 'naissance inconnue',
    },
    kind: {
      place: ['même lieu', 'lieux différents'],
      country: ['même pays', 'pays différents'],
      sex: ['même sexe', 'sexe différent : cela parle contre'],
      document: ['même numéro de document', 'numéros de document différents'],
    },
    near: 'numéros de document qui diffèrent d’un caractère',
    strength: {
      strong: 'Candidat solide',
      good: 'Bon candidat',
      weak: 'Candidat faible',
      against: 'Les éléments contraires l’emportent',
    },
    confirm: 'Une personne doit le confirmer.',
  },
  es: {
    same: {
      identical: 'misma grafía',
      variant: 'igual, grafía usual',
      slip: 'parecido, quizá un error al escribir',
      initial: 'la inicial concuerda',
      joined: 'igual, escrito junto en un lado y separado en el otro',
      particle: 'mismo título o misma partícula',
      distant: 'parecido, sin certeza',
    },
    habit: {
      french: 'igual, uso francés',
      spanish: 'igual, uso español',
      english: 'igual, uso inglés',
      german: 'igual, uso alemán',
      maghrebi: 'igual, uso magrebí',
      turkish: 'igual, uso turco',
      mrz: 'igual, grafía de la zona de lectura mecánica del pasaporte',
      common: 'igual',
    },
    only: (first, names) => `solo en el ${first ? 'primer' : 'segundo'} nombre: ${names}`,
    stands: (a, b) => `${a} se opone a ${b}`,
    reversed: 'padre e hijo han cambiado de lugar: esto indica dos personas',
    birth: {
      date: 'nacidos el mismo día',
      swapped: 'misma fecha de nacimiento si el día y el mes están intercambiados',
      partial: 'mismo año de nacimiento, difiere el día o el mes',
      year: 'nacidos el mismo año',
      near: 'nacidos con un año de diferencia',
      range: 'el nacimiento está dentro del intervalo indicado',
      apart: 'nacimientos con algunos años de diferencia',
      contradiction: 'nacimientos con muchos años de diferencia: esto habla en contra',
      unknown: 'nacimiento desconocido',
    },
    kind: {
      place: ['mismo lugar', 'lugares distintos'],
      country: ['mismo país', 'países distintos'],
      sex: ['mismo sexo', 'sexo distinto: esto habla en contra'],
      document: ['mismo número de documento', 'números de documento distintos'],
    },
    near: 'números de documento que difieren en un carácter',
    strength: {
      strong: 'Candidato sólido',
      good: 'Buen candidato',
      weak: 'Candidato débil',
      against: 'Pesa más lo que habla en contra',
    },
    confirm: 'Una persona debe confirmarlo.',
  },
  ar: {
    same: {
      identical: 'الكتابة نفسها',
      variant: 'الاسم نفسه، كتابة شائعة',
      slip: 'متقارب، ربما زلة في الكتابة',
      initial: 'الحرف الأول موافق',
      joined: 'الاسم نفسه، مكتوب موصولا في جهة ومفصولا في الأخرى',
      particle: 'اللقب نفسه أو الأداة نفسها',
      distant: 'متشابه دون يقين',
    },
    habit: {
      french: 'الاسم نفسه، على الطريقة الفرنسية',
      spanish: 'الاسم نفسه، على الطريقة الإسبانية',
      english: 'الاسم نفسه، على الطريقة الإنجليزية',
      german: 'الاسم نفسه، على الطريقة الألمانية',
      maghrebi: 'الاسم نفسه، على الطريقة المغاربية',
      turkish: 'الاسم نفسه، على الطريقة التركية',
      mrz: 'الاسم نفسه، بكتابة المنطقة المقروءة آليا في جواز السفر',
      common: 'الاسم نفسه',
    },
    only: (first, names) => `في الاسم ${first ? 'الأول' : 'الثاني'} فقط: ${names}`,
    stands: (a, b) => `${a} يعارض ${b}`,
    reversed: 'تبادل الأب والابن مكانيهما، وهذا يدل على شخصين',
    birth: {
      date: 'يوم الميلاد نفسه',
      swapped: 'تاريخ الميلاد نفسه إذا تبادل اليوم والشهر مكانيهما',
      partial: 'سنة الميلاد نفسها، ويختلف اليوم أو الشهر',
      year: 'سنة الميلاد نفسها',
      near: 'فرق سنة واحدة في الميلاد',
      range: 'الميلاد ضمن المدة المذكورة',
      apart: 'فرق بضع سنوات في الميلاد',
      contradiction: 'فرق سنوات كثيرة في الميلاد، وهذا قرينة ضد التطابق',
      unknown: 'الميلاد غير معروف',
    },
    kind: {
      place: ['المكان نفسه', 'مكانان مختلفان'],
      country: ['البلد نفسه', 'بلدان مختلفان'],
      sex: ['الجنس نفسه', 'الجنس مختلف، وهذا قرينة ضد التطابق'],
      document: ['رقم الوثيقة نفسه', 'رقما وثيقة مختلفان'],
    },
    near: 'رقما وثيقة يختلفان في حرف واحد',
    strength: {
      strong: 'مرشح قوي',
      good: 'مرشح جيد',
      weak: 'مرشح ضعيف',
      against: 'ما يعارض التطابق أرجح',
    },
    confirm: 'لا بد أن يؤكده شخص.',
  },
};
