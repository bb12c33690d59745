// SPDX-License-Identifier: Apache-2.0
// Why an act cannot be passed on, or a request not be dealt with, in four languages.
import { conflict, Refusal } from '../../refusal.ts';

/** 409: only what a partner gave, and is still here, is passed on. */
export const notToPassOn = (): Refusal =>
  conflict({
    code: 'not-to-pass-on',
    texts: {
      ar: 'لا يُنقل إلى طرف ثالث إلا محتوى ورد من شريك وما زال محفوظا هنا. ما هو منكم يُرسل تقريرا كغيره.',
      es: 'Solo se transmite a un tercero el contenido recibido de un socio que se conserva aquí. Lo propio se envía como cualquier informe.',
      fr: 'Seul un contenu reçu d’un partenaire et encore conservé ici est transmis à un tiers. Ce qui est à vous s’envoie comme tout rapport.',
      en: 'Only content that a partner gave and that is still held here is passed on. What is your own is sent as any report.',
    },
  });

/** 422: the third party has the act already, or is no confirmed partner. */
export const noThirdParty = (party: string): Refusal =>
  new Refusal({
    code: 'no-third-party',
    status: 422,
    texts: {
      ar: `\u2068${party}\u2069 ليس شريكا مؤكدا، أو وصله هذا الإجراء من مصدره. اختر شريكا آخر.`,
      es: `${party} no es un socio confirmado, o ya tiene este acto de su autor. Elija otro.`,
      fr: `${party} n’est pas un partenaire confirmé, ou tient déjà cet acte de son auteur. Choisissez-en un autre.`,
      en: `${party} is no confirmed partner, or has this act from its author already. Choose another.`,
    },
  });

/** 422: sections that cannot go on. */
export const notToGoOn = (sections: readonly string[]): Refusal => {
  const names = sections.join(', ');
  return new Refusal({
    code: 'not-to-go-on',
    status: 422,
    texts: {
      ar: `لا يمكن نقل هذه الأقسام: \u2068${names}\u2069. اختر أقساما متاحة من الإجراء؛ المرفقات والإحالات لا تُنقل.`,
      es: `Estas secciones no pueden transmitirse: ${names}. Elija entre las del acto; los adjuntos y las referencias no se transmiten.`,
      fr: `Ces sections ne peuvent pas être transmises : ${names}. Choisissez parmi celles de l’acte ; les pièces jointes et les renvois ne sont pas transmis.`,
      en: `These sections cannot go on: ${names}. Choose among those of the act; attachments and references do not go on.`,
    },
  });
};

/** 409: the request is answered already, or there is no consent to take back. */
export const notInThisState = (): Refusal =>
  conflict({
    code: 'transfer-settled',
    texts: {
      ar: 'تغيّر وضع هذا الطلب. حدّث الصفحة واطلع على ما تقرر.',
      es: 'Esta solicitud ya no está en ese estado. Actualice la página y vea lo que se ha decidido.',
      fr: 'Cette demande n’est plus dans cet état. Actualisez la page et voyez ce qui a été décidé.',
      en: 'This request is no longer in that state. Reload, and see what was decided.',
    },
  });
