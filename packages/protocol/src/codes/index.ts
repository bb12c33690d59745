// SPDX-License-Identifier: Apache-2.0
// Closed lists of codes, each with its labels, its source and how far that source was checked.
export * from './categories.ts';
export * from './code-list.ts';
export * from './crime-areas.ts';
export * from './hit-fields.ts';
export * from './markings.ts';
export * from './purposes.ts';
export * from './refusal-grounds.ts';
export * from './roles.ts';
export * from './seizures.ts';
export * from './transfer-grounds.ts';
export * from './weapon-kinds.ts';
