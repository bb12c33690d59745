// SPDX-License-Identifier: Apache-2.0
// Weights of the calibration. Written by `node packages/names/train/calibrate.ts`; see NOTICE.

export const WEIGHTS: readonly number[] = [
  1.78, 0.356, -2.48, -0.001, -1.638, 0.09, 0.235, 0.256, 0.08, -1.198, -0.076, -0.208, 0.065, -1.083, -1.114,
  0.137, -0.48,
];
export const BIAS = -0.389;
