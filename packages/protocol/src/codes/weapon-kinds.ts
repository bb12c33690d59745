// SPDX-License-Identifier: Apache-2.0
// Kinds of weapon that a report or a seizure names.
import { codeList } from './code-list.ts';

export const weaponKinds = codeList({
  name: 'weaponKinds',
  citation: 'proposal of this project',
  basis: 'P',
  entries: {
    biological: ['بيولوجي', 'Biológica', 'Biologique', 'Biological'],
    chemical: ['كيميائي', 'Química', 'Chimique', 'Chemical'],
    radiological: ['إشعاعي', 'Radiológica', 'Radiologique', 'Radiological'],
    nuclear: ['نووي', 'Nuclear', 'Nucléaire', 'Nuclear'],
    firearm: ['سلاح ناري', 'Arma de fuego', 'Arme à feu', 'Firearm'],
    ammunition: ['ذخيرة', 'Munición', 'Munition', 'Ammunition'],
    explosive: ['متفجرات', 'Explosivo', 'Explosif', 'Explosive'],
    incendiary: ['مواد حارقة', 'Incendiaria', 'Incendiaire', 'Incendiary'],
    melee: ['سلاح أبيض', 'Arma blanca o contundente', 'Arme blanche ou contondante', 'Melee weapon'],
    vehicle: [
      'مركبة مستعملة سلاحا',
      'Vehículo usado como arma',
      'Véhicule utilisé comme arme',
      'Vehicle used as a weapon',
    ],
    sabotage: ['وسيلة تخريب', 'Medio de sabotaje', 'Moyen de sabotage', 'Means of sabotage'],
    other: ['غير ذلك', 'Otra', 'Autre', 'Other'],
    unknown: ['غير معروف', 'Desconocida', 'Inconnue', 'Unknown'],
  },
});

export type WeaponKind = (typeof weaponKinds.codes)[number];
