// SPDX-License-Identifier: Apache-2.0
// What areas put into the header, from the start of the line to its end: a line here each.
import type { ComponentType } from 'react';

export const headerTools: readonly ComponentType[] = [];
