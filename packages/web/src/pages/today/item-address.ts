// SPDX-License-Identifier: Apache-2.0
// Where each thing that waits is dealt with.
import type { TodayItem } from '@tansiq/node/contract';

export function addressOfItem({ kind, target: { page, id = '' } }: TodayItem): string {
  const key = encodeURIComponent(id);
  switch (page) {
    case 'act':
    case 'h3':
    case 'recall':
      return `/acts/${key}`;
    case 'draft':
      return kind === 'release' ? `/drafts/${key}/release` : `/drafts/${key}`;
    case 'agreement':
      return `/agreements/${key}`;
    case 'statement':
      return `/statements/${key}`;
    case 'party':
      return `/partners/${key}`;
    case 'system':
      return '/system';
    case 'emergencies':
      return '/emergencies';
    case 'supervision':
      return '/supervisor';
  }
}
