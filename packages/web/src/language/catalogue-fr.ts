// SPDX-License-Identifier: Apache-2.0
// Every sentence of the screens in one language, as one file of the build: fr.
type Words = Record<string, string>;

export const catalogue: Words = Object.assign(
  {},
  ...Object.values(import.meta.glob<Words>('../words/*.fr.json', { eager: true, import: 'default' })),
) as Words;
