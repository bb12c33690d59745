// SPDX-License-Identifier: Apache-2.0
// Weights of the calibration. Written by `node packages/names/train/calibrate.ts`; see NOTICE.

export const WEIGHTS: readonly number[] = [
  1.785, 0.356, -2.48, 0.0, -1.638, 0.084, 0.207, 0.252, 0.073, -1.2, -0.074, -0.212, 0.066, -1.084, -1.094,
  0.138, -0.477,
];
export const BIAS = -0.377;
