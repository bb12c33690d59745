// SPDX-License-Identifier: Apache-2.0
// Parties that demonstrations play: agencies by their public names, at addresses under `.localhost`. Their people are invented.
import type { Text } from '@tansiq/node/contract';

export interface PartyProfile {
  readonly id: string;
  readonly names: Text;
  readonly spoc: Text;
  readonly supervisor: Text;
}

const profile = (
  id: string,
  [ar, es, fr, en]: [string, string, string, string],
  [cityAr, cityEs, cityFr, cityEn]: [string, string, string, string],
): PartyProfile => ({
  id,
  names: { ar, es, fr, en },
  spoc: {
    ar: `نقطة الاتصال، ${cityAr}`,
    es: `Punto de contacto, ${cityEs}`,
    fr: `Point de contact, ${cityFr}`,
    en: `Contact point, ${cityEn}`,
  },
  supervisor: {
    ar: `سلطة الرقابة، ${cityAr}`,
    es: `Autoridad de supervisión, ${cityEs}`,
    fr: `Autorité de contrôle, ${cityFr}`,
    en: `Supervisory authority, ${cityEn}`,
  },
});

export const rabat = profile(
  'ma.dgsn',
  [
    'المديرية العامة للأمن الوطني',
    'Dirección General de la Seguridad Nacional',
    'Direction générale de la sûreté nationale',
    'General Directorate of National Security',
  ],
  ['الرباط', 'Rabat', 'Rabat', 'Rabat'],
);

export const madrid = profile(
  'es.pn',
  ['الشرطة الوطنية الإسبانية', 'Policía Nacional', 'Police nationale espagnole', 'Spanish National Police'],
  ['مدريد', 'Madrid', 'Madrid', 'Madrid'],
);

export const nouakchott = profile(
  'mr.dgsn',
  [
    'الإدارة العامة للأمن الوطني الموريتانية',
    'Dirección General de Seguridad Nacional de Mauritania',
    'Direction générale de la sûreté nationale de Mauritanie',
    'Mauritanian General Directorate of National Security',
  ],
  ['نواكشوط', 'Nuakchot', 'Nouakchott', 'Nouakchott'],
);

export const doha = profile(
  'qa.moi',
  [
    'وزارة الداخلية القطرية',
    'Ministerio del Interior de Catar',
    'Ministère de l’Intérieur du Qatar',
    'Qatari Ministry of Interior',
  ],
  ['الدوحة', 'Doha', 'Doha', 'Doha'],
);

export const manama = profile(
  'bh.moi',
  [
    'وزارة الداخلية البحرينية',
    'Ministerio del Interior de Baréin',
    'Ministère de l’Intérieur du Bahreïn',
    'Bahraini Ministry of Interior',
  ],
  ['المنامة', 'Manama', 'Manama', 'Manama'],
);

export const brussels = profile(
  'be.polfed',
  ['الشرطة الفيدرالية البلجيكية', 'Policía Federal belga', 'Police fédérale belge', 'Belgian Federal Police'],
  ['بروكسل', 'Bruselas', 'Bruxelles', 'Brussels'],
);

export const delhi = profile(
  'in.nia',
  [
    'وكالة التحقيقات الوطنية الهندية',
    'Agencia Nacional de Investigación de la India',
    'Agence nationale d’enquête de l’Inde',
    'Indian National Investigation Agency',
  ],
  ['نيودلهي', 'Nueva Delhi', 'New Delhi', 'New Delhi'],
);

/** `ma-dgsn.localhost`: a name, not an address, because browsers tie passkeys to names. */
export const hostOf = (party: string): string => `${party.replaceAll('.', '-')}.localhost`;
