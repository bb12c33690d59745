// SPDX-License-Identifier: Apache-2.0
// What each field of an agreement says, in English.
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

const months = (count: number) => counted(count, 'month', 'months');
const days = (count: number) => counted(count, 'day', 'days');
const hours = (count: number) => counted(count, 'hour', 'hours');
const uses = { ...prohibitedUses.labels, ...ordinaryUses.labels };
const surviving = {
  oversight: 'oversight',
  recall: 'recall and correction',
  retention: 'retention',
  rights: 'the rights of people',
} as const;

const list = (head: string, none: string, said: string): string => (said === '' ? none : `${head}: ${said}.`);

export const termsEn: TermsSentences = {
  legalBasis: (bases, in_) =>
    `Rests on: ${in_.joinLong(
      bases.map(({ instrument, article }) =>
        article === undefined ? in_.text(instrument) : `${in_.text(instrument)}, article ${in_.raw(article)}`,
      ),
    )}.`,
  validity: (value, in_) =>
    [
      value.ratification.length > 0
        ? `In force once all have signed and these have ratified: ${in_.parties(value.ratification)}; not before ${in_.time(value.from)}.`
        : `In force once all have signed; not before ${in_.time(value.from)}.`,
      value.to === undefined
        ? 'No end is set.'
        : `Ends on ${in_.time(value.to)}${value.renewal === 'tacit' ? ', and is renewed tacitly' : ''}.`,
      `Notice of termination or withdrawal: ${days(value.noticeDays)}.`,
    ].join(' '),
  suspension: (value, in_) =>
    `Each party may suspend alone and at once. What survives: ${in_.join(value.surviving.map((duty) => surviving[duty]))}.`,
  directions: (value, in_) =>
    list(
      'Information may go',
      'Nothing may go in any direction.',
      in_.joinLong(value.map(({ from, to }) => `from ${in_.party(from)} to ${in_.party(to)}`)),
    ),
  purposes: (value, in_) => list('Only for', 'For no purpose.', in_.codes(purposes, value)),
  prohibitedUses: (value, in_) =>
    list('Never for', 'No use is excluded here.', in_.labels(value.map((use) => uses[use]))),
  crimeAreas: (value, in_) => list('Covers', 'Covers no crime area.', in_.codes(crimeAreas, value)),
  dataCategories: (value, in_) =>
    list('What may be exchanged', 'Nothing may be exchanged.', in_.codes(dataCategories, value)),
  subjectCategories: (value, in_) =>
    list('About people who are', 'Nothing about people.', in_.codes(subjectCategories, value)),
  specialCategories: (value, in_) =>
    list(
      'Sensitive data that may go when strictly necessary',
      'No sensitive data.',
      in_.codes(specialCategories, value),
    ),
  refusalGrounds: (value, in_) =>
    list(
      'A request may be refused only because of',
      'No request may be refused.',
      in_.codes(refusalGrounds, value),
    ),
  minimumPenalty: ({ months: least }) =>
    least === 0
      ? 'No least penalty is asked for.'
      : `Only for offences punishable by ${months(least)} or more.`,
  minorsAndVictims: ({ rule, referral }) =>
    [
      rule === 'never'
        ? 'Nothing about minors or victims.'
        : 'About minors and victims only if strictly necessary, and with the reason.',
      ...(referral ? ['Each minor is referred to protection.'] : []),
    ].join(' '),
  handling: (value, in_) =>
    [
      value.restrictions.length === 0
        ? 'No handling restriction is asked for.'
        : `Everything carries at least: ${in_.joinLong(value.restrictions.map((code) => in_.coded(handlingRestrictions, code)))}.`,
      `Sharing at most ${in_.coded(tlpLevels, value.tlp, `TLP:${value.tlp}`)}.`,
      `Action at most ${in_.coded(papLevels, value.pap, `PAP:${value.pap}`)}.`,
      ...classified(value.classification, in_),
    ].join(' '),
  evidentialUse: (value) =>
    ({
      never: 'Never used as evidence in court.',
      consent: 'Used as evidence only with the consent of who provided it.',
      allowed: 'May be used as evidence.',
    })[value],
  onwardTransfer: ({ rule, parties }, in_) =>
    ({
      never: 'Never passed on to another party.',
      consent: 'Passed on only with the consent of who provided it.',
      listed: `May be passed on to: ${in_.parties(parties)}; to nobody else.`,
    })[rule],
  retention: ({ maxMonths, reviewMonths }) =>
    `Kept for at most ${months(maxMonths)}; reviewed every ${months(reviewMonths)}, and erased where the review decides nothing.`,
  transferGrounds: (value, in_) =>
    list(
      'Grounds of transfer',
      'No ground of transfer.',
      in_.joinLong(
        value.map(
          ({ exporter, kind }) => `${in_.party(exporter)}: ${transferGroundKinds.labels[kind][in_.language]}`,
        ),
      ),
    ),
  deadlines: (value) =>
    `Answer due: urgent and at hand, ${hours(value.urgentDirectHours)}; urgent and not at hand, ${days(value.urgentIndirectDays)}; else ${days(value.otherDays)}. Core data after a confirmed match: ${hours(value.coreDataHours)}.`,
  hitNoHit: (value, in_) =>
    value.allowed
      ? `Hit/no-hit queries: at most ${value.quotaPerDay} a day; by ${in_.codes(hitFields, value.fields)}; pseudonymised: ${in_.codes(hitFields, value.pseudonymised) || 'none'}; asked by ${in_.codes(roles, value.roles)}.`
      : 'No hit/no-hit queries.',
  routine: (value) =>
    `Subscriptions: ${value.subscriptions ? 'allowed' : 'not allowed'}. Standing orders: ${value.standingOrders ? 'allowed' : 'not allowed'}.`,
  oversight: ({ audit, journalMonths }) =>
    `${audit ? 'Supervisors may audit all that was exchanged.' : 'No audit by supervisors is agreed.'} The journal is kept for ${months(journalMonths)}.`,
  operations: (value) =>
    `Joint operations: ${value.allowed ? 'allowed' : 'not allowed'}. Committees: ${value.committees ? 'allowed' : 'not allowed'}.`,
};

function classified(
  value: Parameters<TermsSentences['handling']>[0]['classification'],
  in_: Wording,
): string[] {
  const rows = classificationRows(value, in_);
  return rows === undefined
    ? ['Nothing classified.']
    : [`Highest classification: ${rows.most}. Equal levels: ${rows.equal}.`];
}
