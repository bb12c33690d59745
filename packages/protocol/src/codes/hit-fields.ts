// SPDX-License-Identifier: Apache-2.0
// Fields by which a partner's register may be searched without disclosure (hit/no-hit).
import { codeList } from './code-list.ts';

export const hitFields = codeList({
  name: 'hitFields',
  citation: 'Regulation (EU) 2024/982, Articles 25 and 43',
  basis: 'C',
  entries: {
    'given-name': ['الاسم الشخصي', 'Nombre', 'Prénom', 'First name'],
    'family-name': ['الاسم العائلي', 'Apellidos', 'Nom de famille', 'Family name'],
    'birth-date': ['تاريخ الازدياد', 'Fecha de nacimiento', 'Date de naissance', 'Date of birth'],
    alias: ['الاسم المستعار', 'Alias', 'Alias', 'Alias'],
    nationality: ['الجنسية', 'Nacionalidad', 'Nationalité', 'Nationality'],
    'document-number': ['رقم الوثيقة', 'Número de documento', 'Numéro de document', 'Document number'],
    'account-name': ['اسم الحساب', 'Nombre de cuenta', 'Nom de compte', 'Account name'],
    'phone-number': ['رقم الهاتف', 'Número de teléfono', 'Numéro de téléphone', 'Phone number'],
    'vehicle-plate': ['لوحة الترقيم', 'Matrícula', 'Plaque d’immatriculation', 'Vehicle plate'],
  },
  additions: {
    alias: 'proposal of this project',
    nationality: 'proposal of this project',
    'document-number': 'proposal of this project',
    'account-name': 'proposal of this project',
    'phone-number': 'proposal of this project',
    'vehicle-plate': 'proposal of this project',
  },
});

export type HitField = (typeof hitFields.codes)[number];

/** A search for a person needs at least two of these: Regulation (EU) 2024/982, Article 43. */
export const personHitFields: readonly HitField[] = ['given-name', 'family-name', 'birth-date'];
