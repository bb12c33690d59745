// SPDX-License-Identifier: Apache-2.0
// Roles that a person has at a node; the gate knows what each may do.
import { codeList } from './code-list.ts';

export const roles = codeList({
  name: 'roles',
  citation: 'proposal of this project',
  basis: 'P',
  entries: {
    officer: ['موظف مختص', 'Agente', 'Agent', 'Officer'],
    releaser: [
      'مسؤول الإذن بالإحالة',
      'Responsable de autorización de envío',
      'Responsable de l’autorisation d’envoi',
      'Releaser',
    ],
    negotiator: ['مفاوض', 'Negociador', 'Négociateur', 'Negotiator'],
    'legal-adviser': ['مستشار قانوني', 'Asesor jurídico', 'Conseiller juridique', 'Legal adviser'],
    signatory: ['صاحب سلطة التوقيع', 'Signatario', 'Signataire', 'Signatory'],
    'head-of-spoc': [
      'رئيس نقطة الاتصال الوحيدة',
      'Jefe del punto de contacto único',
      'Chef du point de contact unique',
      'Head of the single point of contact',
    ],
    supervisor: ['سلطة الرقابة', 'Autoridad de control', 'Autorité de contrôle', 'Supervisor'],
    administrator: ['مدير تقني', 'Administrador', 'Administrateur', 'Administrator'],
  },
});

export type Role = (typeof roles.codes)[number];
