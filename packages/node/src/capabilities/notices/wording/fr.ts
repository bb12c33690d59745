// SPDX-License-Identifier: Apache-2.0
// Messages in French.
import type { Wording } from './en.ts';

export const fr: Wording = {
  subject: 'Tansiq : du nouveau pour vous',
  opening: 'Votre nœud Tansiq contient des éléments que vous n’avez pas encore lus :',
  look: 'Connectez-vous pour voir de quoi il s’agit. Ce message ne le dit pas, à dessein.',
  kinds: {
    report: 'Rapports et réponses reçus',
    outcome: 'Bilans reçus',
    recall: 'Rappels reçus',
    agreement: 'Nouvelles des accords',
    operation: 'Nouvelles des opérations conjointes',
    call: 'Feux verts ou arrêts d’opérations',
    statement: 'Textes et signatures de communiqués conjoints',
    release: 'Projets en attente d’une autorisation d’envoi',
    returned: 'Projets qui vous ont été rendus',
    withheld: 'Actes retenus par la porte',
    refused: 'Actes qu’un partenaire n’a pas acceptés',
    party: 'Parties à confirmer',
    link: 'Alarmes sur les liaisons avec les partenaires',
    deadline: 'Échéances proches',
    witness: 'Le témoin refuse le journal',
    recovery: 'Rétablissements de comptes',
    emergency: 'Envois en urgence absolue',
  },
};
