// SPDX-License-Identifier: Apache-2.0
// What each rule says, in French.
import type { RuleTexts } from './rule-text.ts';

export const rulesFr: RuleTexts = {
  permitted: { what: 'L’accord le permet', next: 'Rien d’autre n’est nécessaire.' },
  emergency: {
    what: 'Deux personnes ont déclaré une urgence, qui écarte ce qui serait refusé autrement',
    next: 'Prévenez sans délai l’auteur de l’information et l’autorité de contrôle, et consignez les motifs.',
  },
  'unknown-input': {
    what: 'Un élément indispensable manque, est inconnu ou illisible',
    next: 'Complétez la déclaration et le marquage, ou demandez à l’expéditeur de renvoyer l’acte.',
  },
  'no-agreement': {
    what: 'Il n’existe aucun accord avec cette partie',
    next: 'Ouvrez des pourparlers et proposez un accord ; d’ici là, seuls des pourparlers peuvent être consignés.',
  },
  'not-signed': {
    what: 'L’accord n’a pas été signé par toutes les parties',
    next: 'Attendez les signatures manquantes ou proposez des clauses que toutes puissent signer.',
  },
  'not-ratified': {
    what: 'L’accord est signé, mais une ratification requise manque',
    next: 'Attendez que chaque partie tenue de ratifier l’ait fait.',
  },
  'not-in-force': {
    what: 'L’accord n’est pas en vigueur : sa date n’est pas venue ou il a pris fin',
    next: 'Attendez la date ou négociez un nouvel accord.',
  },
  suspended: {
    what: 'Une partie a suspendu l’accord et rien de nouveau ne peut circuler',
    next: 'Seule la partie qui l’a suspendu peut le reprendre ; rappel, rectification et contrôle se poursuivent.',
  },
  'terms-mismatch': {
    what: 'L’acte invoque d’autres clauses que celles en vigueur',
    next: 'Rédigez-le de nouveau sous la version en vigueur.',
  },
  'not-a-party': {
    what: 'L’un des intéressés n’est pas partie à l’accord ou l’a quitté',
    next: 'Retirez-le des destinataires ou choisissez un accord qu’il a signé.',
  },
  direction: {
    what: 'L’accord ne permet aucun envoi dans ce sens',
    next: 'Proposez un amendement qui ajoute ce sens.',
  },
  'prohibited-use': {
    what: 'L’usage déclaré est interdit ; ni consentement ni urgence ne peuvent le permettre',
    next: 'N’envoyez pas. Si l’usage a été déclaré par erreur, corrigez la déclaration.',
  },
  purpose: {
    what: 'L’accord ne prévoit pas cette finalité',
    next: 'Déclarez la finalité réelle si elle est autre, ou proposez un amendement.',
  },
  'crime-area': {
    what: 'Le domaine de criminalité manque ou n’est pas prévu par l’accord',
    next: 'Déclarez un domaine prévu par l’accord et qui s’applique vraiment, ou proposez un amendement.',
  },
  'minimum-penalty': {
    what: 'L’infraction n’atteint pas la peine minimale, ou sa peine n’est pas déclarée',
    next: 'Déclarez la peine en mois ; au-dessous du minimum, aucun échange n’est possible.',
  },
  'data-category': {
    what: 'Une catégorie de données manque ou n’est pas prévue par l’accord',
    next: 'Retirez ce que l’accord ne prévoit pas, ou proposez un amendement.',
  },
  'subject-category': {
    what: 'Une personne est sans catégorie, ou sa catégorie n’est pas prévue par l’accord',
    next: 'Indiquez si chaque personne est suspect, victime, témoin ou autre, ou retirez-la.',
  },
  'special-category': {
    what: 'Des données sensibles sont déclarées sans que l’accord les permette ou que leur stricte nécessité soit dite',
    next: 'Retirez ces données ou exposez pourquoi elles sont strictement nécessaires.',
  },
  'minors-and-victims': {
    what: 'Un mineur, une victime, un témoin ou un informateur est concerné et la règle qui les protège n’est pas respectée',
    next: 'Exposez pourquoi c’est strictement nécessaire ; pour lire, demandez l’accès aux données protégées.',
  },
  'transfer-ground': {
    what: 'Le fondement du transfert n’est pas prévu par l’accord, ne convient pas aux États ou n’est pas documenté',
    next: 'Choisissez un fondement prévu et consignez date, autorité, justification et données.',
  },
  marking: {
    what: 'Le marquage est inférieur à ce qui est exigé',
    next: 'Ajoutez les codes de traitement manquants, relevez TLP ou PAP et rédigez la restriction H3.',
  },
  classification: {
    what: 'La classification dépasse ce qui peut être détenu ou échangé, ou ne peut être comparée',
    next: 'Utilisez un canal homologué pour ce niveau ou demandez à l’auteur de l’abaisser.',
  },
  'evidential-use': {
    what: 'L’usage comme preuve n’est pas permis dans cette mesure',
    next: 'Demandez à l’auteur de l’information son accord pour un usage comme preuve, ou limitez le marquage.',
  },
  'law-profile': {
    what: 'Le droit d’un des États concernés ne le permet pas',
    next: 'Suivez le texte cité ; consultez le conseiller juridique.',
  },
  expired: {
    what: 'L’échéance fixée par l’auteur ou la durée de conservation est atteinte',
    next: 'Ne l’utilisez plus ; l’information doit être effacée.',
  },
  release: {
    what: 'Aucune autorisation d’envoi valable : il faut une seconde personne ou un ordre permanent prévu par l’accord',
    next: 'Faites autoriser l’envoi par une autre personne que le rédacteur. H3 exclut l’ordre permanent.',
  },
  'onward-transfer': {
    what: 'Cela ne peut être transmis à cette partie ni pour cet usage sans l’accord de l’auteur de l’information',
    next: 'Demandez le consentement de l’auteur de l’information.',
  },
  'hit-no-hit': {
    what: 'La consultation ne respecte pas les règles : champs, affaire ou quota journalier',
    next: 'Indiquez une affaire et au moins deux éléments parmi prénom, nom et date de naissance, ou attendez demain.',
  },
  operation: {
    what: 'L’accord ne permet pas d’opérations conjointes',
    next: 'Proposez un avenant dont un article les permet ; abandonner est possible sous tout accord.',
  },
  'need-to-know': {
    what: 'Votre besoin de connaître ce dossier n’est pas établi',
    next: 'Demandez à la personne responsable du dossier de vous y ajouter.',
  },
  'h3-not-accepted': {
    what: 'L’auteur a fixé une restriction que vous n’avez pas acceptée',
    next: 'Lisez la restriction et acceptez-la.',
  },
  recalled: {
    what: 'L’information a été rappelée, limitée ou effacée',
    next: 'Ne l’utilisez pas ; la réponse au rappel dit ce qui a été fait.',
  },
  role: {
    what: 'Votre fonction ne le permet pas',
    next: 'Adressez-vous à une personne qui a cette fonction.',
  },
  'control-not-allowed': {
    what: 'Cette démarche n’est pas possible maintenant, ou pas pour cette partie',
    next: 'Consultez l’état de l’accord pour voir les démarches ouvertes.',
  },
  signature: {
    what: 'La signature n’est pas valable',
    next: 'Demandez à l’expéditeur de vérifier sa clé et de renvoyer l’acte.',
  },
  'key-unknown': {
    what: 'La clé de signature ne figure sur aucune carte de l’auteur',
    next: 'Demandez à l’auteur sa carte la plus récente.',
  },
  'key-revoked': {
    what: 'La clé de signature a été révoquée avant cet acte',
    next: 'Demandez à l’auteur de signer avec une clé valable.',
  },
  'non-canonical': {
    what: 'Les octets ne sont pas dans l’unique forme canonique',
    next: 'L’expéditeur doit corriger son logiciel et renvoyer l’acte.',
  },
  schema: {
    what: 'La structure n’est pas celle du protocole',
    next: 'L’expéditeur doit corriger son logiciel et renvoyer l’acte.',
  },
  limit: {
    what: 'Les limites de taille ou de profondeur sont dépassées',
    next: 'L’expéditeur doit le diviser.',
  },
  'section-digest': {
    what: 'Une section n’est pas celle que son auteur a signée',
    next: 'Demandez à l’expéditeur de renvoyer l’acte.',
  },
  'section-missing': {
    what: 'Il manque une section obligatoire pour ce type d’acte',
    next: 'Demandez à l’expéditeur de rédiger l’acte de nouveau.',
  },
  audience: {
    what: 'La liste des destinataires n’est pas ordonnée, ou l’auteur ou le destinataire y manque',
    next: 'L’expéditeur doit corriger les destinataires.',
  },
  refs: {
    what: 'Une référence manque ou renvoie à un acte que tous les destinataires n’ont pas',
    next: 'L’expéditeur doit corriger les références.',
  },
  'seen-stale': {
    what: 'L’entrée feint d’ignorer ce que son expéditeur avait confirmé',
    next: 'Faites vérifier le nœud du partenaire et parlez-lui.',
  },
  duplicate: { what: 'L’acte a déjà été reçu', next: 'Rien n’est à faire ; le premier compte.' },
  'unknown-type': {
    what: 'Ce nœud ne connaît pas ce type d’acte',
    next: 'Mettez le nœud à jour ; l’acte est mis de côté jusque-là.',
  },
  'unknown-version': {
    what: 'Ce nœud ne connaît pas cette version du protocole',
    next: 'Mettez le nœud à jour ; l’acte est mis de côté jusque-là.',
  },
  'unknown-crit': {
    what: 'L’acte exige une chose que ce nœud ne comprend pas',
    next: 'Mettez le nœud à jour ; l’acte est mis de côté jusque-là.',
  },
  'card-chain': {
    what: 'La carte ne prolonge pas la chaîne des cartes de la partie',
    next: 'Comparez l’empreinte avec la partie par téléphone ou en personne.',
  },
};
