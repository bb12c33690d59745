// SPDX-License-Identifier: Apache-2.0
// What a machine asks of a node: does it live, is it ready, how does it do. Numbers and names of agencies; no content, no person.
export { startMonitoring, startTracing } from './start.ts';
export { answerTold } from './tracing.ts';
