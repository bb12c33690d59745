// SPDX-License-Identifier: Apache-2.0
// What the capability of agreements refuses, and what to do then.
import { explained } from '../../content/explained.ts';
import { denied, languages, Refusal, type Texts } from '../../refusal.ts';
import type { AddresseeDecision } from './say.ts';

/** Keeps an id from turning the direction of the sentence around it. */
const isolated = (text: string) => `\u2068${text}\u2069`;

/** 403: the gate denies for at least one addressee. Names the first rule and article; the words say it for each. */
export function deniedFor(decisions: readonly AddresseeDecision[]): Refusal {
  const said = decisions.map(({ party, decision }) => ({ party, ...explained(decision) }));
  const [first] = said;
  const same = first !== undefined && said.every(({ texts }) => texts.en === first.texts.en);
  const texts = Object.fromEntries(
    languages.map((language) => [
      language,
      same
        ? first.texts[language]
        : said.map((one) => `${isolated(one.party)}: ${one.texts[language]}`).join('\n'),
    ]),
  ) as unknown as Texts;
  return denied({ rule: first?.rule ?? 'unknown-input', article: first?.article, texts });
}

/** 409: no channel leads to this party yet. */
export const partyNotPaired = (party: string): Refusal =>
  new Refusal({
    code: 'party-not-paired',
    status: 409,
    rule: 'not-a-party',
    texts: {
      ar: `لا قناة مع ${isolated(party)} بعد. أضف بطاقته وأكّد بصمته مع نقطة الاتصال لديه، ثم أعد المحاولة.`,
      es: `Todavía no hay canal con ${party}. Añada su tarjeta y confirme la huella con su punto de contacto, y vuelva a intentarlo.`,
      fr: `Il n’y a pas encore de canal avec ${party}. Ajoutez sa carte, confirmez l’empreinte avec son point de contact, puis réessayez.`,
      en: `There is no channel with ${party} yet. Add its card, confirm the fingerprint with its point of contact, and try again.`,
    },
  });

/** 409: the terms pin another identity root than the card whose fingerprint a person confirmed. */
export const rootDiffers = (party: string): Refusal =>
  new Refusal({
    code: 'root-differs',
    status: 409,
    rule: 'key-unknown',
    texts: {
      ar: `هوية ${isolated(party)} المذكورة في النص ليست هوية البطاقة التي أكّدتموها. لا توقّع: ارفض المقترح واتصل بنقطة الاتصال لديه.`,
      es: `La identidad de ${party} que fija el texto no es la de la tarjeta confirmada. No firme: rechace la propuesta y llame a su punto de contacto.`,
      fr: `L’identité de ${party} fixée par le texte n’est pas celle de la carte confirmée. Ne signez pas : rejetez la proposition et appelez son point de contact.`,
      en: `The identity of ${party} that the text pins is not that of the card you confirmed. Do not sign: reject the proposal and call its point of contact.`,
    },
  });

/** 409: this party has said so already, and once is enough. */
export const alreadySaid = (): Refusal =>
  new Refusal({
    code: 'already-said',
    status: 409,
    texts: {
      ar: 'سبق لهذا الطرف أن أعلن ذلك. راجع حالة الاتفاق؛ لا حاجة إلى تكراره.',
      es: 'Esta parte ya lo ha declarado. Mire el estado del acuerdo; no hace falta repetirlo.',
      fr: 'Cette partie l’a déjà déclaré. Voyez l’état de l’accord ; inutile de le répéter.',
      en: 'This party has said so already. Look at the state of the agreement; there is no need to repeat it.',
    },
  });

/** 409: of proposals that would replace the same version a node signs one while it lives. */
export const rivalSigned = (): Refusal =>
  new Refusal({
    code: 'rival-signed',
    status: 409,
    rule: 'control-not-allowed',
    texts: {
      ar: 'وقّع هذا الطرف مقترحًا آخر يحل محل الصيغة نفسها وما زال قائمًا. انتظر انقضاء أجله أو رفضه قبل توقيع هذا.',
      es: 'Esta parte ha firmado otra propuesta que sustituye a la misma versión y sigue viva. Espere a que caduque o sea rechazada antes de firmar esta.',
      fr: 'Cette partie a signé une autre proposition qui remplace la même version et vit encore. Attendez sa caducité ou son rejet avant de signer celle-ci.',
      en: 'This party signed another proposal that replaces the same version and still lives. Wait until it lapses or is rejected before you sign this one.',
    },
  });

/** 409: something is in force here, and this would replace something else. */
export const notTheNext = (): Refusal =>
  new Refusal({
    code: 'not-the-next',
    status: 409,
    rule: 'control-not-allowed',
    texts: {
      ar: 'هذا النص لا يحل محل الصيغة النافذة الآن. لا توقّع: ارفضه، أو اطلب مقترحًا يعدّل ما هو نافذ.',
      es: 'Este texto no sustituye a la versión en vigor. No lo firme: rechácelo, o pida una propuesta que modifique lo que está en vigor.',
      fr: 'Ce texte ne remplace pas la version en vigueur. Ne le signez pas : rejetez-le, ou demandez une proposition qui modifie ce qui est en vigueur.',
      en: 'This text does not replace the version in force. Do not sign it: reject it, or ask for a proposal that amends what is in force.',
    },
  });

/** 409: only a party's own standing suspension can be lifted by it. */
export const notOwnSuspension = (): Refusal =>
  new Refusal({
    code: 'not-own-suspension',
    status: 409,
    rule: 'control-not-allowed',
    texts: {
      ar: 'هذا التعليق صادر عن طرف آخر. لا يرفعه إلا من أصدره؛ تواصل معه.',
      es: 'Esta suspensión es de otra parte. Solo quien suspendió puede levantarla; hable con ella.',
      fr: 'Cette suspension est celle d’une autre partie. Seule celle qui a suspendu peut la lever ; adressez-vous à elle.',
      en: 'This suspension is by another party. Only who suspended can lift it; speak to them.',
    },
  });

/** 422: the words do not make an act of this type. `detail` is the protocol's own sentence. */
export const actRefused = (rule: string, detail: string): Refusal =>
  new Refusal({
    code: 'act-refused',
    status: 422,
    rule,
    texts: {
      ar: `لا يقبل البروتوكول هذا النص: ${isolated(detail)}. صحّحه ثم أعد الإرسال.`,
      es: `El protocolo no admite este texto: ${detail}. Corríjalo y vuelva a enviarlo.`,
      fr: `Le protocole n’admet pas ce texte : ${detail}. Corrigez-le puis renvoyez-le.`,
      en: `The protocol does not take this text: ${detail}. Correct it and send it again.`,
    },
  });

/** 409: the agreement has nobody left to tell. */
export const nobodyToTell = (): Refusal =>
  new Refusal({
    code: 'nobody-to-tell',
    status: 409,
    texts: {
      ar: 'لا يوجد طرف آخر في هذا الاتفاق يمكن إبلاغه. راجع حالة الاتفاق وقائمة الأطراف.',
      es: 'No hay otra parte de este acuerdo a la que avisar. Mire el estado del acuerdo y la lista de partes.',
      fr: 'Aucune autre partie de cet accord ne peut être avisée. Voyez l’état de l’accord et la liste des parties.',
      en: 'There is no other party of this agreement to tell. Look at the state of the agreement and the list of parties.',
    },
  });
