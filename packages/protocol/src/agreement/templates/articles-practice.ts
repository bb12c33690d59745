// SPDX-License-Identifier: Apache-2.0
// Articles on how parties work together: requests, consultation, routine, operations, oversight.
import { refusalGrounds } from '../../codes/index.ts';
import type { Terms } from '../terms-values.ts';
import { arabicDay, arabicHour, arabicMonth, inArabic, inWords, type TemplateArticle } from './template.ts';

/** The clocks of Directive (EU) 2023/977, Article 5(1), and of Regulation (EU) 2024/982, Article 47. */
export const usualDeadlines: Terms['deadlines'] = {
  urgentDirectHours: 8,
  urgentIndirectDays: 3,
  otherDays: 7,
  coreDataHours: 48,
};

export function requests(deadlines: Terms['deadlines'] = usualDeadlines): TemplateArticle {
  const { urgentDirectHours, urgentIndirectDays, otherDays, coreDataHours } = deadlines;
  const list = inWords(refusalGrounds.codes.map((code) => refusalGrounds.labels[code]));
  return {
    title: {
      ar: 'الطلبات وآجالها وأسباب الرفض',
      es: 'Solicitudes, plazos y motivos de denegación',
      fr: 'Demandes, délais et motifs de refus',
      en: 'Requests, deadlines and refusal',
    },
    text: {
      ar: `يبين كل طلب غرضه ووقائعه وسبب الاستعجال إن وُجد. ويُجاب عنه بعد التوصل به في أجل ${inArabic(urgentDirectHours, arabicHour)} إذا كان مستعجلا وكانت المعلومة متاحة مباشرة، وفي ${inArabic(urgentIndirectDays, arabicDay)} إذا كان مستعجلا ولم تكن متاحة مباشرة، وفي ${inArabic(otherDays, arabicDay)} فيما عدا ذلك؛ وتُحال المعطيات الأساسية في ${inArabic(coreDataHours, arabicHour)} من تأكيد التطابق. وإذا لزم إذن قضائي أُخبر الطالب فورا بالمدة المتوقعة وسببها. ولا يُرفض الطلب، كليا أو في الجزء المعني وحده، إلا بتعليل ولأحد الأسباب الآتية: ${list.ar}.`,
      es: `Toda solicitud indica su finalidad, los hechos y, en su caso, el motivo de urgencia. Se contesta desde su recepción en ${urgentDirectHours} horas si es urgente y la información es directamente accesible, en ${urgentIndirectDays} días si es urgente y no lo es, y en ${otherDays} días en los demás casos; los datos básicos se facilitan en las ${coreDataHours} horas siguientes a la confirmación de una coincidencia. Si se requiere autorización judicial, se avisa de inmediato al solicitante de la demora previsible y su causa. Solo se deniega, en todo o en la parte afectada, de forma motivada y por alguna de estas causas: ${list.es}.`,
      fr: `Toute demande indique sa finalité, les faits et, le cas échéant, le motif d’urgence. Il y est répondu dès réception dans un délai de ${urgentDirectHours} heures si elle est urgente et l’information directement accessible, de ${urgentIndirectDays} jours si elle est urgente et que l’information ne l’est pas, de ${otherDays} jours dans les autres cas ; les données de base sont transmises dans les ${coreDataHours} heures de la confirmation d’une concordance. Si une autorisation judiciaire est requise, le demandeur est aussitôt averti du retard prévisible et de sa cause. Un refus, total ou limité à la partie concernée, est motivé et se fonde sur l’un des motifs suivants : ${list.fr}.`,
      en: `Every request states its purpose, the facts and, where there is one, the reason for urgency. It is answered after receipt within ${urgentDirectHours} hours if urgent and the information directly accessible, within ${urgentIndirectDays} days if urgent and it is not, and within ${otherDays} days otherwise; core data follow within ${coreDataHours} hours of a confirmed match. Where judicial authorisation is needed, the requester is told at once of the expected delay and its cause. A request is refused, wholly or in the affected part only, with reasons and on one of these grounds: ${list.en}.`,
    },
    terms: { deadlines, refusalGrounds: refusalGrounds.codes },
  };
}

const noConsultation: Terms['hitNoHit'] = {
  allowed: false,
  fields: [],
  pseudonymised: [],
  quotaPerDay: 0,
  roles: [],
};

