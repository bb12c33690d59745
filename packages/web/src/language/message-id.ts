// SPDX-License-Identifier: Apache-2.0
// The sentences that there are, area by area: an id that no catalogue has is a type error.

import type access from '../words/access.en.json';
import type act from '../words/act.en.json';
import type acts from '../words/acts.en.json';
import type agreements from '../words/agreements.en.json';
import type compose from '../words/compose.en.json';
import type day from '../words/day.en.json';
import type emergencies from '../words/emergencies.en.json';
import type frame from '../words/frame.en.json';
import type holds from '../words/holds.en.json';
import type notices from '../words/notices.en.json';
import type onward from '../words/onward.en.json';
import type operations from '../words/operations.en.json';
import type orders from '../words/orders.en.json';
import type outcomes from '../words/outcomes.en.json';
import type oversight from '../words/oversight.en.json';
import type partners from '../words/partners.en.json';
import type people from '../words/people.en.json';
import type search from '../words/search.en.json';
import type statements from '../words/statements.en.json';
import type system from '../words/system.en.json';
import type today from '../words/today.en.json';

export type MessageId =
  | keyof typeof access
  | keyof typeof compose
  | keyof typeof day
  | keyof typeof act
  | keyof typeof acts
  | keyof typeof agreements
  | keyof typeof frame
  | keyof typeof onward
  | keyof typeof operations
  | keyof typeof outcomes
  | keyof typeof partners
  | keyof typeof people
  | keyof typeof search
  | keyof typeof notices
  | keyof typeof oversight
  | keyof typeof emergencies
  | keyof typeof holds
  | keyof typeof orders
  | keyof typeof statements
  | keyof typeof system
  | keyof typeof today;
