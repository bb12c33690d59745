// SPDX-License-Identifier: Apache-2.0
// What is attacked: two real nodes with an agreement and what the demonstration leaves, calls between them recorded, an account at every desk.
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Desk, deskNames, Fleet, freePort, Narrator, parties, perform, sceneOf } from '@tansiq/cli';
import { loadKeys, tlsPin } from '../../packages/node/src/keys/index.ts';
import { Link, type Recorded, type Side } from '../chaos/link.ts';

/** Its officers may call as often as they like: what is looked for here is behind the limits. */
const program = fileURLToPath(new URL('../chaos/chaos-node-process.ts', import.meta.url));
const RECORDED = 400;

export interface Target {
  readonly fleet: Fleet;
  /** Officers' address of the node that is attacked. */
  readonly url: string;
  readonly accounts: ReadonlyMap<Desk, { login: string; password: string }>;
  readonly partner: { readonly at: Side; readonly as: Side; readonly recorded: readonly Recorded[] };
  residentMb(): number;
  close(): Promise<void>;
}

export async function openTarget(root: string): Promise<Target> {
  const cast = [parties.rabat, parties.madrid];
  const ports = new Map<string, number>();
  for (const { id } of cast) ports.set(id, await freePort());
  const fleet = await Fleet.start({
    root,
    parties: cast,
    node: (party) => ({
      program,
      endpoint: `https://${party.replace('.', '-')}.localhost:${ports.get(party)}`,
      log: join(root, `${party}.log`),
    }),
  });
  const links: Link[] = [];
  const close = async () => {
    await Promise.all(links.map((link) => link.close()));
    await fleet.stop();
  };
  try {
    const sides = await Promise.all(
      fleet.nodes.map(async (node): Promise<Side> => {
        const { tls: identity } = await loadKeys(node.dataDir);
        const pin = tlsPin(createPrivateKey(identity.key));
        return { party: node.id, port: node.partnersPort, identity, pin };
      }),
    );
    for (const side of sides) {
      const link = new Link(side, sides, RECORDED);
      await link.listen(ports.get(side.party) ?? 0);
      links.push(link);
    }
    await perform(sceneOf(fleet, root, new Narrator('en', { write: () => true }), undefined));
    const node = fleet.node('ma.dgsn');
    const [at, as] = sides as [Side, Side];
    return {
      fleet,
      url: node.officersUrl,
      accounts: new Map(deskNames.map((desk) => [desk, fleet.accounts.account(node.id, desk)])),
      partner: { at, as, recorded: links[0]?.recorded ?? [] },
      residentMb: () => {
        const status = readFileSync(`/proc/${node.pids.node}/status`, 'utf8');
        return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
