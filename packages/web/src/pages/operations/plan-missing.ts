// SPDX-License-Identifier: Apache-2.0
// What a plan still lacks before it can be handed in, field by field, each with the place in the form where it is filled in. Pure.
import type { Text } from '@tansiq/node/contract';
import type { MessageId } from '../../language/message-id.ts';
import { capacities, type PlanForm, type SiteForm, written } from './plan-form.ts';
import { positionIn } from './position.ts';

export interface Missing {
  /** Of the group of fields, and of the field in it. */
  group: string;
  at: string;
  label: MessageId;
  /** The site, or the number of what it is about. */
  of?: string | undefined;
}

export const siteGroup = (id: string): string => `site-${id}`;

const none = (value: string): boolean => value.trim() === '';
const wordless = (text: Text): boolean => Object.keys(written(text)).length === 0;

export function missingOf(title: Text, form: PlanForm): Missing[] {
  const found: [boolean, string, string, MessageId][] = [
    [wordless(title), 'what', 'title', 'compose.part.title'],
    [form.kind === '', 'what', 'kind', 'operations.kind'],
    [form.lead === '', 'what', 'lead', 'operations.leadParty'],
    [!hasParts(form), 'what', 'capacities', 'operations.capacities'],
    [form.hour === '', 'hour', 'hour', 'operations.hour'],
    [form.tolerance === undefined, 'hour', 'tolerance', 'operations.tolerance'],
    [form.margin === undefined, 'hour', 'margin', 'operations.margin'],
    [form.missingReceipt === '', 'hour', 'missingReceipt', 'operations.missingReceipt'],
    [form.sites.length === 0, 'addSite', 'addSite', 'operations.sites'],
    [lacksInterdiction(form), 'what', 'interdiction', 'operations.interdiction'],
    [none(form.communications.primary), 'conduct', 'primary', 'operations.primary'],
    [none(form.communications.fallback), 'conduct', 'fallback', 'operations.fallback'],
  ];
  const whole = found.flatMap(([holds, group, at, label]) => (holds ? [{ group, at, label }] : []));
  const contacts = form.contacts.flatMap((one, place): Missing[] =>
    [one.party, one.name, one.role, one.reach].some(none)
      ? [{ group: 'contacts', at: `contact-${place}`, label: 'operations.contact', of: String(place + 1) }]
      : [],
  );
  return [...whole, ...form.sites.flatMap(missingOfSite), ...contacts];
}

/** Every party has a part that this kind knows, and no part is lacking that it needs. */
function hasParts({ kind, capacities: given }: PlanForm): boolean {
  if (kind === '') return given.length > 1;
  const { may, needs } = capacities[kind];
  const has = given.map(({ capacity }) => capacity);
  return (
    has.length > 1 &&
    has.every((one) => one !== '' && may.includes(one)) &&
    needs.every((one) => has.includes(one))
  );
}

const lacksInterdiction = ({ kind, interdiction, sites }: PlanForm): boolean =>
  kind === 'controlled-delivery' && !sites.some(({ id }) => id === interdiction);

export function missingOfSite(site: SiteForm): Missing[] {
  const { id } = site;
  const found: [boolean, string, MessageId][] = [
    [wordless(site.place), 'place', 'operations.place'],
    [none(site.party), 'party', 'operations.siteParty'],
    [site.kind === '', 'kind', 'operations.siteKind'],
    [site.risk === '', 'risk', 'operations.risk'],
    [!none(site.position) && !positionIn(site.position), 'position', 'operations.position'],
    ...site.targets.map(({ ref }, place): [boolean, string, MessageId] => [
      none(ref),
      `target-${place}`,
      'operations.target',
    ]),
    ...site.tasks.map(({ team, text }, place): [boolean, string, MessageId] => [
      none(team) || wordless(text),
      `task-${place}`,
      'operations.task',
    ]),
  ];
  return found.flatMap(([holds, at, label]) =>
    holds ? [{ group: siteGroup(id), at: `${id}-${at}`, label, of: id }] : [],
  );
}
