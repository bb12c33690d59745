// SPDX-License-Identifier: Apache-2.0
// Why an emergency cannot be decided or reviewed so, and what to do next, in four languages.
import { Refusal, type Texts } from '../../refusal.ts';

const refusal = (code: string, texts: Texts, status = 409): Refusal => new Refusal({ code, status, texts });

/** It was decided, its time is over, or there is nothing to decide. */
export const nothingToDecide = (): Refusal =>
  refusal('nothing-to-decide', {
    ar: 'لم يعد في هذه الحالة الطارئة ما يُقرَّر: إما بُتّ فيها أو انقضت مهلتها. اطّلع على ما آلت إليه.',
    es: 'En esta emergencia ya no hay nada que decidir: se resolvió o venció su plazo. Mire qué fue de ella.',
    fr: 'Il n’y a plus rien à décider pour cette urgence : elle est tranchée ou son délai est passé. Voyez ce qu’il en est advenu.',
    en: 'There is nothing left to decide in this emergency: it was decided, or its time is over. See what became of it.',
  });

/** 403: two people. */
export const secondPersonNeeded = (): Refusal =>
  refusal(
    'second-person',
    {
      ar: 'يقرر في الحالة الطارئة شخصان. اطلب من مسؤول آخر عن الإذن أن يقرر.',
      es: 'Una emergencia la deciden dos personas. Pida a otra persona con esa función que decida.',
      fr: 'Une urgence se décide à deux. Demandez à une autre personne habilitée de décider.',
      en: 'An emergency is decided by two people. Ask another releaser to decide.',
    },
    403,
  );

/** Nobody has asked yet that it be taken. */
export const notAskedYet = (): Refusal =>
  refusal('not-asked', {
    ar: 'لم يطلب أحد بعد قبول هذا الإجراء. اطلبه مع ذكر السبب، ثم يقرر شخص آخر.',
    es: 'Nadie ha pedido aún que se acepte este acto. Pídalo con sus motivos y otra persona decidirá.',
    fr: 'Personne n’a encore demandé que cet acte soit accepté. Demandez-le avec vos motifs, et une autre personne décidera.',
    en: 'Nobody has asked yet that this act be taken. Ask with your reasons; another person then decides.',
  });

/** There is nothing to review, it was reviewed, or who reviews had a part in it. */
export const notToReview = (): Refusal =>
  refusal('not-to-review', {
    ar: 'لا يمكنك مراجعة هذه الحالة: إما روجعت من قبل أو كان لك دور فيها. تكون المراجعة لشخص ثالث.',
    es: 'No puede revisar esta emergencia: ya se revisó o usted intervino en ella. La revisa una tercera persona.',
    fr: 'Vous ne pouvez pas réexaminer cette urgence : elle l’a déjà été, ou vous y avez pris part. C’est à une troisième personne de le faire.',
    en: 'You cannot review this emergency: it was reviewed already, or you had a part in it. A third person reviews it.',
  });