export const usualConsultation: Terms['hitNoHit'] = {
  allowed: true,
  fields: ['birth-date', 'document-number', 'family-name', 'given-name'],
  pseudonymised: ['family-name', 'given-name'],
  quotaPerDay: 100,
  roles: ['officer', 'releaser'],
};

export function consultation(
  hitNoHit: Terms['hitNoHit'] | undefined,
  routine: Terms['routine'],
): TemplateArticle {
  const allowed = hitNoHit ?? noConsultation;
  const query = allowed.allowed
    ? {
        ar: `يجوز لكل طرف أن يسأل الآخر، في قضية بعينها، هل لديه ما يطابق شخصا أو وثيقة، على ألا يتجاوز عدد عمليات البحث ${allowed.quotaPerDay} في اليوم. ويقتصر الجواب على عدد المطابقات ومراجعها، ويختار شخص منها ويعلل طلب المتابعة، ولا تُحال معطيات إلا بقرار بشري.`,
        es: `Cada parte puede preguntar a otra, en un caso concreto, si dispone de una coincidencia sobre una persona o un documento, hasta ${allowed.quotaPerDay} consultas al día. La respuesta se limita al número de coincidencias y sus referencias; una persona las selecciona y motiva la solicitud ulterior, y solo se facilitan datos por decisión humana.`,
        fr: `Chaque partie peut demander à une autre, dans une affaire précise, si elle détient une concordance sur une personne ou un document, dans la limite de ${allowed.quotaPerDay} consultations par jour. La réponse se borne au nombre de concordances et à leurs références ; une personne les sélectionne et motive la suite, et aucune donnée n’est transmise sans décision humaine.`,
        en: `Each party may ask another, in an individual case, whether it holds a match on a person or a document, up to ${allowed.quotaPerDay} queries a day. The reply is a count and references only; a person selects matches and gives reasons for the follow-up, and data are released by human decision only.`,
      }
    : {
        ar: 'لا يجيز هذا الاتفاق البحث في سجلات طرف آخر.',
        es: 'El presente acuerdo no permite consultar los registros de otra parte.',
        fr: 'Le présent accord ne permet pas la consultation des registres d’une autre partie.',
        en: 'This agreement does not allow the registers of another party to be searched.',
      };
  const regular =
    routine.subscriptions || routine.standingOrders
      ? {
          ar: 'ويجوز الاتفاق على تبادل دوري في موضوع محدد، ويبقى كل إرسال خاضعا لأحكام هذا الاتفاق.',
          es: 'Puede convenirse un intercambio periódico sobre una materia determinada; cada envío queda sujeto al presente acuerdo.',
          fr: 'Un échange régulier peut être convenu sur un sujet déterminé ; chaque envoi reste soumis au présent accord.',
          en: 'Regular exchange on a stated subject may be arranged; each item remains subject to this agreement.',
        }
      : {
          ar: 'ولا تُرسل أي معلومة بصفة دورية، بل بقرار في كل حالة.',
          es: 'Nada se envía de forma periódica, sino por decisión en cada caso.',
          fr: 'Rien n’est envoyé de manière régulière ; chaque envoi fait l’objet d’une décision.',
          en: 'Nothing is sent as a routine; each item is decided on its own.',
        };
  return {
    title: {
      ar: 'البحث بالتطابق والتبادل الدوري',
      es: 'Consulta por coincidencia e intercambio periódico',
      fr: 'Consultation par concordance et échange régulier',
      en: 'Hit/no-hit queries and routine exchange',
    },
    text: {
      ar: `${query.ar} ${regular.ar}`,
      es: `${query.es} ${regular.es}`,
      fr: `${query.fr} ${regular.fr}`,
      en: `${query.en} ${regular.en}`,
    },
    terms: { hitNoHit: allowed, routine },
  };
}

