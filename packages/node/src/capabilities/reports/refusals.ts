// SPDX-License-Identifier: Apache-2.0
// What composing and releasing refuses, and what to do then.
import { explained } from '../../content/explained.ts';
import { Refusal } from '../../refusal.ts';
import type { AddresseeDecision } from './release.ts';

/** 403: the gate denies for at least one addressee. Names the first rule and article, and lists every addressee's in its words. */
export function refusedFor(denied: readonly AddresseeDecision[]): Refusal {
  const [first] = denied;
  const said = denied.map(({ party, decision }) => ({ party, ...explained(decision) }));
  const join = (lang: 'ar' | 'es' | 'fr' | 'en') => said.map(({ party, texts }) => `\u2068${party}\u2069: ${texts[lang]}`).join('\n');
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
      fr: "Nul n'autorise l'envoi de ce qu'il a écrit. Demandez à une autre personne habilitée de lire le projet et de l'autoriser.",
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
      fr: `La partie ${party} n'est pas connue de ce nœud ou son empreinte n'est pas confirmée. Confirmez l'empreinte ou corrigez l'identifiant.`,
      en: `The party ${party} is not known to this node, or its fingerprint is not confirmed. Confirm the fingerprint, or correct the id.`,
    },
  });

/** 422: the sections do not make an act of this type. `detail` is the protocol's own sentence. */
export const sectionsRefused = (detail: string): Refusal =>
  new Refusal({
    code: 'sections',
    status: 422,
    rule: 'schema',
    texts: {
      ar: `لا تكتمل المسودة بأقسامها الحالية: \u2068${detail}\u2069. أكمل القسم المذكور أو صحّحه.`,
      es: `El borrador no está completo: ${detail}. Complete o corrija la sección indicada.`,
      fr: `Le projet n'est pas complet : ${detail}. Complétez ou corrigez la section indiquée.`,
      en: `The draft is not complete: ${detail}. Complete or correct the section named.`,
    },
  });
