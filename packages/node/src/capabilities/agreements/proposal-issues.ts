// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a proposal beyond its own form, each in four languages and with what to do.
import type { FieldIssue, Texts } from '../../refusal.ts';

const issue = (path: string, code: string, texts: Texts): FieldIssue => ({
  path: `body.${path}`,
  code,
  texts,
});
const isolated = (text: string) => `\u2068${text}\u2069`;

export const selfMissing = (): FieldIssue =>
  issue('terms.parties', 'self-missing', {
    ar: 'هذا الطرف غير مذكور بين الأطراف. أضفه، فلا أحد يقترح اتفاقًا ليس طرفًا فيه.',
    es: 'Esta parte no figura entre las partes. Añádala: nadie propone un acuerdo del que no es parte.',
    fr: 'Cette partie ne figure pas parmi les parties. Ajoutez-la : nul ne propose un accord dont il n’est pas partie.',
    en: 'This party is not among the parties. Add it: nobody proposes an agreement that they are not a party of.',
  });

export const notPaired = (party: string): FieldIssue =>
  issue('terms.parties', 'party-not-paired', {
    ar: `لم تُؤكَّد بصمة ${isolated(party)} في هذه العقدة. أكّدها أولًا مع نقطة الاتصال لديه.`,
    es: `La huella de ${party} no está confirmada en este nodo. Confírmela antes con su punto de contacto.`,
    fr: `L’empreinte de ${party} n’est pas confirmée sur ce nœud. Confirmez-la d’abord avec son point de contact.`,
    en: `The fingerprint of ${party} is not confirmed at this node. Confirm it with its point of contact first.`,
  });

export const rootNotItsOwn = (party: string): FieldIssue =>
  issue('terms.parties', 'root-differs', {
    ar: `جذر هوية ${isolated(party)} في النص ليس جذر بطاقته المؤكدة. انسخه من صفحة الأطراف.`,
    es: `La raíz de identidad de ${party} en el texto no es la de su tarjeta confirmada. Cópiela de la página de partes.`,
    fr: `La racine d’identité de ${party} dans le texte n’est pas celle de sa carte confirmée. Copiez-la de la page des parties.`,
    en: `The identity root of ${party} in the text is not that of its confirmed card. Copy it from the page of parties.`,
  });

export const windowPast = (): FieldIssue =>
  issue('terms.window', 'window-past', {
    ar: 'آخر أجل للتوقيع قد مضى. حدّد موعدًا لاحقًا.',
    es: 'El último momento para firmar ya ha pasado. Fije uno posterior.',
    fr: 'Le dernier moment pour signer est passé. Fixez-en un plus tard.',
    en: 'The last moment of signature has passed. Set a later one.',
  });

export const windowTooLong = (days: number): FieldIssue =>
  issue('terms.window', 'window-too-long', {
    ar: `أجل التوقيع يتجاوز ${days} يومًا. قرّبه، فالتوقيع يُلزم صاحبه إلى نهايته.`,
    es: `El plazo de firma pasa de ${days} días. Acórtelo: quien firma queda obligado hasta que acaba.`,
    fr: `Le délai de signature dépasse ${days} jours. Raccourcissez-le : qui signe est lié jusqu’à sa fin.`,
    en: `The window of signature is longer than ${days} days. Shorten it: who signs is bound until it ends.`,
  });

export const versionWrong = (expected: number): FieldIssue =>
  issue('terms.version', 'version', {
    ar: `رقم الصيغة التالية لهذا الاتفاق هو ${expected}. صحّحه.`,
    es: `La siguiente versión de este acuerdo es la ${expected}. Corrija el número.`,
    fr: `La prochaine version de cet accord est la ${expected}. Corrigez le numéro.`,
    en: `The next version of this agreement is number ${expected}. Correct it.`,
  });

