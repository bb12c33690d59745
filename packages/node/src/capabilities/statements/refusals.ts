// SPDX-License-Identifier: Apache-2.0
// Why a joint statement cannot be signed or published now, and what to do next, in four languages.
import { Refusal, type Texts } from '../../refusal.ts';

const refusal = (code: string, texts: Texts, status = 409): Refusal => new Refusal({ code, status, texts });
const isolated = (list: readonly string[]): string => `\u2068${list.join(', ')}\u2069`;

/** A figure is not the total of confirmed outcomes. */
export const figureUnfounded = (ids: readonly string[]): Refusal =>
  refusal(
    'figure-unfounded',
    {
      ar: `أرقام لا تطابق حصائل أكدتها جميع الأطراف: ${isolated(ids)}. أكدوا الحصائل أو صححوا الأرقام قبل التوقيع.`,
      es: `Hay cifras que no son el total de resultados confirmados por todos: ${isolated(ids)}. Confirme los resultados o corrija las cifras antes de firmar.`,
      fr: `Des chiffres ne sont pas le total de bilans confirmés par tous : ${isolated(ids)}. Confirmez les bilans ou corrigez les chiffres avant de signer.`,
      en: `Figures are not the total of outcomes that all confirmed: ${isolated(ids)}. Confirm the outcomes or put the figures right before signing.`,
    },
    422,
  );

/** The text named is not the one that counts. */
export const textSuperseded = (): Refusal =>
  refusal('text-superseded', {
    ar: 'هذا ليس النص المعتمد حاليا. افتحوا أحدث نص وقرروا بشأنه.',
    es: 'Este no es el texto que cuenta. Abra el más reciente y decida sobre él.',
    fr: 'Ce n’est pas le texte qui compte. Ouvrez le plus récent et décidez sur celui-ci.',
    en: 'This is not the text that counts. Open the newest one and decide on it.',
  });

/** All have signed: nothing can be changed any more. */
export const statementSettled = (): Refusal =>
  refusal('statement-settled', {
    ar: 'وقّعت جميع الأطراف نص هذا البيان ولم يعد يتغير. ابدؤوا بيانا جديدا.',
    es: 'Todas las partes han firmado este comunicado y ya no cambia. Empiece uno nuevo.',
    fr: 'Toutes les parties ont signé ce communiqué : il ne change plus. Commencez-en un nouveau.',
    en: 'All parties have signed this statement and it changes no more. Begin a new one.',
  });

export const alreadySigned = (): Refusal =>
  refusal('already-signed', {
    ar: 'وقّع طرفكم هذا النص من قبل. يبقى توقيع الأطراف الأخرى.',
    es: 'Su parte ya ha firmado este texto. Faltan las firmas de las demás.',
    fr: 'Votre partie a déjà signé ce texte. Il manque les signatures des autres.',
    en: 'Your party has signed this text already. The signatures of the others are missing.',
  });

/** Not everybody has signed. */
export const notAllSigned = (missing: readonly string[]): Refusal =>
  refusal('not-all-signed', {
    ar: `لا يُنشر البيان قبل توقيع جميع الأطراف. لم يوقّع بعد: ${isolated(missing)}.`,
    es: `El comunicado no se publica hasta que todas las partes lo firmen. Faltan: ${isolated(missing)}.`,
    fr: `Le communiqué n’est publié qu’une fois signé par toutes les parties. Manquent : ${isolated(missing)}.`,
    en: `The statement is not published before all parties have signed it. Missing: ${isolated(missing)}.`,
  });

/** The hour has not come. */
export const embargoed = (until: string): Refusal =>
  refusal('embargoed', {
    ar: `وقّعت جميع الأطراف، لكن البيان محظور النشر حتى ${isolated([until])}.`,
    es: `Todas las partes han firmado, pero el comunicado está embargado hasta ${isolated([until])}.`,
    fr: `Toutes les parties ont signé, mais le communiqué est sous embargo jusqu’au ${isolated([until])}.`,
    en: `All parties have signed, but the statement is embargoed until ${isolated([until])}.`,
  });
