// SPDX-License-Identifier: Apache-2.0
// Several parties at once, each with its own processes, folder, keys and people.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AccountBook } from './account-book.ts';
import { PartyNode, type PartyNodeOptions } from './party-node.ts';
import type { PartyProfile } from './party-profiles.ts';
import { PortBook, type Ports } from './port-book.ts';

export interface FleetOptions {
  /** Folder for all of it; made when it is not there. */
  readonly root: string;
  readonly parties: readonly PartyProfile[];
  /** Ports wished for the n-th party; free ones unless told. */
  readonly preferredPorts?: (index: number) => Partial<Ports>;
  /** Settings of a party's node as variables. */
  readonly env?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What else a party's node is started with. */
  readonly node?: (party: string) => Pick<PartyNodeOptions, 'program' | 'endpoint' | 'log'>;
}

export class Fleet {
  readonly accounts: AccountBook;
  readonly nodes: readonly PartyNode[];

  private constructor(accounts: AccountBook, nodes: readonly PartyNode[]) {
    this.accounts = accounts;
    this.nodes = nodes;
  }

  /** Starts all; when one does not start, those that did are ended. @throws Error of the first that did not */
  static async start(options: FleetOptions): Promise<Fleet> {
    const { root, parties, preferredPorts, env, node = () => ({}) } = options;
    mkdirSync(root, { recursive: true, mode: 0o700 });
    const accounts = new AccountBook(join(root, 'accounts.json'));
    const ports = new PortBook(join(root, 'ports.json'));
    // Ports one party after another, so that no two are given the same free one.
    for (const [index, { id }] of parties.entries()) await ports.portsOf(id, preferredPorts?.(index));
    const started = await Promise.allSettled(
      parties.map((profile) => {
        const settings = env?.[profile.id];
        return PartyNode.launch({
          ...{ profile, root, accounts, ports, ...node(profile.id) },
          ...(settings ? { env: settings } : {}),
        });
      }),
    );
    const nodes = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const failed = started.find((result) => result.status === 'rejected');
    if (failed) {
      await Promise.all(nodes.map((node) => node.kill()));
      throw failed.reason;
    }
    return new Fleet(accounts, nodes);
  }

  /** The node of a party of this fleet. */
  node(party: string): PartyNode {
    const node = this.nodes.find(({ id }) => id === party);
    if (!node) throw new Error(`${party} is not in this fleet`);
    return node;
  }

  /** Stops all gracefully. @throws AggregateError naming those that did not */
  async stop(): Promise<void> {
    const results = await Promise.allSettled(this.nodes.map((node) => node.stop()));
    const failures = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
  }

  /** Ends all at once. */
  async kill(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.kill()));
  }
}
