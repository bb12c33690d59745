// SPDX-License-Identifier: Apache-2.0
// Why a legal hold cannot be placed, reviewed or lifted so, and what to do next, in four languages.
import { Refusal, type Texts } from '../../refusal.ts';

const refusal = (code: string, texts: Texts, status = 409): Refusal => new Refusal({ code, status, texts });

/** 422: its end or its review lies in the past, too far away, or in the wrong order. */
export const wrongHoldDays = (): Refusal =>
  refusal(
    'wrong-hold-days',
    {
      ar: 'ينتهي التحفّظ القانوني في المستقبل وخلال سنتين على الأكثر، ويُراجع قبل نهايته. اختر يومين آخرين.',
      es: 'Un bloqueo legal termina en el futuro y en dos años como máximo, y se revisa antes de su fin. Elija otros días.',
      fr: 'Un gel juridique prend fin dans le futur et dans deux ans au plus, et se réexamine avant sa fin. Choisissez d’autres jours.',
      en: 'A legal hold ends in the future, within two years at most, and is reviewed before its end. Choose other days.',
    },
    422,
  );

/** 409: nothing of it can be kept any more, or it never was content. */
export const nothingToHold = (): Refusal =>
  refusal('nothing-to-hold', {
    ar: 'لا مضمون هنا يُتحفَّظ عليه: إما مُحي أو أن هذا الإجراء يُحفظ دائما.',
    es: 'Aquí no hay contenido que bloquear: se borró, o este acto se conserva siempre.',
    fr: 'Il n’y a pas de contenu à geler : il est effacé, ou cet acte est conservé toujours.',
    en: 'There is no content here to hold: it is erased, or this act is kept for good.',
  });

/** 409: it has ended already. */
export const holdEnded = (): Refusal =>
  refusal('hold-ended', {
    ar: 'انتهى هذا التحفّظ القانوني من قبل. إن لزم الحفظ بعدُ فضع تحفّظا جديدا.',
    es: 'Este bloqueo legal ya terminó. Si todavía hace falta, ponga otro.',
    fr: 'Ce gel juridique a déjà pris fin. S’il est encore nécessaire, posez-en un autre.',
    en: 'This legal hold has ended already. If it is still needed, place another.',
  });