export function operations(value: Terms['operations']): TemplateArticle {
  const joint = value.allowed
    ? {
        ar: 'يجوز القيام بعمليات مشتركة أو متزامنة وفق خطة يوافق عليها كل مشارك، ويسري على كل عملية قانون مكان إجرائها. ويُعد السكوت رفضا، ولكل مشارك أن يوقف الجزء الخاص به في أي وقت.',
        es: 'Pueden realizarse operaciones conjuntas o simultáneas según un plan que apruebe cada participante; rige el derecho del lugar. El silencio equivale a una negativa y cada participante puede detener su parte en cualquier momento.',
        fr: 'Des opérations communes ou simultanées peuvent être menées selon un plan approuvé par chaque participant ; le droit du lieu s’applique. Le silence vaut refus et chaque participant peut à tout moment arrêter sa part.',
        en: 'Joint or simultaneous operations may be run under a plan that each participant approves; the law of the place applies. Silence is a refusal, and each participant may stop its own part at any time.',
      }
    : {
        ar: 'لا تُجرى عمليات مشتركة بموجب هذا الاتفاق.',
        es: 'En virtud del presente acuerdo no se realizan operaciones conjuntas.',
        fr: 'Aucune opération commune n’est menée en vertu du présent accord.',
        en: 'No joint operations are run under this agreement.',
      };
  const bodies = value.committees
    ? {
        ar: 'ويجوز إنشاء لجان أو أفرقة دائمة تُدوَّن محاضرها وقراراتها.',
        es: 'Pueden constituirse comités o grupos permanentes, de cuyas reuniones y decisiones se levanta acta.',
        fr: 'Des comités ou groupes permanents peuvent être constitués ; leurs réunions et décisions font l’objet de comptes rendus.',
        en: 'Committees or standing groups may be set up, whose meetings and decisions are minuted.',
      }
    : {
        ar: 'ولا تُنشأ لجان دائمة.',
        es: 'No se constituyen comités permanentes.',
        fr: 'Aucun comité permanent n’est constitué.',
        en: 'No standing committees are set up.',
      };
  return {
    title: {
      ar: 'العمليات المشتركة واللجان',
      es: 'Operaciones conjuntas y comités',
      fr: 'Opérations communes et comités',
      en: 'Joint operations and committees',
    },
    text: {
      ar: `${joint.ar} ${bodies.ar}`,
      es: `${joint.es} ${bodies.es}`,
      fr: `${joint.fr} ${bodies.fr}`,
      en: `${joint.en} ${bodies.en}`,
    },
    terms: { operations: value },
  };
}

export function oversight(journalMonths: number): TemplateArticle {
  return {
    title: {
      ar: 'الرقابة وحقوق الأشخاص',
      es: 'Control y derechos de las personas',
      fr: 'Contrôle et droits des personnes',
      en: 'Oversight and rights',
    },
    text: {
      ar: `تراقب سلطة مستقلة لدى كل طرف تطبيق هذا الاتفاق، ولها الاطلاع على كل ما جرى تبادله. ويُدوَّن كل اطلاع وإفشاء ونقل ومحو في سجل يُحفظ ${inArabic(journalMonths, arabicMonth)}. ولكل شخص أن يطلب الاطلاع على معطياته وتصحيحها ومحوها، مباشرة أو عن طريق سلطة الرقابة. ويُخبَر الأطراف فورا بكل خرق لأمن المعطيات.`,
      es: `Una autoridad independiente de cada parte controla la aplicación del presente acuerdo y tiene acceso a todo lo intercambiado. Cada consulta, comunicación, transferencia y borrado consta en un registro que se conserva ${journalMonths} meses. Toda persona puede pedir el acceso, la rectificación y el borrado de sus datos, directamente o a través de la autoridad de control. Toda violación de seguridad se comunica de inmediato a las partes.`,
      fr: `Une autorité indépendante de chaque partie contrôle l’application du présent accord et accède à tout ce qui a été échangé. Chaque consultation, communication, transfert et effacement figure dans un journal conservé ${journalMonths} mois. Toute personne peut demander l’accès à ses données, leur rectification et leur effacement, directement ou par l’autorité de contrôle. Toute violation de données est aussitôt signalée aux parties.`,
      en: `An independent authority of each party oversees the application of this agreement and has access to all that was exchanged. Every consultation, disclosure, transfer and erasure is kept in a journal for ${journalMonths} months. Every person may ask for access to, correction and erasure of their data, directly or through the supervisor. Every breach is reported to the parties at once.`,
    },
    terms: { oversight: { audit: true, journalMonths } },
  };
}
