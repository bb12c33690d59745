// SPDX-License-Identifier: Apache-2.0
// Grounds for a transfer under the exporter's own law, and which states share the directive that some rest on.
import { codeList } from './code-list.ts';

export const transferGroundKinds = codeList({
  name: 'transferGroundKinds',
  citation: 'Directive (EU) 2016/680, Articles 36 to 38; Morocco, Law 09-08, Article 43',
  basis: 'C',
  entries: {
    'none-needed': [
      'لا حاجة إلى أساس خاص',
      'No se requiere base específica',
      'Aucun fondement particulier requis',
      'None needed',
    ],
    'law-09-08': [
      'القانون رقم 09-08 المغربي',
      'Ley marroquí 09-08',
      'Loi marocaine 09-08',
      'Moroccan Law 09-08',
    ],
    'national-law': [
      'القانون الوطني للمصدِّر',
      'Derecho nacional del exportador',
      'Droit national de l’exportateur',
      'The exporter’s national law',
    ],
    'led-36': [
      'قرار ملاءمة (المادة 36)',
      'Decisión de adecuación (art. 36)',
      'Décision d’adéquation (art. 36)',
      'Adequacy decision (Art. 36)',
    ],
    'led-37-1-a': [
      'ضمانات في صك ملزم قانونا (المادة 37(1)(أ))',
      'Garantías en un instrumento vinculante (art. 37.1.a)',
      'Garanties dans un instrument contraignant (art. 37, § 1, a)',
      'Safeguards in a binding instrument (Art. 37(1)(a))',
    ],
    'led-37-1-b': [
      'ضمانات جرى تقييمها (المادة 37(1)(ب))',
      'Garantías evaluadas por el exportador (art. 37.1.b)',
      'Garanties évaluées par l’exportateur (art. 37, § 1, b)',
      'Safeguards assessed by the exporter (Art. 37(1)(b))',
    ],
    'led-38': [
      'استثناء لحالة خاصة (المادة 38)',
      'Excepción específica (art. 38)',
      'Dérogation particulière (art. 38)',
      'Derogation (Art. 38)',
    ],
  },
  additions: {
    'law-09-08': 'Morocco, Law 09-08, Article 43 (secondary source)',
    'national-law': 'proposal of this project',
  },
});

export type TransferGroundKind = (typeof transferGroundKinds.codes)[number];

/** Kinds that need date, authority, justification and data on record: LED Art. 37(3) and 38(3). */
export const documentedGrounds: readonly TransferGroundKind[] = ['led-37-1-b', 'led-38'];

/** Kinds that rest on the directive, so that only a state under it can use them. */
export const directiveGrounds: readonly TransferGroundKind[] = [
  'led-36',
  'led-37-1-a',
  'led-37-1-b',
  'led-38',
];

/**
 * States under Directive (EU) 2016/680: the member states of the Union (verified), and those that took it over as part
 * of the Schengen acquis (is, li, no, ch: general knowledge, unverified).
 */
export const directiveStates: ReadonlySet<string> = new Set([
  ...[
    'at',
    'be',
    'bg',
    'cy',
    'cz',
    'de',
    'dk',
    'ee',
    'es',
    'fi',
    'fr',
    'gr',
    'hr',
    'hu',
    'ie',
    'it',
    'lt',
    'lu',
  ],
  ...['lv', 'mt', 'nl', 'pl', 'pt', 'ro', 'se', 'si', 'sk', 'is', 'li', 'no', 'ch'],
]);