export const supersedesWrong = (expected: string): FieldIssue =>
  issue('terms.supersedes', 'supersedes', {
    ar: `لا يُعدَّل إلا ما هو نافذ الآن: ${isolated(expected)}. اذكر بصمته.`,
    es: `Solo se modifica lo que está en vigor: ${expected}. Nombre ese resumen.`,
    fr: `On ne modifie que ce qui est en vigueur : ${expected}. Nommez cette empreinte.`,
    en: `Only what is in force can be amended: ${expected}. Name that hash.`,
  });

export const partyAmendedOut = (party: string): FieldIssue =>
  issue('terms.parties', 'amended-out', {
    ar: `${isolated(party)} طرف في الصيغة النافذة ولم يعلن انسحابه. أبقه بين الأطراف.`,
    es: `${party} es parte de la versión en vigor y no se ha retirado. Manténgala entre las partes.`,
    fr: `${party} est partie à la version en vigueur et ne s’est pas retirée. Gardez-la parmi les parties.`,
    en: `${party} is a party of the version in force and has not withdrawn. Keep it among the parties.`,
  });

export const replacesWrong = (): FieldIssue =>
  issue('replaces', 'replaces', {
    ar: 'هذا ليس مقترحًا في هذا الاتفاق يعرفه كل من سيتلقى المقترح الجديد. اذكر مقترحًا كهذا، أو اترك الخانة فارغة.',
    es: 'No es una propuesta de este acuerdo que conozcan todos los que reciben la nueva. Nombre una así, o deje el campo vacío.',
    fr: 'Ce n’est pas une proposition de cet accord connue de tous ceux qui reçoivent la nouvelle. Nommez-en une telle, ou laissez le champ vide.',
    en: 'This is not a proposal of this agreement that all who receive the new one know. Name one that is, or leave the field out.',
  });

export const articleUnknown = (): FieldIssue =>
  issue('article', 'article-unknown', {
    ar: 'لا توجد مادة بهذا الرقم في هذه الصيغة. اختر رقم مادة منها.',
    es: 'Esta versión no tiene un artículo con ese número. Elija uno de los suyos.',
    fr: 'Cette version n’a pas d’article de ce numéro. Choisissez l’un des siens.',
    en: 'This version has no article of that number. Choose one that it has.',
  });

export const answersWrong = (): FieldIssue =>
  issue('answers', 'answers', {
    ar: 'لا يوجد تعليق كهذا في هذا الاتفاق. أجب عن تعليق ظاهر في الصفحة.',
    es: 'No hay tal comentario en este acuerdo. Responda a uno que figure en la página.',
    fr: 'Cet accord n’a pas de tel commentaire. Répondez à l’un de ceux de la page.',
    en: 'This agreement has no such comment. Answer one that stands on the page.',
  });

export const notCanonical = (): FieldIssue =>
  issue('terms', 'non-canonical', {
    ar: 'لا يمكن كتابة هذا النص بصيغته الوحيدة: لا قيم فارغة ولا كسور ولا تداخل عميق. صحّحه.',
    es: 'Este texto no tiene una forma única: sin nulos, sin decimales y sin anidamiento profundo. Corríjalo.',
    fr: 'Ce texte n’a pas de forme unique : ni nuls, ni décimales, ni imbrication profonde. Corrigez-le.',
    en: 'This text has no one form: no nulls, no fractions, no deep nesting. Correct it.',
  });

export const termsTooLarge = (): FieldIssue =>
  issue('terms', 'limit', {
    ar: 'النص أكبر من 240 كيبيبايت. اختصره، أو أرسل الملاحق في المحادثات.',
    es: 'El texto pasa de 240 KiB. Acórtelo, o envíe los anexos en las conversaciones.',
    fr: 'Le texte dépasse 240 Kio. Abrégez-le, ou envoyez les annexes dans les pourparlers.',
    en: 'The text is larger than 240 KiB. Shorten it, or send the annexes in the talks.',
  });
