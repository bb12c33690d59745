// SPDX-License-Identifier: Apache-2.0
// What each field of an agreement says, in French.
import {
  crimeAreas,
  dataCategories,
  handlingRestrictions,
  hitFields,
  ordinaryUses,
  papLevels,
  prohibitedUses,
  purposes,
  refusalGrounds,
  roles,
  specialCategories,
  subjectCategories,
  tlpLevels,
  transferGroundKinds,
} from '../../codes/index.ts';
import { classificationRows } from './classification.ts';
import { counted, type TermsSentences, type Wording } from './wording.ts';

const months = (count: number) => `${count} mois`;
const days = (count: number) => counted(count, 'jour', 'jours');
const hours = (count: number) => counted(count, 'heure', 'heures');
const uses = { ...prohibitedUses.labels, ...ordinaryUses.labels };
const surviving = {
  oversight: 'contrôle',
  recall: 'rappel et rectification',
  retention: 'conservation',
  rights: 'droits des personnes',
} as const;

const list = (head: string, none: string, said: string): string =>
  said === '' ? none : `${head} : ${said}.`;
const allowed = (is: boolean, yes: string): string => (is ? yes : `non ${yes}`);

export const termsFr: TermsSentences = {
  legalBasis: (bases, in_) =>
    `Repose sur : ${in_.joinLong(
      bases.map(({ instrument, article }) =>
        article === undefined ? in_.text(instrument) : `${in_.text(instrument)}, article ${in_.raw(article)}`,
      ),
    )}.`,
  validity: (value, in_) =>
    [
      value.ratification.length > 0
        ? `En vigueur quand toutes les parties ont signé et que celles-ci ont ratifié : ${in_.parties(value.ratification)} ; au plus tôt le ${in_.time(value.from)}.`
        : `En vigueur quand toutes les parties ont signé ; au plus tôt le ${in_.time(value.from)}.`,
      value.to === undefined
        ? 'Sans terme fixé.'
        : `Prend fin le ${in_.time(value.to)}${value.renewal === 'tacit' ? ', puis est reconduit tacitement' : ''}.`,
      `Préavis de dénonciation ou de retrait : ${days(value.noticeDays)}.`,
    ].join(' '),
  suspension: (value, in_) =>
    `Chaque partie peut suspendre seule et aussitôt. Subsistent : ${in_.join(value.surviving.map((duty) => surviving[duty]))}.`,
  directions: (value, in_) =>
    list(
      'Les informations peuvent aller',
      'Rien ne peut aller dans aucun sens.',
      in_.joinLong(value.map(({ from, to }) => `de ${in_.party(from)} à ${in_.party(to)}`)),
    ),
  purposes: (value, in_) => list('Uniquement pour', 'Pour aucune finalité.', in_.codes(purposes, value)),
  prohibitedUses: (value, in_) =>
    list('Jamais pour', 'Aucun usage n’est exclu ici.', in_.labels(value.map((use) => uses[use]))),
  crimeAreas: (value, in_) => list('Couvre', 'Ne couvre aucun domaine.', in_.codes(crimeAreas, value)),
  dataCategories: (value, in_) =>
    list('Peuvent être échangés', 'Rien ne peut être échangé.', in_.codes(dataCategories, value)),
  subjectCategories: (value, in_) =>
    list('Sur des personnes qui sont', 'Rien sur des personnes.', in_.codes(subjectCategories, value)),
  specialCategories: (value, in_) =>
    list(
      'Données sensibles admises si c’est strictement nécessaire',
      'Aucune donnée sensible.',
      in_.codes(specialCategories, value),
    ),
  refusalGrounds: (value, in_) =>
    list(
      'Une demande n’est refusée que pour',
      'Aucune demande ne peut être refusée.',
      in_.codes(refusalGrounds, value),
    ),
  minimumPenalty: ({ months: least }) =>
    least === 0
      ? 'Aucune peine minimale n’est exigée.'
      : `Seulement pour des infractions punies de ${months(least)} ou plus.`,
  minorsAndVictims: ({ rule, referral }) =>
    [
      rule === 'never'
        ? 'Rien sur des mineurs ni des victimes.'
        : 'Sur des mineurs et des victimes seulement si c’est strictement nécessaire, et avec le motif.',
      ...(referral ? ['Chaque mineur est orienté vers la protection.'] : []),
    ].join(' '),
  handling: (value, in_) =>
    [
      value.restrictions.length === 0
        ? 'Aucun code de traitement n’est exigé.'
        : `Tout porte au moins : ${in_.joinLong(value.restrictions.map((code) => in_.coded(handlingRestrictions, code)))}.`,
      `Diffusion au plus ${in_.coded(tlpLevels, value.tlp, `TLP:${value.tlp}`)}.`,
      `Action au plus ${in_.coded(papLevels, value.pap, `PAP:${value.pap}`)}.`,
      ...classified(value.classification, in_),
    ].join(' '),
  evidentialUse: (value) =>
    ({
      never: 'Jamais utilisé comme preuve en justice.',
      consent: 'Utilisé comme preuve seulement avec l’accord du fournisseur.',
      allowed: 'Peut être utilisé comme preuve.',
    })[value],
  onwardTransfer: ({ rule, parties }, in_) =>
    ({
      never: 'Jamais transmis à une autre partie.',
      consent: 'Transmis seulement avec l’accord du fournisseur.',
      listed: `Peut être transmis à : ${in_.parties(parties)} ; à personne d’autre.`,
    })[rule],
  retention: ({ maxMonths, reviewMonths }) =>
    `Conservé ${months(maxMonths)} au plus ; réexaminé tous les ${months(reviewMonths)}, et effacé si le réexamen ne décide rien.`,
  transferGrounds: (value, in_) =>
    list(
      'Fondements du transfert',
      'Aucun fondement de transfert.',
      in_.joinLong(
        value.map(
          ({ exporter, kind }) =>
            `${in_.party(exporter)} : ${transferGroundKinds.labels[kind][in_.language]}`,
        ),
      ),
    ),
  deadlines: (value) =>
    `Délai de réponse : urgent et accessible, ${hours(value.urgentDirectHours)} ; urgent et non accessible, ${days(value.urgentIndirectDays)} ; sinon, ${days(value.otherDays)}. Données de base après une concordance confirmée : ${hours(value.coreDataHours)}.`,
  hitNoHit: (value, in_) =>
    value.allowed
      ? `Consultations par concordance : ${value.quotaPerDay} par jour au plus ; par ${in_.codes(hitFields, value.fields)} ; pseudonymisés : ${in_.codes(hitFields, value.pseudonymised) || 'aucun'} ; posées par : ${in_.codes(roles, value.roles)}.`
      : 'Pas de consultation par concordance.',
  routine: (value) =>
    `Abonnements : ${allowed(value.subscriptions, 'permis')}. Ordres permanents : ${allowed(value.standingOrders, 'permis')}.`,
  oversight: ({ audit, journalMonths }) =>
    `${audit ? 'Les autorités de contrôle peuvent auditer tout ce qui a été échangé.' : 'Aucun audit des autorités de contrôle n’est convenu.'} Le journal est conservé ${months(journalMonths)}.`,
  operations: (value) =>
    `Opérations communes : ${allowed(value.allowed, 'permises')}. Comités : ${allowed(value.committees, 'permis')}.`,
};

function classified(
  value: Parameters<TermsSentences['handling']>[0]['classification'],
  in_: Wording,
): string[] {
  const rows = classificationRows(value, in_);
  return rows === undefined
    ? ['Rien de classifié.']
    : [`Classification la plus haute : ${rows.most}. Niveaux équivalents : ${rows.equal}.`];
}
