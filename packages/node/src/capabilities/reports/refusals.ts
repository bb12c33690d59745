// SPDX-License-Identifier: Apache-2.0
// What composing and releasing refuses, and what to do then.
import { explained } from '../../content/explained.ts';
import { conflict, Refusal, type Texts } from '../../refusal.ts';
import { undeclaredTexts } from './draft-problems.ts';
import type { AddresseeDecision } from './release.ts';

/** 403: the gate denies for at least one addressee. Names the first rule and article, and lists every addressee's in its words. */
export function refusedFor(denied: readonly AddresseeDecision[]): Refusal {
  const [first] = denied;
  const said = denied.map(({ party, decision }) => ({ party, ...explained(decision) }));
  const join = (lang: 'ar' | 'es' | 'fr' | 'en') =>
    said.map(({ party, texts }) => `\u2068${party}\u2069: ${texts[lang]}`).join('\n');
  return new Refusal({
    code: 'denied',
    status: 403,
    rule: first?.decision.rule,
    article: first?.decision.article,
    texts: { ar: join('ar'), es: join('es'), fr: join('fr'), en: join('en') },
  });
}

/** 403: four eyes. */
export const ownReleaseRefused = (): Refusal =>
  new Refusal({
    code: 'own-release',
    status: 403,
    rule: 'release',
    texts: {
      ar: 'لا يأذن أحد بإحالة ما كتبه بنفسه. اطلب من مسؤول آخر عن الإذن أن يطّلع على المسودة ويأذن بها.',
      es: 'Nadie autoriza el envío de lo que ha escrito. Pida a otra persona con esa función que lea el borrador y lo autorice.',
      fr: 'Nul n’autorise l’envoi de ce qu’il a écrit. Demandez à une autre personne habilitée de lire le projet et de l’autoriser.',
      en: 'Nobody releases what they wrote themselves. Ask another releaser to read the draft and release it.',
    },
  });

/** 422: not a partner of this node. */
export const unknownParty = (party: string): Refusal =>
  new Refusal({
    code: 'unknown-party',
    status: 422,
    rule: 'not-a-party',
    texts: {
      ar: `الطرف \u2068${party}\u2069 غير معروف لهذه العقدة أو لم تُؤكَّد بصمته. أكِّد البصمة أولًا، أو صحّح المعرّف.`,
      es: `La parte ${party} no es conocida por este nodo o su huella no está confirmada. Confirme la huella o corrija el identificador.`,
      fr: `La partie ${party} n’est pas connue de ce nœud ou son empreinte n’est pas confirmée. Confirmez l’empreinte ou corrigez l’identifiant.`,
      en: `The party ${party} is not known to this node, or its fingerprint is not confirmed. Confirm the fingerprint, or correct the id.`,
    },
  });

/** 422: the sections do not make an act of this type. `detail` is the protocol's own sentence. */
export const sectionsRefused = (detail: string, texts?: Texts): Refusal =>
  new Refusal({
    code: 'sections',
    status: 422,
    rule: 'schema',
    texts: texts ?? {
      ar: `لا تكتمل المسودة بأقسامها الحالية: \u2068${detail}\u2069. أكمل القسم المذكور أو صحّحه.`,
      es: `El borrador no está completo: ${detail}. Complete o corrija la sección indicada.`,
      fr: `Le projet n’est pas complet : ${detail}. Complétez ou corrigez la section indiquée.`,
      en: `The draft is not complete: ${detail}. Complete or correct the section named.`,
    },
  });

/** 409: the act is here, the bytes of its attachment are not, or not yet. */
export const attachmentNotHere = (): Refusal =>
  conflict({
    code: 'attachment-not-here',
    texts: {
      ar: 'لم يصل هذا المرفق كاملًا بعد من الطرف الذي أرسله، أو لم يعد متاحًا. انظر حالته في الإجراء وحاول لاحقًا.',
      es: 'Este adjunto aún no ha llegado completo de la parte que lo envió, o ya no está disponible. Mire su estado en el acto y vuelva a intentarlo más tarde.',
      fr: 'Cette pièce jointe n’est pas encore arrivée entière de la partie qui l’a envoyée, ou n’est plus disponible. Voyez son état dans l’acte et réessayez plus tard.',
      en: 'This attachment has not yet arrived whole from the party that sent it, or is no longer to be had. See its state in the act, and try again later.',
    },
  });

