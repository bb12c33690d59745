// SPDX-License-Identifier: Apache-2.0
// What information may be exchanged for, and what it may never be used for.
import { codeList } from './code-list.ts';

export const purposes = codeList({
  name: 'purposes',
  citation: 'Directive (EU) 2016/680, Article 1(1)',
  basis: 'C',
  entries: {
    prevention: ['منع الجرائم', 'Prevención de delitos', 'Prévention des infractions', 'Prevention of crime'],
    detection: [
      'الكشف عن الجرائم',
      'Detección de delitos',
      'Détection des infractions',
      'Detection of crime',
    ],
    investigation: [
      'البحث والتحري',
      'Investigación de delitos',
      'Enquêtes sur les infractions',
      'Investigation of crime',
    ],
    prosecution: ['المتابعة القضائية', 'Enjuiciamiento', 'Poursuites judiciaires', 'Prosecution'],
    'penalty-execution': [
      'تنفيذ العقوبات',
      'Ejecución de sanciones penales',
      'Exécution de sanctions pénales',
      'Execution of criminal penalties',
    ],
    'public-security': [
      'الوقاية من تهديدات الأمن العام',
      'Protección frente a amenazas contra la seguridad pública',
      'Protection contre les menaces pour la sécurité publique',
      'Safeguarding against threats to public security',
    ],
    protection: [
      'حماية شخص معرض للخطر',
      'Protección de una persona en peligro',
      'Protection d’une personne en danger',
      'Protection of a person at risk',
    ],
    'social-referral': [
      'إحالة إلى المواكبة الاجتماعية لا تعد إجراء أمنيا',
      'Derivación social que no es una medida policial',
      'Orientation sociale qui n’est pas une mesure de police',
      'Social referral that is not a police measure',
    ],
    'event-security': [
      'تأمين التظاهرات الكبرى',
      'Seguridad de grandes acontecimientos',
      'Sécurité des grands événements',
      'Security of major events',
    ],
    'expertise-exchange': [
      'تبادل الخبرات والتكوين',
      'Intercambio de experiencia y formación',
      'Échange d’expertise et formation',
      'Exchange of expertise and training',
    ],
  },
  additions: {
    protection: 'proposal of this project',
    'social-referral': 'proposal of this project',
    'event-security': 'proposal of this project',
    'expertise-exchange': 'proposal of this project',
  },
});

export type Purpose = (typeof purposes.codes)[number];

/** Uses that no agreement, consent or emergency can allow. */
export const prohibitedUses = codeList({
  name: 'prohibitedUses',
  citation: 'proposal of this project, after Directive (EU) 2016/680, Article 11(3)',
  basis: 'P',
  entries: {
    'political-targeting': [
      'استهداف أشخاص لأسباب سياسية',
      'Persecución por motivos políticos',
      'Ciblage pour des motifs politiques',
      'Political targeting',
    ],
    'military-targeting': [
      'الاستهداف العسكري',
      'Designación de objetivos militares',
      'Ciblage militaire',
      'Military targeting',
    ],
    'religious-targeting': [
      'استهداف أشخاص لأسباب دينية',
      'Persecución por motivos religiosos',
      'Ciblage pour des motifs religieux',
      'Religious targeting',
    ],
    'racial-targeting': [
      'استهداف أشخاص لأسباب عرقية',
      'Persecución por motivos raciales',
      'Ciblage pour des motifs raciaux',
      'Racial targeting',
    ],
    discrimination: ['التمييز', 'Discriminación', 'Discrimination', 'Discrimination'],
    'torture-risk': [
      'استعمال قد يفضي إلى التعذيب أو سوء المعاملة',
      'Uso que entraña riesgo de tortura o malos tratos',
      'Usage exposant à la torture ou à de mauvais traitements',
      'Use that risks torture or ill-treatment',
    ],
    'death-penalty-risk': [
      'استعمال قد يفضي إلى عقوبة الإعدام',
      'Uso que entraña riesgo de pena de muerte',
      'Usage exposant à la peine de mort',
      'Use that risks the death penalty',
    ],
  },
});

export type ProhibitedUse = (typeof prohibitedUses.codes)[number];

/** Uses that a declaration may name beside its purpose; an agreement may prohibit any of them. */
export const ordinaryUses = codeList({
  name: 'ordinaryUses',
  citation: 'proposal of this project',
  basis: 'P',
  entries: {
    operational: ['استعمال ميداني', 'Uso operativo', 'Usage opérationnel', 'Operational use'],
    analysis: ['تحليل', 'Análisis', 'Analyse', 'Analysis'],
    evidence: ['استعمال كدليل أمام القضاء', 'Uso como prueba', 'Usage comme preuve', 'Use as evidence'],
    administrative: [
      'قرار إداري',
      'Decisión administrativa',
      'Décision administrative',
      'Administrative decision',
    ],
    training: ['تكوين', 'Formación', 'Formation', 'Training'],
    statistics: ['إحصاء', 'Estadística', 'Statistique', 'Statistics'],
    oversight: ['رقابة وتدقيق', 'Supervisión y auditoría', 'Contrôle et audit', 'Oversight and audit'],
    publication: ['نشر', 'Publicación', 'Publication', 'Publication'],
  },
});

export type OrdinaryUse = (typeof ordinaryUses.codes)[number];
export type Use = ProhibitedUse | OrdinaryUse;
