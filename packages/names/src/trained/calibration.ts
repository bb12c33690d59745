// SPDX-License-Identifier: Apache-2.0
// Weights of the calibration. Written by `node packages/names/train/calibrate.ts`; see NOTICE.

export const WEIGHTS: readonly number[] = [
  1.68, 0.471, -2.648, 0.127, -1.75, 0.041, 0.302, 0.32, 0.076, -0.948, -0.221, -0.171, 0.071, -1.098, -1.047,
  0.164, -0.465,
];
export const BIAS = -0.509;
