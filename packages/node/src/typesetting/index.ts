// SPDX-License-Identifier: Apache-2.0
// Papers as PDF.
export { Typesetter } from './typesetter.ts';
