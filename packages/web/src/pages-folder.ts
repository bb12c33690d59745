// SPDX-License-Identifier: Apache-2.0
// Where the built pages lie, for the command that starts a node and has it serve them.

/** URL of the folder with `index.html`; it is there once the pages were built. */
export const pagesFolder: URL = new URL('../dist/', import.meta.url);
