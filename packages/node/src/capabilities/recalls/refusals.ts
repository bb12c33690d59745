// SPDX-License-Identifier: Apache-2.0
// What a recall or a correction is refused for, and what to do then.
import { conflict, Refusal } from '../../refusal.ts';

/** 409: not every addressee has it yet. What has not left is taken back, not corrected. */
export const notSentYet = (waiting: readonly string[]): Refusal => {
  const parties = waiting.map((party) => `\u2068${party}\u2069`).join(', ');
  return conflict({
    code: 'not-sent-yet',
    texts: {
      ar: `لم يخرج هذا الإجراء بعد إلى كل من وُجّه إليهم${parties && ` (${parties})`}. انتظر حتى يخرج، أو اسحبه وأرسله صحيحًا.`,
      es: `Este acto aún no ha salido hacia todos sus destinatarios${parties && ` (${parties})`}. Espere a que salga, o retírelo y envíelo corregido.`,
      fr: `Cet acte n’est pas encore parti vers tous ses destinataires${parties && ` (${parties})`}. Attendez qu’il parte, ou rappelez-le et envoyez-le juste.`,
      en: `This act has not left for all its addressees yet${parties && ` (${parties})`}. Wait until it has, or recall it and send it right.`,
    },
  });
};

/** 422: sections that the act does not have. */
export const notOfTheAct = (sections: readonly string[]): Refusal => {
  const names = sections.join(', ');
  return new Refusal({
    code: 'not-of-the-act',
    status: 422,
    texts: {
      ar: `ليس في هذا الإجراء: \u2068${names}\u2069. اذكر أقسامًا مما فيه.`,
      es: `Este acto no tiene: ${names}. Nombre secciones que tenga.`,
      fr: `Cet acte n’a pas : ${names}. Nommez des sections qu’il a.`,
      en: `This act does not have: ${names}. Name sections that it has.`,
    },
  });
};

/** 422: what is to hold instead does not fit. */
export const wrongReplacement = (): Refusal =>
  new Refusal({
    code: 'wrong-replacement',
    status: 422,
    texts: {
      ar: 'البديل إجراء آخر منّا، من النوع نفسه وفي الملف نفسه، وُجّه إلى كل من لديه ما يُصحَّح. اختر إجراءً كهذا، أو صحّح دون بديل.',
      es: 'Lo que lo sustituye es otro acto nuestro, del mismo tipo y expediente, dirigido a cuantos tienen el que se rectifica. Elija uno así, o rectifique sin sustituto.',
      fr: 'Ce qui le remplace est un autre acte de nous, du même type et du même dossier, adressé à tous ceux qui ont celui qu’on rectifie. Choisissez-en un tel, ou rectifiez sans remplacement.',
      en: 'What replaces it is another act of ours, of the same type and dossier, addressed to all who have the one that is corrected. Choose such an act, or correct without a replacement.',
    },
  });

/** 409: a text of a joint statement is not recalled. */
export const statementStays = (): Refusal =>
  conflict({
    code: 'statement-stays',
    texts: {
      ar: 'لا يُسحب نص بيان مشترك. إن لم يوقّعه الجميع بعد فاقترح نصا غيره؛ وما وقّعه الجميع باق.',
      es: 'El texto de un comunicado conjunto no se retira. Si aún no lo han firmado todos, proponga otro; lo que todos firmaron queda.',
      fr: 'Le texte d’un communiqué conjoint ne se rappelle pas. S’il n’est pas encore signé par tous, proposez-en un autre ; ce que tous ont signé demeure.',
      en: 'A text of a joint statement is not recalled. Unless all have signed it already, propose another; what all have signed stays.',
    },
  });

/** 409: a legal hold of this node keeps the copy. */
export const onHold = (): Refusal =>
  conflict({
    code: 'on-hold',
    texts: {
      ar: 'عليه تحفّظ قانوني منّا فلا يُمحى. أجب بأنه يبقى مقيدا؛ ويُبلَّغ مُرسِله بأن السبب تحفّظ قانوني. ولمحوه يُرفع التحفّظ أولا.',
      es: 'Lo conserva un bloqueo legal nuestro y no se borra. Responda que queda limitado: a su autor se le dice que es por un bloqueo legal. Para borrarlo, levante antes el bloqueo.',
      fr: 'Un gel juridique de notre part le conserve : il ne s’efface pas. Répondez qu’il reste limité : son auteur apprend que c’est par un gel juridique. Pour l’effacer, levez d’abord le gel.',
      en: 'A legal hold of ours keeps it, so that it is not erased. Answer that it stays restricted: its author is told that a legal hold is why. To erase it, lift the hold first.',
    },
  });
