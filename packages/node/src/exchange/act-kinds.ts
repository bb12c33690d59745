// SPDX-License-Identifier: Apache-2.0
// Kinds of acts by their type: what is control, and what the node itself says without a person.
import { actTypes, isActType } from '@tansiq/protocol';
import type { HeldAct } from './held-act.ts';

export const isControl = (act: Pick<HeldAct, 'header'>): boolean =>
  isActType(act.header.type) && actTypes[act.header.type].control;
