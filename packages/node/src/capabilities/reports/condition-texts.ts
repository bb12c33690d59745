// SPDX-License-Identifier: Apache-2.0
// Conditions of use in plain words, in the four languages of the house.
import type { Texts } from '../../refusal.ts';

/** Numbers and times keep their own direction in a sentence of the other. */
const isolated = (text: string | number): string => `\u2068${text}\u2069`;

export const clauses = {
  recalled: {
    ar: 'سحبه مُرسِله، وهو مقيَّد: لا يُستعمل إلى أن يُتخذ القرار بشأن هذه النسخة.',
    es: 'Su autor lo ha retirado y está limitado: no se usa hasta que se decida sobre esta copia.',
    fr: 'Son auteur l’a rappelé et il est limité : ne pas l’utiliser avant la décision sur cette copie.',
    en: 'Its author has recalled it and it is restricted: it is not used until this copy has been decided on.',
  },
  onHold: {
    ar: 'عليه تحفّظ قانوني منّا: لا يُستعمل ولا يُمحى، ولا يطّلع عليه إلا رئيس المكتب والمستشار القانوني وجهة الإشراف، إلى أن يُرفع.',
    es: 'Lo conserva un bloqueo legal nuestro: ni se usa ni se borra, y solo lo leen la jefatura, la asesoría jurídica y la supervisión, hasta que se levante.',
    fr: 'Un gel juridique de notre part le conserve : ni utilisé ni effacé, lu seulement par la direction, le conseil juridique et la supervision, jusqu’à sa levée.',
    en: 'A legal hold of ours keeps it: it is neither used nor erased, and only the head, the legal adviser and the supervisor read it, until the hold is lifted.',
  },
  suspended: {
    ar: 'الاتفاق معلَّق: لا يُرسَل جديد، وتبقى شروط ما سبق إرساله قائمة.',
    es: 'El acuerdo está suspendido: no se envía nada nuevo, y siguen las condiciones de lo ya enviado.',
    fr: 'L’accord est suspendu : plus rien de nouveau ne part, et les conditions de ce qui est parti demeurent.',
    en: 'The agreement is suspended: nothing new is sent, and the conditions of what was sent go on.',
  },
  notInForce: {
    ar: 'الاتفاق غير نافذ حاليًا؛ وتبقى شروط ما أُرسل بموجبه قائمة.',
    es: 'El acuerdo no está en vigor ahora; siguen las condiciones de lo enviado en su virtud.',
    fr: 'L’accord n’est pas en vigueur ; les conditions de ce qui a été envoyé en vertu de lui demeurent.',
    en: 'The agreement is not in force now; the conditions of what was sent under it go on.',
  },
  classified: {
    ar: 'معلومات مصنَّفة: لمن لديه الإذن بالاطلاع على هذه الدرجة فقط.',
    es: 'Información clasificada: solo para quien tiene habilitación de este nivel.',
    fr: 'Information classifiée : réservée aux personnes habilitées à ce niveau.',
    en: 'Classified information: only for those cleared for this level.',
  },
  purpose: (labels: Texts): Texts => ({
    ar: `يُستعمل لهذا الغرض وحده: ${labels.ar}.`,
    es: `Solo se usa para este fin: ${labels.es}.`,
    fr: `À utiliser à cette seule fin : ${labels.fr}.`,
    en: `To be used for this purpose alone: ${labels.en}.`,
  }),
  evidence: {
    never: {
      ar: 'لا يُستعمل دليلًا أمام القضاء.',
      es: 'No se usa como prueba ante los tribunales.',
      fr: 'Ne sert pas de preuve en justice.',
      en: 'Not to be used as evidence in court.',
    },
    consent: {
      ar: 'لا يُستعمل دليلًا أمام القضاء إلا بموافقة مُرسِله.',
      es: 'Solo se usa como prueba con el consentimiento de quien lo envió.',
      fr: 'Ne sert de preuve qu’avec le consentement de qui l’a envoyé.',
      en: 'To be used as evidence only with the consent of who sent it.',
    },
    allowed: {
      ar: 'يجوز استعماله دليلًا أمام القضاء.',
      es: 'Puede usarse como prueba ante los tribunales.',
      fr: 'Peut servir de preuve en justice.',
      en: 'May be used as evidence in court.',
    },
  },
  onward: {
    never: {
      ar: 'لا يُنقل إلى أي جهة أخرى.',
      es: 'No se transfiere a nadie más.',
      fr: 'N’est transféré à personne d’autre.',
      en: 'Not to be passed on to anybody else.',
    },
    consent: {
      ar: 'لا يُنقل إلى جهة أخرى إلا بموافقة من صدر عنه.',
      es: 'Solo se transfiere a otros con el consentimiento de quien procede.',
      fr: 'N’est transféré à d’autres qu’avec le consentement de la partie dont il émane.',
      en: 'To be passed on to others only with the consent of the party that it comes from.',
    },
    listed: {
      ar: 'لا يُنقل إلا إلى الأطراف التي يسميها الاتفاق.',
      es: 'Solo se transfiere a las partes que nombra el acuerdo.',
      fr: 'N’est transféré qu’aux parties que l’accord nomme.',
      en: 'To be passed on only to the parties that the agreement lists.',
    },
  },
  minors: {
    ar: 'يتعلق بقاصر: لا يطّلع عليه إلا المكلفون بالأشخاص المحميين، ويُحال القاصر إلى جهة الحماية.',
    es: 'Se refiere a un menor: solo lo leen quienes atienden a personas protegidas, y el menor se deriva a protección.',
    fr: 'Concerne un mineur : réservé aux personnes chargées des personnes protégées ; le mineur est orienté vers la protection.',
    en: 'It concerns a minor: only those named for protected persons read it, and the minor is referred to protection.',
  },
  protected: {
    ar: 'يتعلق بضحية أو شاهد أو مُخبر: لا يطّلع عليه إلا المكلفون بالأشخاص المحميين.',
    es: 'Se refiere a una víctima, un testigo o un informante: solo lo leen quienes atienden a personas protegidas.',
    fr: 'Concerne une victime, un témoin ou un informateur : réservé aux personnes chargées des personnes protégées.',
    en: 'It concerns a victim, a witness or an informant: only those named for protected persons read it.',
  },
  expires: (time: string): Texts => ({
    ar: `لا يُستعمل بعد ${isolated(`${time} UTC`)}، ويُمحى حينئذ.`,
    es: `No se usa después de ${isolated(`${time} UTC`)}; entonces se borra.`,
    fr: `Ne plus l’utiliser après le ${isolated(`${time} UTC`)} ; il est alors effacé.`,
    en: `Not to be used after ${isolated(`${time} UTC`)}; it is then erased.`,
  }),
  retention: (most: number, review: number): Texts => ({
    ar: `أقصى مدة للاحتفاظ به، بالأشهر: ${isolated(most)}؛ وتُراجَع ضرورته على الأقل كل عدد من الأشهر قدره: ${isolated(review)}. وما لم يُقرَّر الإبقاء عليه يُمحى.`,
    es: `Se conserva como máximo (meses): ${isolated(most)}; su necesidad se revisa al menos cada (meses): ${isolated(review)}. Sin decisión de mantenerlo, se borra.`,
    fr: `Conservation maximale, en mois : ${isolated(most)} ; nécessité réexaminée au moins tous les (mois) : ${isolated(review)}. Sans décision de maintien, il est effacé.`,
    en: `Kept for at most (months): ${isolated(most)}; its need is reviewed at least every (months): ${isolated(review)}. Without a decision to keep it, it is erased.`,
  }),
} as const satisfies Record<string, Texts | ((...args: never[]) => Texts) | Record<string, Texts>>;
