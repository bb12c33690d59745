// SPDX-License-Identifier: Apache-2.0
// The nodes of a run: real processes, each behind a link of its own, on a disk or a database that can fail, with an agreement in force.
import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Fleet, freePort, type PartyNode, pair, parties as profiles } from '@tansiq/cli';
import { loadKeys, tlsPin } from '../../packages/node/src/keys/index.ts';
import { proposeFrom, signByAll } from '../conclude.ts';
import { Database } from './database.ts';
import { Disk } from './disk.ts';
import { Link, type Side } from './link.ts';

const program = fileURLToPath(new URL('chaos-node-process.ts', import.meta.url));
const played = [profiles.rabat, profiles.madrid, profiles.nouakchott];

/** A party under fault: what is done to it waits for nothing but its own process. */
export class Party {
  readonly node: PartyNode;
  readonly disk: Disk;
  readonly link: Link;
  /** Settles when the node is ready again. */
  #up: Promise<void> = Promise.resolve();
  #shift = 0;

  constructor(node: PartyNode, disk: Disk, link: Link) {
    this.node = node;
    this.disk = disk;
    this.link = link;
  }

  get id(): string {
    return this.node.id;
  }

  get up(): Promise<void> {
    return this.#up;
  }

  /** SIGKILL, and the node is started again; with `again`, killed so many ms after that, which may be before it is ready. */
  async kill({ lived, down, again }: { lived: number; down: number; again?: number }): Promise<void> {
    await this.#up;
    await sleep(lived);
    await this.node.killNode();
    if (again !== undefined) {
      await this.node.startNode(AbortSignal.timeout(again)).catch(() => undefined);
      await this.node.killNode();
    }
    this.#up = sleep(down).then(() => this.#start());
    // Who waits for it hears of it.
    this.#up.catch(() => undefined);
  }

  setClock(shift: number): void {
    this.#shift = shift;
    this.node.tellNode({ shift });
  }

  async #start(): Promise<void> {
    // A disk that is full or a database that is away lets no node start: whoever runs it tries again.
    for (let tries = 0; ; tries += 1) {
      try {
        await this.node.startNode();
        break;
      } catch (error) {
        if (tries >= 60) throw error;
        await sleep(500);
      }
    }
    this.node.tellNode({ shift: this.#shift });
  }
}

export interface Stage {
  readonly parties: readonly Party[];
  readonly lineage: string;
  readonly database: Database | undefined;
  /** @param keep whether the folders of the nodes stay */
  close(keep: boolean): Promise<void>;
}

export async function setStage(root: string, count: number, store: 'sqlite' | 'postgres'): Promise<Stage> {
  const cast = played.slice(0, count);
  const database = store === 'postgres' ? Database.start() : undefined;
  const disks = new Map<string, Disk>();
  const links: Link[] = [];
  let fleet: Fleet | undefined;
  const close = async (keep: boolean) => {
    await fleet?.kill();
    await Promise.all(links.map((link) => link.close()));
    for (const disk of disks.values()) disk.remove(keep);
    database?.remove();
  };
  try {
    for (const { id } of cast) disks.set(id, Disk.make(join(root, id)));
    const ports = new Map<string, number>();
    for (const { id } of cast) ports.set(id, await freePort());
    const env = Object.fromEntries(
      cast.map(({ id }) => [
        id,
        // A node is started hundreds of times: its sources are compiled once.
        {
          NODE_COMPILE_CACHE: join(root, 'compiled'),
          ...(database && { TANSIQ_STORE_POSTGRES: database.make(id) }),
        },
      ]),
    );
    fleet = await Fleet.start({
      ...{ root, parties: cast, env },
      node: (party) => ({
        program,
        endpoint: `https://${party.replace('.', '-')}.localhost:${ports.get(party)}`,
        // Not on the disk that is filled: what a node prints goes to whoever started it.
        log: join(root, `${party}.log`),
      }),
    });
    const sides = await Promise.all(fleet.nodes.map(sideOf));
    const parties: Party[] = [];
    for (const [at, node] of fleet.nodes.entries()) {
      const link = new Link(sides[at] as Side, sides);
      await link.listen(ports.get(node.id) ?? 0);
      links.push(link);
      parties.push(new Party(node, disks.get(node.id) as Disk, link));
    }
    await Promise.all(fleet.nodes.map((node) => node.fillDesks()));
    const lineage = await agree(fleet.nodes as [PartyNode, ...PartyNode[]]);
    // While all is well: a session outlives its node. The supervisor, who looks at the end, signs in then: a session ends when it is idle.
    for (const node of fleet.nodes)
      for (const desk of ['officer', 'head', 'signatory'] as const) await node.as(desk);
    return { parties, lineage, database, close };
  } catch (error) {
    await close(false);
    throw error;
  }
}

async function sideOf(node: PartyNode): Promise<Side> {
  const { tls: identity } = await loadKeys(node.dataDir);
  return { party: node.id, port: node.partnersPort, identity, pin: tlsPin(createPrivateKey(identity.key)) };
}

async function agree(nodes: readonly [PartyNode, ...PartyNode[]]): Promise<string> {
  for (const [at, one] of nodes.entries()) for (const other of nodes.slice(at + 1)) await pair(one, other);
  const proposal = await proposeFrom(nodes.length > 2 ? 'multi-party' : 'full-bilateral', nodes);
  await signByAll(nodes, proposal);
  return proposal.lineage;
}
