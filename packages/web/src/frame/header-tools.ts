// SPDX-License-Identifier: Apache-2.0
// What areas put into the header, from the start of the line to its end: a line here each.
import type { ComponentType } from 'react';
import { Bell } from '../pages/notices/bell.tsx';

export const headerTools: readonly ComponentType[] = [Bell];
