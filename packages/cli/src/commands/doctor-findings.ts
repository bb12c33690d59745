// SPDX-License-Identifier: Apache-2.0
// What the doctor makes of what a node's folder and store tell: what is well, what will be wrong soon, what is wrong, and what to do.
import type { Inspection } from '@tansiq/node';
import { say } from './speech.ts';

/** In JSON a check is called so; people read its name in their language. */
export const checks = {
  node: 'doctorNode',
  postQuantum: 'doctorPostQuantum',
  folder: 'doctorFolder',
  keys: 'doctorKeys',
  space: 'doctorSpace',
  configuration: 'doctorConfiguration',
  store: 'doctorStore',
  schema: 'doctorSchema',
  certificate: 'doctorCertificate',
  card: 'doctorCard',
  clock: 'doctorClock',
  backup: 'doctorBackup',
  witness: 'doctorWitness',
  port: 'doctorPort',
} as const;
type Check = keyof typeof checks;

export interface Finding {
  readonly check: Check;
  readonly state: 'well' | 'soon' | 'wrong';
  /** What was found, and where it is not well, what to do. */
  readonly detail: string;
}

const finding =
  (state: Finding['state']) =>
  (check: Check, ...detail: string[]): Finding => ({
    check,
    state,
    detail: detail.join('. '),
  });
export const well = finding('well');
export const soon = finding('soon');
export const wrong = finding('wrong');

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** As in deploy/prometheus-rules.yaml. */
const CERTIFICATE_DAYS = 14;
const CARD_DAYS = 30;
const CLOCK_SECONDS = 120;
/** A receipt dated further ahead is refused (docs/protocol.md). */
const REFUSED_SECONDS = 300;
const BACKUP_DAYS = 7;
const MARKS_DAYS = 2;

/** @param now epoch milliseconds */
export function findingsOf(inspection: Inspection, now: number): Finding[] {
  const { configuration, keys, rootIsHere } = inspection;
  if (configuration.length > 0) return [wrong('configuration', configuration.join('; '))];
  return [
    well('configuration'),
    ...(keys === undefined ? [] : [wrong('keys', keys)]),
    ...(rootIsHere ? [well('keys', say('rootHere'))] : []),
    ...ofStore(inspection),
    ...ofDates(inspection, now),
    ...ofClocks(inspection),
    ofBackup(inspection, now),
    ...(inspection.store === undefined ? [ofWitness(inspection, now)] : []),
  ];
}

function ofStore({ store: why, schema }: Inspection): Finding[] {
  if (why !== undefined) return [wrong('store', say('storeAway', { why }))];
  if (schema === undefined) return [];
  if (schema.unknown.length > 0) return [wrong('schema', say('schemaAhead'))];
  const n = schema.missing.length;
  return [well('schema', n === 0 ? say('schemaNewest') : say('schemaBehind', { n }))];
}

const dateOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

function ofDates({ certificates, cards }: Inspection, now: number): Finding[] {
  const judged = (check: Check, until: number, days: number, what: string, todo: string) => {
    if (until > now + days * DAY) return well(check, what);
    return (until > now ? soon : wrong)(check, what, todo);
  };
  return [
    ...certificates.map(({ use, until }) => {
      const date = dateOf(until);
      return use === 'partners'
        ? judged(
            'certificate',
            until,
            CERTIFICATE_DAYS,
            say('certificatePartners', { date }),
            say('renewPartners'),
          )
        : judged(
            'certificate',
            until,
            CERTIFICATE_DAYS,
            say('certificateOfficers', { date }),
            say('renewOfficers'),
          );
    }),
    ...cards.map(({ party, own, until }) => {
      const what = say('cardUntil', { party, date: dateOf(until) });
      return judged('card', until, CARD_DAYS, what, say(own ? 'renewCard' : 'renewTheirCard'));
    }),
  ];
}

function ofClocks({ clocks }: Inspection): Finding[] {
  if (clocks === undefined) return [well('clock', say('clockUnasked'))];
  return clocks.map(({ party, ahead }) => {
    const seconds = Math.abs(Math.round(ahead));
    const what = say('clockApart', { party, seconds });
    if (seconds <= CLOCK_SECONDS) return well('clock', what);
    return (seconds < REFUSED_SECONDS ? soon : wrong)('clock', what, say('clockMend'));
  });
}

/** Of PostgreSQL only the marks are known: its own tools make the backup. */
function ofBackup({ backup, since }: Inspection, now: number): Finding {
  const made = backup.backup === undefined ? undefined : backup.backup * 1000;
  const marks = backup.marks === undefined ? undefined : backup.marks * 1000;
  if (made === undefined && marks === undefined) {
    const isYoung = since !== undefined && now - since < BACKUP_DAYS * DAY;
    return (isYoung ? well : soon)('backup', say('backupNone'));
  }
  const what = [
    ...(made === undefined ? [] : [say('backupOf', { date: dateOf(made) })]),
    ...(marks === undefined ? [] : [say('marksOf', { date: dateOf(marks) })]),
  ].join(', ');
  const isOld =
    (made !== undefined && now - made > BACKUP_DAYS * DAY) || now - (marks ?? made ?? 0) > MARKS_DAYS * DAY;
  return isOld ? soon('backup', what, say('backupAgain')) : well('backup', what);
}

function ofWitness({ witness }: Inspection, now: number): Finding {
  if (witness === undefined) return well('witness', say('witnessNone'));
  if (witness.result === 'refused') return wrong('witness', say('witnessRefuses'));
  if (witness.at === undefined) return soon('witness', say('witnessNotYet'), say('witnessSilent'));
  const what = say('witnessAsked', { date: dateOf(witness.at) });
  return now - witness.at > DAY ? soon('witness', what, say('witnessSilent')) : well('witness', what);
}
