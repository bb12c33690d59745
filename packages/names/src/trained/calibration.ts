// SPDX-License-Identifier: Apache-2.0
// Weights of the calibration. Written by `node packages/names/train/calibrate.ts`; see NOTICE.

export const WEIGHTS: readonly number[] = [1.791, 0.355, -2.483, 0.001, -1.637, 0.082, 0.208, 0.252, 0.073, -1.201, -0.075, -0.214, 0.056, -1.077, -1.096, 0.138, -0.473];
export const BIAS = -0.380;
