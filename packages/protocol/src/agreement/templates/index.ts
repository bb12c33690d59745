// SPDX-License-Identifier: Apache-2.0
// Agreements to begin negotiating from: each a whole document in four languages, tied article by article to its terms.
import {
  type CrimeArea,
  crimeAreas,
  type DataCategory,
  type Labels,
  type Purpose,
  type SubjectCategory,
} from '../../codes/index.ts';
import type { TermsDocument } from '../terms-document.ts';
import type { Terms } from '../terms-values.ts';
import { accession, suspension, talks, validity } from './articles-life.ts';
import { consultation, operations, oversight, requests, usualConsultation } from './articles-practice.ts';
import { evidence, grounds, handling, minors, onward, prevention, retention } from './articles-protection.ts';
import { aim, basis, information, noSuchUse, otherCrime, people, terrorism } from './articles-scope.ts';
import {
  allDirections,
  assemble,
  partyIds,
  type TemplateArticle,
  type TemplateOptions,
  usualGrounds,
} from './template.ts';

export type { TemplateOptions } from './template.ts';

/** What distinguishes one template from another. */
interface Choice {
  readonly title: Labels;
  readonly purposes: readonly Purpose[];
  readonly prevention: readonly Purpose[];
  readonly terrorism: readonly CrimeArea[];
  readonly otherCrime: readonly CrimeArea[];
  readonly months: number;
  readonly data: readonly DataCategory[];
  readonly subjects: readonly SubjectCategory[];
  readonly minors: Terms['minorsAndVictims']['rule'];
  readonly restrictions: Terms['handling']['restrictions'];
  readonly evidence: Terms['evidentialUse'];
  readonly keeping: readonly [kept: number, reviewed: number];
  readonly consultation: Terms['hitNoHit'] | undefined;
  readonly routine: Terms['routine'];
  readonly operations: Terms['operations'];
  readonly accession: boolean;
}

const terrorismAreas: readonly CrimeArea[] = ['terrorism', 'foreign-fighters'];
const allOther: readonly CrimeArea[] = crimeAreas.codes.filter((code) => !terrorismAreas.includes(code));

const full: Choice = {
  title: {
    ar: 'اتفاق شامل للتعاون الأمني وتبادل المعلومات',
    es: 'Acuerdo general de cooperación en materia de seguridad e intercambio de información',
    fr: 'Accord général de coopération en matière de sécurité et d’échange d’informations',
    en: 'General agreement on security cooperation and exchange of information',
  },
  purposes: [
    'prevention',
    'detection',
    'investigation',
    'prosecution',
    'penalty-execution',
    'public-security',
    'event-security',
    'expertise-exchange',
  ],
  prevention: ['protection', 'social-referral'],
  terrorism: terrorismAreas,
  otherCrime: allOther,
  months: 12,
  data: [
    'papers',
    'expertise',
    'identity',
    'identity-documents',
    'organisations',
    'accounts',
    'devices',
    'vehicles',
    'weapons',
    'locations',
    'events',
    'evidence',
    'attachments',
    'statistics',
  ],
  subjects: ['suspect', 'convicted', 'victim', 'witness', 'informant', 'contact', 'associate'],
  minors: 'strictly-necessary',
  restrictions: ['H0', 'H2'],
  evidence: 'consent',
  keeping: [60, 36],
  consultation: usualConsultation,
  routine: { subscriptions: true, standingOrders: true },
  operations: { allowed: true, committees: true },
  accession: false,
};

/** Arms and CBRN materials, with security and technical expertise; no papers as such. */
const armsAndMaterials: Choice = {
  ...full,
  title: {
    ar: 'اتفاق للتعاون في مكافحة الإرهاب والاتجار غير المشروع بالأسلحة والمواد الخطرة',
    es: 'Acuerdo de cooperación contra el terrorismo y el tráfico ilícito de armas y materiales peligrosos',
    fr: 'Accord de coopération contre le terrorisme et le trafic d’armes et de matières dangereuses',
    en: 'Agreement on cooperation against terrorism and illicit traffic in arms and dangerous materials',
  },
  purposes: ['prevention', 'detection', 'investigation', 'public-security', 'expertise-exchange'],
  prevention: ['protection'],
  terrorism: ['terrorism'],
  otherCrime: ['organised-crime', 'arms-explosives', 'nuclear-radioactive', 'chemical-biological'],
  data: ['expertise', 'identity', 'organisations', 'weapons', 'locations', 'events'],
  subjects: ['suspect', 'convicted', 'associate'],
  minors: 'never',
  evidence: 'never',
  consultation: undefined,
  routine: { subscriptions: false, standingOrders: false },
  operations: { allowed: false, committees: true },
};

