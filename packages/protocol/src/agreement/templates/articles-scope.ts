// SPDX-License-Identifier: Apache-2.0
// Articles on what an agreement is about: aim, basis, crime areas, information, people, uses.
import {
  type CrimeArea,
  crimeAreas,
  type DataCategory,
  dataCategories,
  type Labels,
  type Purpose,
  prohibitedUses,
  purposes,
  type SpecialCategory,
  type SubjectCategory,
  specialCategories,
  subjectCategories,
  type Use,
} from '../../codes/index.ts';
import type { Terms } from '../terms-values.ts';
import { arabicMonth, inArabic, inWords, type TemplateArticle } from './template.ts';

export function aim(codes: readonly Purpose[]): TemplateArticle {
  const list = inWords(codes.map((code) => purposes.labels[code]));
  return {
    title: { ar: 'موضوع الاتفاق', es: 'Objeto', fr: 'Objet', en: 'Aim' },
    text: {
      ar: `يهدف هذا الاتفاق إلى التعاون بتبادل المعلومات للأغراض الآتية دون سواها: ${list.ar}. وكل ما لا تجيزه إحدى مواده فهو مرفوض.`,
      es: `El presente acuerdo tiene por objeto cooperar mediante el intercambio de información exclusivamente para los fines siguientes: ${list.es}. Lo que ningún artículo permite queda denegado.`,
      fr: `Le présent accord a pour objet de coopérer par l’échange d’informations aux seules fins suivantes : ${list.fr}. Ce qu’aucun article ne permet est refusé.`,
      en: `This agreement is to cooperate by exchanging information for the following purposes only: ${list.en}. What no article allows is refused.`,
    },
    terms: { purposes: codes },
  };
}

export function basis(
  legalBasis: Terms['legalBasis'] | undefined,
  directions: Terms['directions'],
): TemplateArticle {
  return {
    title: {
      ar: 'الأساس القانوني ونقاط الاتصال',
      es: 'Base jurídica y puntos de contacto',
      fr: 'Base juridique et points de contact',
      en: 'Legal basis and contact points',
    },
    text: {
      ar: 'يطبق كل طرف هذا الاتفاق وفق قانونه الوطني والتزاماته الدولية، ولا يلزمه الاتفاق بما يخالفهما. ويجري التبادل مباشرة بين نقاط الاتصال الوحيدة المعينة لهذا الغرض، في الاتجاهات المبينة في هذه المادة.',
      es: 'Cada parte aplica el presente acuerdo conforme a su derecho interno y a sus obligaciones internacionales, y no queda obligada a nada que los contravenga. El intercambio se realiza directamente entre los puntos de contacto únicos designados, en los sentidos que fija este artículo.',
      fr: 'Chaque partie applique le présent accord dans le respect de son droit interne et de ses engagements internationaux ; elle n’est tenue à rien qui leur soit contraire. Les échanges ont lieu directement entre les points de contact uniques désignés, dans les sens fixés par le présent article.',
      en: 'Each party applies this agreement under its own law and its international obligations, and is bound to nothing that is contrary to them. Exchange takes place directly between the single points of contact, in the directions that this article sets.',
    },
    terms: {
      legalBasis: legalBasis ?? [
        {
          instrument: {
            ar: 'القانون الوطني لكل طرف والتزاماته الدولية',
            es: 'Derecho interno y obligaciones internacionales de cada parte',
            fr: 'Droit interne et engagements internationaux de chaque partie',
            en: 'The law of each party and its international obligations',
          },
        },
      ],
      directions,
    },
  };
}

