// SPDX-License-Identifier: Apache-2.0
// For tests: the checks of the disclosure matrix, over whatever answers. Each gives what was told that may not be, a sentence each.
import { type Role, roles } from '../access/index.ts';
import type { OfficerCalls } from '../test-officer.ts';
import type { Asking, RouteLine, Things } from './route-lines.ts';

/** Stands in all content that nobody at the node may know of. */
export const MARK = 'TSQ-NOT-FOR-YOU';
export const TALKS = 'TSQ-TALKS-OF-OTHERS';
/** A number that no count could be by chance. */
export const PERSONS = 7_654_321;

export const nothing: Things = {
  ...{ act: 'A'.repeat(43), outcome: 'A'.repeat(43), recall: 'A'.repeat(43) },
  ...{ dossier: 'A'.repeat(22), draft: 'A'.repeat(22), termsDraft: 'A'.repeat(22), upload: 'A'.repeat(22) },
  ...{ attachment: 'A'.repeat(22), lineage: 'A'.repeat(22) },
  ...{ operation: 'A'.repeat(22), plan: 'A'.repeat(43), statement: 'A'.repeat(22) },
};

export interface Answer {
  status: number;
  text: string;
  body: unknown;
  /** All but the hour and the number of the request. */
  headers: Readonly<Record<string, string>>;
  /** What was asked of the database for it. */
  statements: readonly string[];
}

export async function ask(
  calls: OfficerCalls,
  key: string,
  asking: Asking = {},
): Promise<Omit<Answer, 'statements'>> {
  const [method = '', pattern = ''] = key.split(' ');
  const { params = {}, query, body } = asking;
  const path = pattern
    .replace('/api', '')
    .replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? 'A'.repeat(22)));
  const sent = method === 'GET' || method === 'DELETE' ? undefined : (body ?? {});
  const answer = await calls(method, query === undefined ? path : `${path}?${query}`, sent);
  const { date: _, 'x-request-id': __, ...headers } = Object.fromEntries(answer.headers);
  return { status: answer.status, text: answer.bytes.toString('utf8'), body: answer.body, headers };
}

export const mayCall = ({ who }: RouteLine): readonly Role[] =>
  who === 'public' || who === 'any' ? roles : roles.filter((role) => who.includes(role));

/** Of an answer, what must not change: without the ids asked about, and without members that change by themselves. */
export function steady(
  { status, text, body }: Answer,
  ids: Things,
  but: readonly string[] = [],
  leave: (item: { type?: string }) => boolean = () => true,
): unknown {
  const known = Object.values(ids);
  const plainOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((item) => leave(item as { type?: string })).map(plainOf);
    if (typeof value !== 'object' || value === null)
      return typeof value === 'string' && known.includes(value) ? 'ID' : value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) =>
        name === 'instance' || but.includes(name) ? [] : [[name, plainOf(inner)]],
      ),
    );
  };
  return { status, said: body === undefined ? text.length : plainOf(body) };
}

/** Items that stay in the comparison: what a role sees by its office is taken out. */
export const leftIn = (line: RouteLine, role: Role) => (item: { type?: string }) =>
  line.kind !== 'lists' || !line.unless?.roles.includes(role) || !line.unless.type.test(item?.type ?? '');

/** What must not be in an answer and is. Control acts are kept for good and stand in every export: without them nobody could verify it. */
export const marksIn = (key: string, text: string): string[] =>
  [MARK, String(PERSONS), ...(key === 'GET /api/export' ? [] : [TALKS])].filter((mark) =>
    text.includes(mark),
  );

/** One call of a route in a role. */
export type Ask = (role: Role, key: string, asking?: Asking) => Promise<Answer>;
export type Lines = readonly (readonly [string, RouteLine])[];

/** What the caller may not know of answers as what does not exist. */
export async function toldByNames(ask: Ask, table: Lines, hidden: readonly Things[]): Promise<string[]> {
  const told: string[] = [];
  for (const [key, line] of table) {
    if (line.kind !== 'names' || line.call === undefined) continue;
    // What is looked up once for everybody is looked up by now.
    const [first] = mayCall(line);
    if (first !== undefined) await ask(first, key, line.call(nothing));
    for (const role of mayCall(line)) {
      if (line.sees?.includes(role)) continue;
      const missing = await ask(role, key, line.call(nothing));
      if (missing.status !== 404 && missing.status !== line.status)
        told.push(
          `${key} as ${role}: ${missing.status} for what does not exist: ${missing.text.slice(0, 200)}`,
        );
      for (const things of hidden) {
        const answer = await ask(role, key, line.call(things));
        told.push(...marksIn(key, answer.text).map((mark) => `${key} as ${role}: ${mark}`));
        const [one, other] = [steady(answer, things), steady(missing, nothing)].map((said) =>
          JSON.stringify(said),
        );
        if (one !== other)
          told.push(
            `${key} as ${role} tells that it exists: ${one?.slice(0, 300)} instead of ${other?.slice(0, 300)}`,
          );
        told.push(...besides(answer, missing).map((how) => `${key} as ${role} ${how}`));
      }
    }
  }
  return told;
}

/** By what else than its words an answer tells that there is something: headers, size, how often the database was asked. */
function besides(answer: Answer, missing: Answer): string[] {
  const told: string[] = [];
  for (const name of new Set([...Object.keys(answer.headers), ...Object.keys(missing.headers)]))
    if (answer.headers[name] !== missing.headers[name])
      told.push(`has the header ${name}: ${answer.headers[name]} instead of ${missing.headers[name]}`);
  if (answer.text.length !== missing.text.length)
    told.push(`is answered in ${answer.text.length} characters instead of ${missing.text.length}`);
  const [asked, wanted] = [answer.statements.length, missing.statements.length];
  if (wanted === 0) told.push('was not seen to ask the database anything');
  if (asked !== wanted)
    told.push(
      `asks the database ${asked} times instead of ${wanted}:\n${[...answer.statements, 'instead of', ...missing.statements].join('\n')}`,
    );
  return told;
}

/** How the lists of a node are answered, by `role route`. */
export async function listsOf(ask: Ask, table: Lines): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const [key, line] of table) {
    if (line.kind !== 'lists') continue;
    for (const role of mayCall(line)) {
      const said = steady(await ask(role, key), nothing, line.but, leftIn(line, role));
      if (!line.sees?.includes(role)) answers.set(`${role} ${key}`, JSON.stringify(said));
    }
  }
  return answers;
}

/** Lists and counts are the same as before there was anything to hide. */
export async function toldByLists(
  ask: Ask,
  table: Lines,
  before: ReadonlyMap<string, string>,
): Promise<string[]> {
  const now = await listsOf(ask, table);
  return [...now].flatMap(([which, said]) => {
    const then = before.get(which);
    return said === then ? [] : [`${which}: ${said.slice(0, 300)} was ${then?.slice(0, 300)}`];
  });
}

/** No word and no number of it is in any other answer. */
export async function toldElsewhere(ask: Ask, table: Lines, things: Things): Promise<string[]> {
  const told: string[] = [];
  for (const [key, line] of table) {
    if (line.kind === 'names') continue;
    for (const role of mayCall(line)) {
      if (line.kind === 'lists' && line.sees?.includes(role)) continue;
      const { text } = await ask(role, key, line.call?.(things));
      told.push(...marksIn(key, text).map((mark) => `${key} as ${role}: ${mark}`));
    }
  }
  return told;
}