/** Information and documents on groups, forged official documents, smuggling of arms and ammunition. */
const informationAndDocuments: Choice = {
  ...armsAndMaterials,
  title: {
    ar: 'اتفاق لتبادل المعلومات والوثائق',
    es: 'Acuerdo de intercambio de información y documentos',
    fr: 'Accord d’échange d’informations et de documents',
    en: 'Agreement on the exchange of information and documents',
  },
  purposes: ['prevention', 'detection', 'investigation', 'prosecution'],
  terrorism: terrorismAreas,
  otherCrime: ['organised-crime', 'document-forgery', 'arms-explosives'],
  data: ['papers', 'identity', 'identity-documents', 'organisations', 'weapons', 'events', 'attachments'],
  subjects: ['suspect', 'convicted', 'contact', 'associate'],
  evidence: 'consent',
  operations: { allowed: false, committees: false },
};

/** Prevention and follow-up; what police do is outside. */
const preventionOnly: Choice = {
  ...armsAndMaterials,
  title: {
    ar: 'اتفاق للتعاون في الوقاية والمتابعة',
    es: 'Acuerdo de cooperación en prevención y seguimiento',
    fr: 'Accord de coopération en matière de prévention et de suivi',
    en: 'Agreement on cooperation in prevention and follow-up',
  },
  purposes: ['prevention', 'expertise-exchange'],
  prevention: ['protection', 'social-referral'],
  terrorism: terrorismAreas,
  otherCrime: ['racism-xenophobia', 'human-trafficking'],
  months: 0,
  data: ['expertise', 'identity', 'events', 'statistics'],
  subjects: ['victim', 'contact', 'convicted'],
  minors: 'strictly-necessary',
  restrictions: ['H0', 'H1', 'H2'],
  keeping: [24, 12],
};

const several: Choice = {
  ...full,
  title: {
    ar: 'اتفاق متعدد الأطراف للتعاون الأمني وتبادل المعلومات',
    es: 'Acuerdo multilateral de cooperación en materia de seguridad e intercambio de información',
    fr: 'Accord multilatéral de coopération en matière de sécurité et d’échange d’informations',
    en: 'Multilateral agreement on security cooperation and exchange of information',
  },
  accession: true,
};

function build(options: TemplateOptions, choice: Choice): TermsDocument {
  const parties = partyIds(options);
  const { classification } = options;
  const articles: TemplateArticle[] = [
    aim(choice.purposes),
    basis(options.legalBasis, allDirections(parties)),
    terrorism(choice.terrorism),
    otherCrime(choice.otherCrime, choice.months),
    information(choice.data),
    people(choice.subjects, []),
    noSuchUse(),
    minors(choice.minors),
    prevention(choice.prevention),
    handling({
      restrictions: choice.restrictions,
      tlp: 'AMBER+STRICT',
      pap: 'AMBER',
      ...(classification === undefined ? {} : { classification }),
    }),
    evidence(choice.evidence),
    onward(),
    retention(...choice.keeping),
    grounds(options.transferGrounds ?? usualGrounds(parties)),
    requests(),
    consultation(choice.consultation, choice.routine),
    operations(choice.operations),
    oversight(36),
    ...(choice.accession ? [accession()] : []),
    suspension(),
    validity(options),
  ];
  return assemble(options, choice.title, articles);
}

const talksTitle: Labels = {
  ar: 'تفاهم بشأن إجراء محادثات',
  es: 'Entendimiento para mantener conversaciones',
  fr: 'Entente en vue de pourparlers',
  en: 'Understanding on holding talks',
};

/** Each returns a valid document; parties, dates and languages come from the options. */
export const templates = {
  /** Everything that two parties may want, with all crime areas. */
  fullBilateral: (options: TemplateOptions) => build(options, full),
  narrow: (options: TemplateOptions) => build(options, armsAndMaterials),
  narrowDocuments: (options: TemplateOptions) => build(options, informationAndDocuments),
  prevention: (options: TemplateOptions) => build(options, preventionOnly),
  /** As the full one, for three parties or more, with accession and withdrawal. */
  multiParty: (options: TemplateOptions) => build(options, several),
  /** Lets nothing flow but talks about an agreement. */
  talksOnly: (options: TemplateOptions) =>
    assemble(options, talksTitle, [talks(), oversight(36), suspension(), validity(options)]),
} as const;

export type TemplateName = keyof typeof templates;
