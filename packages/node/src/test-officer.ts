// SPDX-License-Identifier: Apache-2.0
// For tests: an officer who calls a running node's API over its socket, as a program that is signed in would.
import { cookieName, type Role } from './access/index.ts';
import type { TestParty } from './test-nodes.ts';

export interface Asked {
  status: number;
  headers: Headers;
  /** The JSON of the answer; undefined when it has none. */
  body: unknown;
  bytes: Buffer;
}

export type OfficerCalls = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Asked>;

/** Opens a session without a password. A body of bytes is sent as it is, all else as JSON. */
export async function officerOf(party: TestParty, role: Role): Promise<OfficerCalls> {
  const { rooms, officersUrl } = party.node;
  const { value, csrf } = await rooms.store.writer.write((tx) => rooms.sessions.open(tx, party.as[role].id));
  const who = { cookie: `${cookieName(party.node.party, false)}=${value}`, 'x-csrf-token': csrf };
  return async (method, path, body, more) => {
    const raw = body instanceof Uint8Array;
    const type = raw ? 'application/octet-stream' : 'application/json';
    const answer = await fetch(`${officersUrl}/api${path}`, {
      method,
      headers: { ...who, ...more, ...(body === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body: raw ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const json = /[/+]json\b/.test(answer.headers.get('content-type') ?? '');
    const said = json ? (JSON.parse(bytes.toString('utf8')) as unknown) : undefined;
    return { status: answer.status, headers: answer.headers, body: said, bytes };
  };
}
