// SPDX-License-Identifier: Apache-2.0
// Standing orders: by the head's word reports about nobody may leave without a second person.
export { standingOrderRoutes } from './routes.ts';
export { StandingOrders } from './service.ts';
