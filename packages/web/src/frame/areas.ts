// SPDX-License-Identifier: Apache-2.0
// The areas of the screens, in the order of the navigation: adding one is a folder under pages/, a line here and a line in router.ts.

import {
  type Icon,
  IconBook,
  IconBuildingBank,
  IconClockPlay,
  IconEye,
  IconInbox,
  IconPencil,
  IconSearch,
  IconServer,
  IconSpeakerphone,
  IconSun,
  IconTargetArrow,
  IconUsers,
  IconWritingSign,
} from '@tabler/icons-react';
import type { Role } from '@tansiq/node/contract';
import type { MessageId } from '../language/message-id.ts';

export interface Area {
  /** Where its link leads. */
  to: string;
  label: MessageId;
  icon: Icon;
  /** Whose work it is; everybody's when absent. The API decides what they get. */
  roles?: readonly Role[];
  /** Letter that leads there after `g`. */
  key: string;
  /** One of the four in the bar of a phone. */
  atHand?: boolean;
}

const readers: readonly Role[] = [
  ...(['officer', 'releaser', 'negotiator', 'legal-adviser', 'signatory', 'head', 'supervisor'] as const),
];

/** What the navigation shows. */
export const areas: readonly Area[] = [
  { to: '/today', label: 'today.title', icon: IconSun, key: 't', atHand: true },
  {
    to: '/drafts',
    label: 'compose.drafts',
    icon: IconPencil,
    roles: ['officer', 'releaser', 'head'],
    key: 'd',
    atHand: true,
  },
  { to: '/reports', label: 'acts.title', icon: IconInbox, roles: readers, key: 'r', atHand: true },
  { to: '/search', label: 'search.title', icon: IconSearch, roles: readers, key: 'f' },
  {
    to: '/agreements',
    label: 'agreements.title',
    icon: IconWritingSign,
    roles: readers,
    key: 'a',
    atHand: true,
  },
  {
    to: '/operations',
    label: 'operations.title',
    icon: IconClockPlay,
    roles: ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'],
    key: 'h',
  },
  {
    to: '/statements',
    label: 'statements.title',
    icon: IconSpeakerphone,
    roles: ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'],
    key: 'm',
  },
  { to: '/partners', label: 'partners.title', icon: IconBuildingBank, key: 'n' },
  {
    to: '/outcomes',
    label: 'outcomes.title',
    icon: IconTargetArrow,
    roles: ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'],
    key: 'o',
  },
  {
    to: '/people',
    label: 'people.title',
    icon: IconUsers,
    roles: ['administrator', 'head', 'supervisor'],
    key: 'p',
  },
  { to: '/journal', label: 'oversight.journal', icon: IconBook, roles: ['supervisor', 'head'], key: 'j' },
  {
    to: '/supervisor',
    label: 'oversight.supervisor',
    icon: IconEye,
    roles: ['supervisor', 'head'],
    key: 'v',
  },
  {
    to: '/system',
    label: 'system.title',
    icon: IconServer,
    roles: ['administrator', 'head', 'supervisor'],
    key: 'y',
  },
];

/** The areas of someone with these roles. */
export const areasFor = (roles: readonly Role[]): readonly Area[] =>
  areas.filter((area) => area.roles === undefined || area.roles.some((role) => roles.includes(role)));