export function terrorism(codes: readonly CrimeArea[]): TemplateArticle {
  const list = inWords(codes.map((code) => crimeAreas.labels[code]));
  return {
    title: {
      ar: 'مكافحة الإرهاب',
      es: 'Lucha contra el terrorismo',
      fr: 'Lutte contre le terrorisme',
      en: 'Action against terrorism',
    },
    text: {
      ar: `يتعاون كل طرف في الوقاية من الأفعال الآتية ومكافحتها: ${list.ar}. ويشمل ذلك شبكاتها وتمويلها والدعاية لها والتجنيد في صفوفها وتنقل أعضائها.`,
      es: `Las partes cooperan para prevenir y combatir los hechos siguientes: ${list.es}. Ello abarca sus redes, su financiación, su propaganda, la captación y los desplazamientos de sus miembros.`,
      fr: `Les parties coopèrent pour prévenir et combattre les faits suivants : ${list.fr}. Sont visés leurs réseaux, leur financement, leur propagande, le recrutement et les déplacements de leurs membres.`,
      en: `The parties cooperate to prevent and combat the following: ${list.en}. This covers networks, financing, propaganda, recruitment and the movements of members.`,
    },
    terms: { crimeAreas: codes },
  };
}

/** @param months least maximum penalty; 0 for none. */
export function otherCrime(codes: readonly CrimeArea[], months: number): TemplateArticle {
  const list = inWords(codes.map((code) => crimeAreas.labels[code]));
  const penalty = months === 0 ? noPenalty : leastPenalty(months);
  return {
    title: {
      ar: 'مجالات الجريمة الأخرى والحد الأدنى للعقوبة',
      es: 'Otros ámbitos delictivos y pena mínima',
      fr: 'Autres domaines de criminalité et peine minimale',
      en: 'Other crime areas and minimum penalty',
    },
    text: {
      ar: `يشمل التعاون أيضا المجالات الآتية: ${list.ar}.${penalty.ar}`,
      es: `La cooperación abarca asimismo los ámbitos siguientes: ${list.es}.${penalty.es}`,
      fr: `La coopération s’étend aux domaines suivants : ${list.fr}.${penalty.fr}`,
      en: `Cooperation extends to the following areas: ${list.en}.${penalty.en}`,
    },
    terms: { crimeAreas: codes, minimumPenalty: { months } },
  };
}

const noPenalty: Labels = {
  ar: ' ولا يُشترط حد أدنى للعقوبة.',
  es: ' No se exige una pena mínima.',
  fr: ' Aucune peine minimale n’est exigée.',
  en: ' No minimum penalty is required.',
};

function leastPenalty(months: number): Labels {
  return {
    ar: ` ولا يجري أي تبادل إلا بشأن أفعال لا يقل الحد الأقصى لعقوبتها في قانون الطرف المقدِّم عن الحبس لمدة ${inArabic(months, arabicMonth)}.`,
    es: ` Solo se intercambia información sobre hechos castigados en el derecho de la parte que la facilita con una pena máxima de al menos ${months} meses de privación de libertad.`,
    fr: ` Les échanges ne portent que sur des faits punis, dans le droit de la partie qui fournit l’information, d’une peine privative de liberté d’un maximum d’au moins ${months} mois.`,
    en: ` Information is exchanged only on acts punishable under the law of the providing party by a maximum of at least ${months} months of imprisonment.`,
  };
}

export function information(codes: readonly DataCategory[]): TemplateArticle {
  const list = inWords(codes.map((code) => dataCategories.labels[code]));
  return {
    title: {
      ar: 'المعلومات المتبادلة',
      es: 'Información objeto de intercambio',
      fr: 'Informations échangées',
      en: 'Information exchanged',
    },
    text: {
      ar: `يجوز تبادل الفئات الآتية من المعلومات، بطلب أو تلقائيا: ${list.ar}. ويميز الطرف المقدِّم بين الوقائع والتقدير الشخصي، ويتحقق من الدقة قبل الإرسال، ويبين درجة موثوقية المصدر ومصداقية المعلومة.`,
      es: `Pueden intercambiarse, previa solicitud o de oficio, las siguientes categorías de información: ${list.es}. La parte que facilita la información distingue los hechos de las apreciaciones personales, verifica su exactitud antes del envío e indica la fiabilidad de la fuente y la credibilidad del contenido.`,
      fr: `Peuvent être échangées, sur demande ou spontanément, les catégories d’informations suivantes : ${list.fr}. La partie qui fournit l’information distingue les faits des appréciations personnelles, en vérifie l’exactitude avant l’envoi et indique la fiabilité de la source et la crédibilité du contenu.`,
      en: `The following categories of information may be exchanged, on request or spontaneously: ${list.en}. The providing party keeps facts apart from personal assessments, verifies accuracy before sending, and states the reliability of the source and the credibility of the content.`,
    },
    terms: { dataCategories: codes },
  };
}

