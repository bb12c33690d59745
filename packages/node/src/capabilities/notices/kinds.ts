// SPDX-License-Identifier: Apache-2.0
// Which event is told as what, and to which roles. Pure.
import type { Role } from '../../access/index.ts';

export const noticeKinds = [
  'report',
  'outcome',
  'recall',
  'agreement',
  'operation',
  'call',
  'statement',
  'release',
  'returned',
  'withheld',
  'refused',
  'party',
  'link',
  'deadline',
  'witness',
  'recovery',
  'emergency',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** An event as it is stored, with the acts and drafts that it turns out to be of. */
export interface ToldEvent {
  seq: number;
  kind: string;
  act: string | null;
  dossier: string | null;
  detail: Readonly<Record<string, unknown>>;
}

/** What is to be told. `act`: to those who may know of it; else by role alone. */
export interface Told {
  kind: NoticeKind;
  subject: string;
  rev: number;
  act?: string;
  /** Only these roles; everyone who may know of the act when absent. */
  roles?: readonly Role[];
  /** Only this user. */
  user?: string;
  /** Not to this user: who did it knows. */
  except?: string;
}

export interface DraftOf {
  owner: string;
  dossier: string | undefined;
  /** The last that was done with it: a releaser handed it back. */
  returned: boolean;
}

export const releasing: readonly Role[] = ['releaser', 'head'];
const watching: readonly Role[] = ['head', 'supervisor'];
const talking: readonly Role[] = ['negotiator', 'legal-adviser', 'signatory', 'head'];
const dealing: readonly Role[] = ['officer', 'releaser', 'head'];

const received: readonly (readonly [prefix: string, kind: NoticeKind])[] = [
  ['report.', 'report'],
  ['act.correct', 'report'],
  ['outcome.', 'outcome'],
  ['act.recall', 'recall'],
  ['act.expired', 'recall'],
  ['operation.plan', 'operation'],
  ['operation.site', 'operation'],
  ['operation.consent', 'operation'],
  ['operation.readiness', 'operation'],
  ['statement.', 'statement'],
  ['transfer.', 'report'],
  ['onward.', 'report'],
];

/** What everybody in the operation must hear at once, whoever of us or the partner said it. Entries are for the board. */
const calls: ReadonlySet<string> = new Set(['operation.go', 'operation.abort']);

/** What one event tells; nothing for what only the machinery needs. Refusals and drafts are looked up by the caller. */
export function toldOf(event: ToldEvent, self: string): Told[] {
  const { seq: rev, kind, act, dossier, detail } = event;
  const text = (name: string) => (typeof detail[name] === 'string' ? detail[name] : '');
  const about = (told: NoticeKind, more: Partial<Told> = {}): Told[] =>
    act === null ? [] : [{ kind: told, subject: dossier ?? act, rev, act, ...more }];
  switch (kind) {
    case 'act': {
      if (calls.has(text('type')))
        return text('from') === '' || text('result') === 'accepted' ? about('call') : [];
      const found = received.find(([prefix]) => text('type').startsWith(prefix));
      return found && text('from') !== '' && text('result') === 'accepted' ? about(found[1]) : [];
    }
    case 'agreement':
      return text('from') === self || text('from') === '' ? [] : about('agreement', { roles: talking });
    case 'withheld':
      return about('withheld', { roles: dealing });
    case 'link':
      return [{ kind: 'link', subject: text('party'), rev, roles: ['head', 'administrator'] }];
    case 'deadline':
      return [
        { kind: 'deadline', subject: text('subject'), rev, user: text('user'), ...(act !== null && { act }) },
      ];
    case 'witness':
      return text('result') === 'refused'
        ? [{ kind: 'witness', subject: text('why'), rev, roles: ['head', 'administrator', 'supervisor'] }]
        : [];
    case 'recovery': {
      const of = { kind: 'recovery', subject: text('user'), rev } as const;
      const others = { roles: ['supervisor', 'administrator'], except: text('user') } as const;
      return [
        { ...of, user: text('user') },
        { ...of, ...others },
      ];
    }
    case 'emergency': {
      // Who oversees hears of each; who releases, of those that two people here must decide about.
      const roles = text('state') === 'waiting' ? (['head', 'supervisor', 'releaser'] as const) : watching;
      return [{ kind: 'emergency', subject: text('act'), rev, roles }];
    }
    case 'party':
      return [{ kind: 'party', subject: text('party'), rev, roles: ['head'] }];
    default:
      return [];
  }
}

/** A draft that was handed in waits for who may release it; one that came back for its author. */
export function toldOfDraft({ seq: rev, detail }: ToldEvent, draft: DraftOf): Told[] {
  const subject = String(detail.draft);
  if (detail.state === 'submitted')
    return [{ kind: 'release', subject, rev, roles: releasing, except: draft.owner }];
  return detail.state === 'open' && draft.returned
    ? [{ kind: 'returned', subject, rev, user: draft.owner }]
    : [];
}

/** Own acts that a partner did not take, as its disposition says. */
export const toldOfRefusal = (
  { seq: rev }: ToldEvent,
  { act, dossier }: { act: string; dossier: string | null },
): Told => ({ kind: 'refused', subject: dossier ?? act, rev, act, roles: dealing });
