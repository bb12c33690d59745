// SPDX-License-Identifier: Apache-2.0
// How a search is refused, in four languages.
import { invalid, type Refusal, type Texts } from '../../refusal.ts';

const nothingTyped: Texts = {
  ar: 'لا كلمات في هذا البحث أو كلماته أكثر من اثنتي عشرة. اكتب كلمة إلى اثنتي عشرة كلمة.',
  es: 'La búsqueda no contiene palabras o contiene más de doce. Escriba de una a doce palabras.',
  fr: 'La recherche ne contient aucun mot ou en contient plus de douze. Saisissez entre un et douze mots.',
  en: 'There are no words in this search, or more than twelve. Type one to twelve words.',
};

/** 422: no words, or more than a search takes. */
export const noWords = (): Refusal => invalid([{ path: 'body.text', code: 'no-words', texts: nothingTyped }]);

const sayWhy: Texts = {
  ar: 'على سلطة الرقابة أن تذكر سبب بحثها: السبب يُحفظ في السجل ويراه من يراجعه.',
  es: 'La autoridad de control debe indicar el motivo de la búsqueda: queda en el diario.',
  fr: 'L’autorité de contrôle doit indiquer le motif de la recherche : il est conservé au journal.',
  en: 'A supervisor must say why: the reason is kept in the journal.',
};

/** 422: this role must give a reason (LED Art. 25: the justification of a consultation). */
export const whyMissing = (): Refusal => invalid([{ path: 'body.why', code: 'why-missing', texts: sayWhy }]);
