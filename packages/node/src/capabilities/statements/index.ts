// SPDX-License-Identifier: Apache-2.0
// Joint statements: a text that all sign, figures of confirmed outcomes, published when its hour has come.
export { signHonestly } from './honest.ts';
export { statementRoutes } from './routes.ts';
export { Statements } from './service.ts';