/** 422: it refers to an act that is not here, that the one who releases may not read, or that not all of its addressees have. */
export const referenceRefused = (): Refusal =>
  new Refusal({
    code: 'refs',
    status: 422,
    rule: 'refs',
    texts: {
      ar: 'تحيل المسودة إلى إجراء غير موجود هنا، أو لا يحق لك الاطلاع عليه، أو ليس لدى كل المرسل إليهم. صحّح الإحالة أو قلّص قائمة المرسل إليهم.',
      es: 'El borrador se refiere a un acto que no está aquí, que usted no puede leer o que no tienen todos los destinatarios. Corrija la referencia o reduzca los destinatarios.',
      fr: 'Le projet renvoie à un acte qui n’est pas ici, que vous ne pouvez pas lire, ou que tous les destinataires n’ont pas. Corrigez le renvoi ou réduisez les destinataires.',
      en: 'The draft refers to an act that is not here, that you may not read, or that not all addressees have. Correct the reference, or name fewer addressees.',
    },
  });

/** 422: the content says what the declaration, on which every party's gate decides, leaves out. `codes`: what is missing there. */
export const undeclared = (codes: readonly string[]): Refusal =>
  new Refusal({ code: 'undeclared', status: 422, rule: 'unknown-input', texts: undeclaredTexts(codes) });

/** 409: saved elsewhere since it was read; what one has is not lost, and not written over the other. */
export const draftChanged = (revision: number, at: number): Refusal => {
  const time = `\u2068${new Date(at * 1000).toISOString().slice(0, 16).replace('T', ' ')}\u2069 UTC`;
  return conflict({
    code: 'draft-changed',
    texts: {
      ar: `حُفظت هذه المسودة من مكان آخر (النسخة ${revision}، ${time}). لم يُكتب شيء فوقها: قارن بين النصين ثم اختر أيهما يبقى.`,
      es: `Este borrador se guardó desde otro lugar (revisión ${revision}, ${time}). No se ha escrito encima: compare ambos textos y elija cuál queda.`,
      fr: `Ce projet a été enregistré ailleurs (révision ${revision}, ${time}). Rien n’a été écrit par-dessus : comparez les deux textes et choisissez.`,
      en: `This draft was saved elsewhere (revision ${revision}, ${time}). Nothing was written over it: compare both texts and choose.`,
    },
  });
};

/** 409: the draft is at another desk than the step needs. */
export function draftElsewhere(state: 'open' | 'submitted' | 'released' | 'dropped'): Refusal {
  if (state === 'submitted')
    return conflict({
      code: 'draft-submitted',
      texts: {
        ar: 'المسودة مقدَّمة للإذن ولا تُغيَّر الآن. استرجعها أولًا، أو انتظر قرار المسؤول عن الإذن.',
        es: 'El borrador está presentado para su autorización y ahora no se cambia. Recupérelo primero o espere la decisión.',
        fr: 'Le projet est soumis à l’autorisation et ne se modifie pas. Reprenez-le d’abord, ou attendez la décision.',
        en: 'The draft is submitted for release and is not changed now. Take it back first, or wait for the decision.',
      },
    });
  if (state === 'open')
    return conflict({
      code: 'draft-open',
      texts: {
        ar: 'المسودة عند كاتبها ولم تُقدَّم للإذن. انتظر حتى يقدّمها.',
        es: 'El borrador está con su autor y no se ha presentado. Espere a que lo presente.',
        fr: 'Le projet est chez son auteur et n’est pas soumis. Attendez qu’il le soumette.',
        en: 'The draft is with its author and not submitted. Wait until it is.',
      },
    });
  return conflict({
    code: 'draft-released',
    texts: {
      ar: 'صدر الإذن بهذه المسودة أو حُذفت، فلا تُغيَّر بعد ذلك. افتح الإجراء الذي نتج عنها، أو ابدأ مسودة جديدة.',
      es: 'Este borrador ya se autorizó o se eliminó, y no cambia más. Abra el acto que resultó de él o empiece otro.',
      fr: 'Ce projet a été autorisé ou supprimé, et ne change plus. Ouvrez l’acte qui en est issu, ou commencez-en un autre.',
      en: 'This draft has been released or thrown away and does not change any more. Open the act that it became, or begin another.',
    },
  });
}
