// SPDX-License-Identifier: Apache-2.0
// Who acts: the officer as the rest of the node sees one, the roles, and which roles one person may not hold together.
import { type Language, Refusal } from '../refusal.ts';

/**
 * `officer` composes and reads; `releaser` lets things leave; `negotiator` and `legal-adviser` work on agreements; `signatory` signs
 * them; `head` is the head of the contact point and decides who needs to know of which dossier; `supervisor` reads the journal and
 * proofs; `administrator` runs users and the machine and sees no content.
 */
export const roles = [
  'officer',
  'releaser',
  'negotiator',
  'legal-adviser',
  'signatory',
  'head',
  'supervisor',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** A signed-in person. `clearance` is the highest classification rank, `shielded` whether named for protected persons. */
export interface Officer {
  id: string;
  login: string;
  name: string;
  roles: Role[];
  clearance: number;
  shielded: boolean;
  language: Language;
}

export function hasRole(officer: Officer, ...wanted: readonly Role[]): boolean {
  return officer.roles.some((role) => wanted.includes(role));
}

/**
 * Who runs users and the machine must not work on content, and who supervises must not be one of the supervised (LED Art. 41: the
 * supervisor is independent). So each of the two stands alone.
 */
export function rolesClash(held: readonly Role[]): boolean {
  return held.length > 1 && (held.includes('administrator') || held.includes('supervisor'));
}

/** Whether someone in these roles may ever be let into a dossier's content. */
export function mayReadContent(held: readonly Role[]): boolean {
  return held.length > 0 && !held.includes('administrator') && !held.includes('supervisor');
}

/** 409: the roles asked for may not be held by one person. */
export const rolesRefused = (): Refusal =>
  new Refusal({
    code: 'roles-clash',
    status: 409,
    rule: 'role',
    texts: {
      ar: 'لا يجوز الجمع بين دور المدير التقني أو دور سلطة الرقابة وأي دور آخر. اختر أحدهما فقط، أو أنشئ مستخدمًا آخر.',
      es: 'Las funciones de administrador y de supervisor no se combinan con ninguna otra. Elija solo una o cree otro usuario.',
      fr: 'Les rôles d’administrateur et de superviseur ne se cumulent avec aucun autre. N’en choisissez qu’un ou créez un autre utilisateur.',
      en: 'The roles of administrator and supervisor go with no other. Choose one alone, or create another user.',
    },
  });
