// SPDX-License-Identifier: Apache-2.0
// The numbered migrations, in order. A new one is a new file and a new line here; an old one is never edited.
import type { Kysely } from 'kysely';
import type { Dialect } from '../dialect.ts';
import * as kernel from './0001-kernel.ts';
import * as today from './0003-today.ts';
import * as access from './0004-access.ts';
import * as textIndex from './0005-text-index.ts';
import * as reports from './0006-reports.ts';
import * as notices from './0007-notices.ts';
import * as supervision from './0008-supervision.ts';
import * as attachmentRetries from './0009-attachment-retries.ts';
import * as termsDrafts from './0010-terms-drafts.ts';
import * as byPlace from './0011-by-place.ts';
import * as operations from './0012-operations.ts';
import * as siteStates from './0013-site-states.ts';
import * as noticesRead from './0014-notices-read.ts';
import * as noSamples from './0015-no-samples.ts';
import * as tokens from './0016-tokens.ts';
import * as recoveries from './0017-recoveries.ts';
import * as resumedUploads from './0018-resumed-uploads.ts';
import * as emergencies from './0019-emergencies.ts';
import * as providerLinks from './0020-provider-links.ts';
import * as standingOrders from './0021-standing-orders.ts';
import * as legalHolds from './0022-legal-holds.ts';

export interface Migration {
  name: string;
  /** The version before works on what this one makes: it only adds. */
  alongside?: true;
  up(db: Kysely<unknown>, dialect: Dialect): Promise<void>;
}

export const migrations: Migration[] = [
  { name: '0001-kernel', up: kernel.up },
  { name: '0003-today', up: today.up },
  { name: '0004-access', up: access.up },
  { name: '0005-text-index', up: textIndex.up },
  { name: '0006-reports', up: reports.up },
  { name: '0007-notices', up: notices.up },
  { name: '0008-supervision', up: supervision.up },
  { name: '0009-attachment-retries', up: attachmentRetries.up },
  { name: '0010-terms-drafts', up: termsDrafts.up },
  { name: '0011-by-place', up: byPlace.up },
  { name: '0012-operations', up: operations.up },
  { name: '0013-site-states', up: siteStates.up },
  { name: '0014-notices-read', up: noticesRead.up },
  { name: '0015-no-samples', up: noSamples.up },
  { name: '0016-tokens', up: tokens.up },
  { name: '0017-recoveries', up: recoveries.up },
  { name: '0018-resumed-uploads', up: resumedUploads.up },
  { name: '0019-emergencies', alongside: true, up: emergencies.up },
  { name: '0020-provider-links', alongside: true, up: providerLinks.up },
  { name: '0021-standing-orders', alongside: true, up: standingOrders.up },
  { name: '0022-legal-holds', alongside: true, up: legalHolds.up },
];
