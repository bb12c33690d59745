// SPDX-License-Identifier: Apache-2.0
// Grounds on which a party may refuse an answer; only the affected part is refused, always with reasons.
import { codeList } from './code-list.ts';

export const refusalGrounds = codeList({
  name: 'refusalGrounds',
  citation: 'Directive (EU) 2023/977, Article 6',
  basis: 'G',
  entries: {
    'not-available': [
      'المعلومة غير متوفرة',
      'Información no disponible',
      'Information non disponible',
      'Not available',
    ],
    'request-defective': ['الطلب معيب', 'Solicitud defectuosa', 'Demande irrégulière', 'Request defective'],
    'judicial-refusal': [
      'رفض الإذن القضائي',
      'Autorización judicial denegada',
      'Autorisation judiciaire refusée',
      'Judicial authorisation refused',
    ],
    'outside-categories': [
      'معطيات خارج الفئات المسموح بها',
      'Datos fuera de las categorías permitidas',
      'Données hors des catégories permises',
      'Outside the permitted categories',
    ],
    'not-accurate': [
      'معلومة غير صحيحة أو ناقصة أو متجاوزة',
      'Información inexacta, incompleta o desfasada',
      'Information inexacte, incomplète ou périmée',
      'Inaccurate, incomplete or out of date',
    ],
    'national-security': [
      'المس بمصالح أساسية للأمن الوطني',
      'Perjuicio para intereses esenciales de la seguridad nacional',
      'Atteinte aux intérêts essentiels de la sécurité nationale',
      'Harm to essential national security interests',
    ],
    'harms-investigation': [
      'المس ببحث جار',
      'Perjuicio para una investigación en curso',
      'Atteinte à une enquête en cours',
      'Harm to a current investigation',
    ],
    'harms-person': [
      'المس بسلامة شخص',
      'Peligro para la seguridad de una persona',
      'Danger pour la sécurité d’une personne',
      'Harm to the safety of a person',
    ],
    'protected-interest': [
      'المس بمصلحة محمية',
      'Perjuicio para un interés protegido',
      'Atteinte à un intérêt protégé',
      'Harm to a protected interest',
    ],
    'penalty-too-low': [
      'عقوبة لا تتجاوز سنة واحدة',
      'Pena de un año o menos',
      'Peine d’un an ou moins',
      'Penalty of one year or less',
    ],
    'not-an-offence': [
      'فعل غير مجرم لدى الطرف المطلوب منه',
      'Hecho no constitutivo de delito en la parte requerida',
      'Fait non punissable dans l’État requis',
      'Not an offence here',
    ],
    'origin-consent-missing': [
      'غياب موافقة الدولة مصدر المعلومة',
      'Falta el consentimiento del Estado de origen',
      'Consentement de l’État d’origine manquant',
      'Consent of the state of origin missing',
    ],
  },
});

export type RefusalGround = (typeof refusalGrounds.codes)[number];
