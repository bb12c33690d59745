// SPDX-License-Identifier: Apache-2.0
// Emergency overrides: told at once, decided by two people, reviewed by a third.
export { emergenciesWaiting } from './reading.ts';
export { emergencyRoutes } from './routes.ts';
export { Emergencies } from './service.ts';
