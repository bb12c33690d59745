// SPDX-License-Identifier: Apache-2.0
// Weights of the calibration. Written by `node packages/names/train/calibrate.ts`; see NOTICE.

export const WEIGHTS: readonly number[] = [1.136, 2.871, -4.695, 0.091, -0.111, 0.831, -0.159, -1.604];
export const BIAS = -0.868;
