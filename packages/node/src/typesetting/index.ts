// SPDX-License-Identifier: Apache-2.0
// Papers as PDF.
export { paperNotSet, Typesetter, type TypesettingLimits } from './typesetter.ts';
