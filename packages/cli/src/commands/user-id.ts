// SPDX-License-Identifier: Apache-2.0
// From a login to the id by which the API names its user.
import type { OfficerClient } from '../fleet/officer-client.ts';

/** The id of a login; the login itself when there is none, so that the node answers as for anything unknown. */
export async function userIdOf(node: OfficerClient, login: string): Promise<string> {
  const users = await node.all('GET /users', {});
  return users.find((user) => user.login === login)?.id ?? login;
}
