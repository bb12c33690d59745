// SPDX-License-Identifier: Apache-2.0
// Categories that a declaration names: of data, of people, and of data that need special protection.
import { codeList } from './code-list.ts';

export const dataCategories = codeList({
  name: 'dataCategories',
  citation: 'proposal of this project',
  basis: 'P',
  entries: {
    papers: [
      'وثائق متبادلة بصفتها تلك (ملفات وتقارير وشهادات)',
      'Documentos como tales (expedientes, informes, certificados)',
      'Documents en tant que tels (dossiers, rapports, certificats)',
      'Papers as such (files, reports, certificates)',
    ],
    expertise: [
      'خبرات أمنية وتقنية',
      'Conocimientos técnicos y de seguridad',
      'Expertise technique et de sécurité',
      'Security and technical expertise',
    ],
    identity: ['معطيات الهوية', 'Datos de identidad', 'Données d’identité', 'Identity data'],
    'identity-documents': [
      'وثائق الهوية',
      'Documentos de identidad',
      'Documents d’identité',
      'Identity documents',
    ],
    organisations: [
      'هيئات وجماعات',
      'Organizaciones y grupos',
      'Organisations et groupes',
      'Organisations and groups',
    ],
    accounts: ['حسابات', 'Cuentas', 'Comptes', 'Accounts'],
    devices: ['أجهزة', 'Dispositivos', 'Appareils', 'Devices'],
    vehicles: ['مركبات', 'Vehículos', 'Véhicules', 'Vehicles'],
    weapons: ['أسلحة', 'Armas', 'Armes', 'Weapons'],
    locations: ['أماكن', 'Lugares', 'Lieux', 'Locations'],
    events: ['وقائع', 'Hechos', 'Événements', 'Events'],
    evidence: ['أدلة', 'Pruebas', 'Preuves', 'Evidence'],
    attachments: ['مرفقات', 'Archivos adjuntos', 'Pièces jointes', 'Attachments'],
    statistics: [
      'أعداد وإحصاءات',
      'Cifras y estadísticas',
      'Chiffres et statistiques',
      'Counts and statistics',
    ],
  },
});

export type DataCategory = (typeof dataCategories.codes)[number];

/** Data categories that are about identified people, so that a subject category must be declared with them. */
export const personalDataCategories: readonly DataCategory[] = ['identity', 'identity-documents'];

export const subjectCategories = codeList({
  name: 'subjectCategories',
  citation: 'Directive (EU) 2016/680, Article 6',
  basis: 'C',
  entries: {
    suspect: ['مشتبه فيه', 'Sospechoso', 'Suspect', 'Suspect'],
    convicted: ['محكوم عليه', 'Condenado', 'Condamné', 'Convicted person'],
    victim: [
      'ضحية أو ضحية محتملة',
      'Víctima o posible víctima',
      'Victime ou victime potentielle',
      'Victim or possible victim',
    ],
    witness: ['شاهد', 'Testigo', 'Témoin', 'Witness'],
    informant: [
      'شخص قادر على تقديم معلومات',
      'Persona que puede facilitar información',
      'Personne pouvant fournir des informations',
      'Person who can provide information',
    ],
    contact: ['شخص على اتصال', 'Contacto', 'Contact', 'Contact'],
    associate: ['شريك', 'Asociado', 'Associé', 'Associate'],
  },
});

export type SubjectCategory = (typeof subjectCategories.codes)[number];

/** People beside minors whose data may be processed only if strictly necessary: Regulation (EU) 2016/794, Art. 30(1). */
export const protectedSubjects: readonly SubjectCategory[] = ['victim', 'witness', 'informant'];

export const specialCategories = codeList({
  name: 'specialCategories',
  citation: 'Directive (EU) 2016/680, Article 10',
  basis: 'C',
  entries: {
    ethnicity: [
      'الأصل العرقي أو الإثني',
      'Origen racial o étnico',
      'Origine raciale ou ethnique',
      'Racial or ethnic origin',
    ],
    opinion: ['الآراء السياسية', 'Opiniones políticas', 'Opinions politiques', 'Political opinions'],
    belief: [
      'المعتقدات الدينية أو الفلسفية',
      'Convicciones religiosas o filosóficas',
      'Convictions religieuses ou philosophiques',
      'Religious or philosophical beliefs',
    ],
    'trade-union': [
      'الانتماء النقابي',
      'Afiliación sindical',
      'Appartenance syndicale',
      'Trade union membership',
    ],
    genetic: ['المعطيات الجينية', 'Datos genéticos', 'Données génétiques', 'Genetic data'],
    biometrics: ['المعطيات البيومترية', 'Datos biométricos', 'Données biométriques', 'Biometric data'],
    health: ['الصحة', 'Salud', 'Santé', 'Health'],
    'sex-life': [
      'الحياة الجنسية أو الميل الجنسي',
      'Vida u orientación sexuales',
      'Vie ou orientation sexuelles',
      'Sex life or sexual orientation',
    ],
  },
});

export type SpecialCategory = (typeof specialCategories.codes)[number];