export function people(
  subjects: readonly SubjectCategory[],
  special: readonly SpecialCategory[],
): TemplateArticle {
  const list = inWords(subjects.map((code) => subjectCategories.labels[code]));
  const sensitive = inWords(special.map((code) => specialCategories.labels[code]));
  const none = special.length === 0;
  return {
    title: {
      ar: 'الأشخاص المعنيون والمعطيات الحساسة',
      es: 'Personas afectadas y datos sensibles',
      fr: 'Personnes concernées et données sensibles',
      en: 'People concerned and sensitive data',
    },
    text: {
      ar: `تُبيَّن صفة كل شخص تتعلق به المعلومات، وهي إحدى الصفات الآتية: ${list.ar}. ${
        none
          ? 'ولا يجوز تبادل المعطيات التي تكشف الأصل أو الرأي أو المعتقد أو الانتماء النقابي، ولا المعطيات الجينية أو البيومترية أو المتعلقة بالصحة أو الحياة الجنسية.'
          : `ولا يجوز من المعطيات الحساسة تبادل غير ما يأتي، وعند الضرورة القصوى المعللة وحدها: ${sensitive.ar}.`
      }`,
      es: `Se indica la condición de cada persona a la que se refiera la información, que será una de las siguientes: ${list.es}. ${
        none
          ? 'No se intercambian datos que revelen el origen, las opiniones, las convicciones o la afiliación sindical, ni datos genéticos, biométricos, de salud o de la vida sexual.'
          : `De los datos sensibles solo pueden intercambiarse, cuando sea estrictamente necesario y esté motivado, los siguientes: ${sensitive.es}.`
      }`,
      fr: `La qualité de chaque personne visée est indiquée ; elle est l’une des suivantes : ${list.fr}. ${
        none
          ? 'Ne sont pas échangées les données révélant l’origine, les opinions, les convictions ou l’appartenance syndicale, ni les données génétiques, biométriques, de santé ou relatives à la vie sexuelle.'
          : `Parmi les données sensibles, seules peuvent être échangées, en cas de stricte nécessité motivée : ${sensitive.fr}.`
      }`,
      en: `The category of each person concerned is stated, and is one of the following: ${list.en}. ${
        none
          ? 'Data revealing origin, opinions, beliefs or union membership, and genetic, biometric, health or sex life data, are not exchanged.'
          : `Of sensitive data only the following may be exchanged, where strictly necessary and with reasons: ${sensitive.en}.`
      }`,
    },
    terms: { subjectCategories: subjects, specialCategories: special },
  };
}

export function noSuchUse(further: readonly Use[] = []): TemplateArticle {
  const list = inWords(prohibitedUses.codes.map((code) => prohibitedUses.labels[code]));
  return {
    title: {
      ar: 'الاستعمالات المحظورة',
      es: 'Usos prohibidos',
      fr: 'Usages interdits',
      en: 'Prohibited uses',
    },
    text: {
      ar: `لا يجوز بأي حال استعمال المعلومات المتبادلة فيما يأتي: ${list.ar}. ولا ترفع هذا الحظر موافقة ولا حالة طوارئ. ولا يتخذ أي قرار يمس شخصا بوسائل آلية وحدها.`,
      es: `La información intercambiada no se usará en ningún caso para: ${list.es}. Ni el consentimiento ni una emergencia levantan esta prohibición. No se adoptará ninguna decisión que afecte a una persona únicamente por medios automatizados.`,
      fr: `Les informations échangées ne peuvent en aucun cas servir à : ${list.fr}. Ni consentement ni urgence ne lèvent cette interdiction. Aucune décision affectant une personne n’est prise par des moyens exclusivement automatisés.`,
      en: `Information exchanged is in no case used for: ${list.en}. Neither consent nor emergency lifts this prohibition. No decision affecting a person is taken by automated means alone.`,
    },
    terms: { prohibitedUses: [...prohibitedUses.codes, ...further] },
  };
}
