// SPDX-License-Identifier: Apache-2.0
// What the demonstration tells, by language.
import type { Language } from '@tansiq/node/contract';
import { ar } from './ar.ts';
import { type Catalogue, en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

export type { Catalogue } from './en.ts';
export const catalogues: Readonly<Record<Language, Catalogue>> = { ar, es, fr, en };
