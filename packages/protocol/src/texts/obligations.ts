// SPDX-License-Identifier: Apache-2.0
// What a decision obliges to, in four languages.
import type { Labels } from '../codes/index.ts';
import type { Obligation } from '../gate/rules.ts';

export const obligationTexts: Readonly<Record<Obligation, Labels>> = {
  'accept-h3': {
    ar: 'على كل قارئ أن يقرأ القيد المبين نصا ويقبله قبل الاطلاع.',
    es: 'Cada lector debe leer y aceptar la restricción antes de acceder.',
    fr: 'Chaque lecteur doit lire et accepter la restriction avant tout accès.',
    en: 'Each reader must read and accept the restriction before access.',
  },
  'refer-minor': {
    ar: 'يحال القاصر إلى الجهة المكلفة بالحماية.',
    es: 'Derive al menor al servicio de protección.',
    fr: 'Orientez le mineur vers le service de protection.',
    en: 'Refer the minor to the protection service.',
  },
  'document-transfer': {
    ar: 'دوّنوا تاريخ النقل والسلطة المتلقية والتعليل والمعطيات المنقولة.',
    es: 'Haga constar fecha, autoridad destinataria, justificación y datos transferidos.',
    fr: 'Consignez la date, l’autorité destinataire, la justification et les données transférées.',
    en: 'Record date, receiving authority, justification and data transferred.',
  },
  'erase-at-expiry': {
    ar: 'يمحى عند حلول الأجل الذي حدده صاحبه.',
    es: 'Bórrelo cuando venza el plazo fijado por su autor.',
    fr: 'Effacez-le à l’échéance fixée par son auteur.',
    en: 'Erase it when the expiry set by its author comes.',
  },
  'notify-originator': {
    ar: 'أخبروا مصدر المعلومة فورا.',
    es: 'Avise de inmediato a quien facilitó la información.',
    fr: 'Prévenez sans délai l’auteur de l’information.',
    en: 'Tell the originator at once.',
  },
  'notify-supervisor': {
    ar: 'أخبروا سلطة الرقابة فورا.',
    es: 'Avise de inmediato a la autoridad de control.',
    fr: 'Prévenez sans délai l’autorité de contrôle.',
    en: 'Tell the supervisor at once.',
  },
  'document-override': {
    ar: 'دوّنوا اسمي الشخصين وسبب الطوارئ ومدتها.',
    es: 'Haga constar las dos personas, el motivo y la duración de la emergencia.',
    fr: 'Consignez les deux personnes, le motif et la durée de l’urgence.',
    en: 'Record both people, the reason and the length of the emergency.',
  },
  'decide-emergency': {
    ar: 'صرّح المرسِل بحالة طوارئ: على شخصين لديكم أن يقررا قبولها أو رفضها.',
    es: 'El remitente declara una emergencia: dos personas deben decidir aquí si se acepta.',
    fr: 'L’expéditeur déclare une urgence : deux personnes doivent décider ici de l’accepter ou non.',
    en: 'The sender declares an emergency: two people here must decide whether to take it.',
  },
};
