// SPDX-License-Identifier: Apache-2.0
// The name of a type of act, as the catalogue has it.

/** Types of acts that the catalogue names; others are shown by their code. */
export const typeId = (type: string) => `compose.type.${type as 'report.share'}` as const;
