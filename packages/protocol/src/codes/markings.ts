// SPDX-License-Identifier: Apache-2.0
// Markings: handling restrictions, TLP, PAP and evaluation. Both axes are kept; none is derived from the other.
import { codeList } from './code-list.ts';

/** A set, not a scale: an act may carry several, and a test is always for a superset. */
export const handlingRestrictions = codeList({
  name: 'handlingRestrictions',
  citation: 'SIENA handling codes',
  basis: 'S',
  entries: {
    H0: [
      'للوقاية من الجريمة ومكافحتها فقط',
      'Solo para prevenir o combatir la delincuencia',
      'Uniquement pour prévenir ou combattre la criminalité',
      'Only to prevent or combat crime',
    ],
    H1: [
      'لا يستعمل أمام القضاء دون إذن المقدِّم',
      'No se usará ante los tribunales sin permiso de quien la facilita',
      'Pas d’usage en justice sans l’accord du fournisseur',
      'No use in court without the provider’s permission',
    ],
    H2: [
      'لا يعمم دون إذن المقدِّم',
      'No se difundirá sin permiso de quien la facilita',
      'Pas de diffusion sans l’accord du fournisseur',
      'No dissemination without the provider’s permission',
    ],
    H3: [
      'قيد آخر مبين نصا',
      'Otra restricción, en texto',
      'Autre restriction, en texte',
      'Another restriction, in words',
    ],
  },
});

export type HandlingRestriction = (typeof handlingRestrictions.codes)[number];

/** From the strictest to the most open. */
export const tlpLevels = codeList({
  name: 'tlpLevels',
  citation: 'FIRST, Traffic Light Protocol 2.0',
  basis: 'S',
  entries: {
    RED: [
      'للمتلقين بأسمائهم فقط',
      'Solo para los destinatarios nombrados',
      'Réservé aux destinataires nommés',
      'For the named recipients only',
    ],
    'AMBER+STRICT': [
      'داخل مؤسسة المتلقي فقط، عند الحاجة إلى المعرفة',
      'Solo dentro de la organización, según la necesidad de conocer',
      'Au sein de l’organisation seulement, selon le besoin d’en connaître',
      'Within the organisation only, on a need to know',
    ],
    AMBER: [
      'داخل المؤسسة ومن تخدمهم، عند الحاجة إلى المعرفة',
      'Dentro de la organización y de aquellos a quienes sirve',
      'Au sein de l’organisation et de ceux qu’elle sert',
      'Within the organisation and those it serves',
    ],
    GREEN: [
      'داخل الأوساط المختصة',
      'Dentro de la comunidad profesional',
      'Au sein de la communauté',
      'Within the community',
    ],
    CLEAR: [
      'دون قيد على النشر',
      'Sin límite de difusión',
      'Sans limite de diffusion',
      'No limit on disclosure',
    ],
  },
});

export type Tlp = (typeof tlpLevels.codes)[number];

/** From the strictest to the most open. */
export const papLevels = codeList({
  name: 'papLevels',
  citation: 'Permissible Actions Protocol',
  basis: 'G',
  entries: {
    RED: [
      'لا يستعمل إلا بشكل غير قابل للرصد',
      'Solo acciones no detectables, en local',
      'Actions non détectables, en local uniquement',
      'Non-detectable actions only, locally',
    ],
    AMBER: ['استعمال غير مباشر', 'Acciones pasivas', 'Actions passives', 'Passive actions'],
    GREEN: [
      'استعمال ظاهر محدود',
      'Acciones activas limitadas',
      'Actions actives limitées',
      'Limited active actions',
    ],
    CLEAR: ['دون قيد على الاستعمال', 'Sin límite de acción', 'Sans limite d’action', 'No limit on action'],
  },
});

export type Pap = (typeof papLevels.codes)[number];

export const sourceReliability = codeList({
  name: 'sourceReliability',
  citation: 'Regulation (EU) 2016/794, Article 29(1)',
  basis: 'C',
  entries: {
    A: ['مصدر موثوق', 'Fuente fiable', 'Source fiable', 'Reliable'],
    B: [
      'مصدر موثوق في الغالب',
      'Fuente casi siempre fiable',
      'Source fiable dans la plupart des cas',
      'Mostly reliable',
    ],
    C: [
      'مصدر غير موثوق في الغالب',
      'Fuente casi nunca fiable',
      'Source peu fiable dans la plupart des cas',
      'Mostly unreliable',
    ],
    X: ['تعذر تقييم المصدر', 'Fiabilidad no evaluable', 'Fiabilité non évaluable', 'Cannot be assessed'],
  },
});

export type SourceReliability = (typeof sourceReliability.codes)[number];

export const informationCredibility = codeList({
  name: 'informationCredibility',
  citation: 'Regulation (EU) 2016/794, Article 29(2)',
  basis: 'C',
  entries: {
    '1': [
      'صحتها غير مشكوك فيها',
      'Exactitud no puesta en duda',
      'Exactitude non mise en doute',
      'Accuracy not in doubt',
    ],
    '2': [
      'يعرفها المصدر مباشرة دون الموظف الذي نقلها',
      'Conocida por la fuente, no por el agente que la transmite',
      'Connue de la source, non de l’agent qui la transmet',
      'Known to the source, not to the reporting officer',
    ],
    '3': [
      'تؤكدها معلومات أخرى',
      'Corroborada por otra información',
      'Corroborée par d’autres informations',
      'Corroborated by other information',
    ],
    '4': ['تعذر تأكيدها', 'No puede corroborarse', 'Ne peut être corroborée', 'Cannot be corroborated'],
  },
});

export type InformationCredibility = (typeof informationCredibility.codes)[number];

/** What an evaluation is when nobody stated one. */
export const UNSTATED_EVALUATION = { scheme: '4x4', value: 'X4' } as const;

/** True for `A1` to `X4`. */
export function isFourByFour(value: string): boolean {
  return value.length === 2 && sourceReliability.has(value[0]) && informationCredibility.has(value[1]);
}
