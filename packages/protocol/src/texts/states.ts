// SPDX-License-Identifier: Apache-2.0
// What each state of an agreement is called, in four languages.
import type { Labels } from '../codes/index.ts';
import type { LineageStateName } from '../folds/lineage-state.ts';

export const stateTexts: Readonly<Record<LineageStateName, Labels>> = {
  none: { ar: 'لا شيء بعد', es: 'Sin contacto', fr: 'Aucun contact', en: 'Nothing yet' },
  contact: { ar: 'اتصالات', es: 'Contactos', fr: 'Contacts', en: 'Contacts' },
  talks: { ar: 'محادثات', es: 'Conversaciones', fr: 'Pourparlers', en: 'Talks' },
  proposed: { ar: 'مقترح', es: 'Propuesto', fr: 'Proposé', en: 'Proposed' },
  rejected: { ar: 'مرفوض', es: 'Rechazado', fr: 'Rejeté', en: 'Rejected' },
  lapsed: {
    ar: 'انقضى أجل توقيعه',
    es: 'Caducado sin firma',
    fr: 'Délai de signature écoulé',
    en: 'Lapsed unsigned',
  },
  void: { ar: 'عديم الأثر', es: 'Sin efecto', fr: 'Sans effet', en: 'Without effect' },
  signed: {
    ar: 'موقّع في انتظار المصادقة',
    es: 'Firmado, pendiente de ratificación',
    fr: 'Signé, en attente de ratification',
    en: 'Signed, awaiting ratification',
  },
  ratified: {
    ar: 'ملزم ولم يحن تاريخ نفاذه',
    es: 'Vinculante, aún no en vigor',
    fr: 'Contraignant, pas encore en vigueur',
    en: 'Binding, not yet in force',
  },
  'in-force': { ar: 'نافذ', es: 'En vigor', fr: 'En vigueur', en: 'In force' },
  suspended: { ar: 'معلّق', es: 'Suspendido', fr: 'Suspendu', en: 'Suspended' },
  superseded: { ar: 'حلت محله صيغة لاحقة', es: 'Sustituido', fr: 'Remplacé', en: 'Superseded' },
  terminated: { ar: 'منتهى العمل به', es: 'Denunciado', fr: 'Dénoncé', en: 'Terminated' },
  expired: { ar: 'منتهي المدة', es: 'Expirado', fr: 'Expiré', en: 'Expired' },
};
