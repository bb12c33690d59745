// SPDX-License-Identifier: Apache-2.0
// One party of a demonstration as real processes: its node, its supervisor's witness, its people.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountBook } from './account-book.ts';
import { type Desk, deskNames } from './accounts.ts';
import { Child } from './child.ts';
import type { NodeOrder } from './node-process.ts';
import { OfficerClient } from './officer-client.ts';
import { hostOf, type PartyProfile } from './party-profiles.ts';
import type { PortBook, Ports } from './port-book.ts';
import { nodeProcess, witnessProcess } from './programs.ts';

export interface PartyNodeOptions {
  readonly profile: PartyProfile;
  /** The folder under which each party has its own. */
  readonly root: string;
  readonly accounts: AccountBook;
  readonly ports: PortBook;
  readonly preferredPorts?: Partial<Ports>;
  /** Settings of the node as variables: `TANSIQ_LAW_PROFILE`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another program than the demonstration's for the node, which takes the same order. */
  readonly program?: string;
  /** What its card says where partners reach it, when somebody stands in between. */
  readonly endpoint?: string;
  /** Where what the node prints goes; `node.log` in its folder unless told. */
  readonly log?: string;
}

export class PartyNode {
  readonly profile: PartyProfile;
  readonly dataDir: string;
  readonly witnessDir: string;
  /** `http://ma-dgsn.localhost:8440` */
  readonly officersUrl: string;
  readonly partnersUrl: string;
  /** Where its node itself listens for partners. */
  readonly partnersPort: number;
  /** Whether its folder was there before. */
  readonly isNew: boolean;
  readonly #accounts: AccountBook;
  readonly #options: PartyNodeOptions;
  #node: Child;
  readonly #witness: Child;
  readonly #clients = new Map<Desk, Promise<OfficerClient>>();
  readonly #made = new Map<Desk, Promise<void>>();
  /** Logins that there were when somebody was first asked for. */
  #logins: Promise<ReadonlySet<string>> | undefined;

  private constructor(options: PartyNodeOptions, ports: Ports, isNew: boolean, node: Child, witness: Child) {
    const { profile, root, accounts } = options;
    this.#options = options;
    this.profile = profile;
    this.dataDir = dataDirOf(root, profile.id);
    this.witnessDir = witnessDirOf(root, profile.id);
    this.officersUrl = `http://${hostOf(profile.id)}:${ports.officers}`;
    this.partnersUrl = options.endpoint ?? partnersUrlOf(profile.id, ports);
    this.partnersPort = ports.partners;
    this.isNew = isNew;
    this.#accounts = accounts;
    this.#node = node;
    this.#witness = witness;
  }

  /**
   * Makes the party's folder when it is not there, starts the witness, then the node, and waits until both are ready.
   * @throws Error with the process's last words
   */
  static async launch(options: PartyNodeOptions): Promise<PartyNode> {
    const { profile, root } = options;
    const ports = await options.ports.portsOf(profile.id, options.preferredPorts);
    const dataDir = dataDirOf(root, profile.id);
    const witnessDir = witnessDirOf(root, profile.id);
    mkdirSync(witnessDir, { recursive: true, mode: 0o700 });
    const isNew = !existsSync(join(dataDir, 'tansiq.toml'));
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const starting = startWitness(profile.id, witnessDir, ports.witness);
    // The node's process loads while the witness says its key.
    const order = starting.then((witness) =>
      orderOf(options, dataDir, isNew, ports, String(witness.ready.key)),
    );
    const [witness, node] = await Promise.allSettled([starting, startNode(options, order)]);
    if (witness.status === 'fulfilled' && node.status === 'fulfilled') {
      return new PartyNode(options, ports, isNew, node.value, witness.value);
    }
    for (const one of [witness, node]) if (one.status === 'fulfilled') await one.value.kill();
    throw witness.status === 'rejected' ? witness.reason : (node as PromiseRejectedResult).reason;
  }

  get id(): string {
    return this.profile.id;
  }

  /** Process ids, for the curious. */
  get pids(): { node: number; witness: number } {
    return { node: this.#node.pid, witness: this.#witness.pid };
  }

  /** Resolves with how the node's process ended. */
  get ended(): Promise<string> {
    return this.#node.ended;
  }

  /** The officer at this desk, signed in. The account is made when it is first asked for. */
  as(desk: Desk): Promise<OfficerClient> {
    const known = this.#clients.get(desk);
    if (known) return known;
    const client = this.#enter(desk);
    this.#clients.set(desk, client);
    return client;
  }

  /** Makes the accounts of these desks where there are none. Who decides on talks must be there when talks begin. */
  async fillDesks(desks: readonly Desk[] = deskNames): Promise<void> {
    await Promise.all(desks.map((desk) => this.#ensure(desk)));
  }

  /** Stops node and witness, each gracefully. @throws Error when one of them did not */
  async stop(): Promise<void> {
    for (const client of this.#clients.values()) (await client).close();
    this.#clients.clear();
    await this.#node.stop();
    await this.#witness.stop();
  }

  /** Ends the node alone, as a loss of power would; its witness and the sessions of its officers stay. */
  async killNode(): Promise<void> {
    await this.#node.kill();
  }

  /** Starts the node again after it ended. @param signal ends it at once, also before it is ready */
  async startNode(signal?: AbortSignal): Promise<void> {
    this.#node = await startNode(this.#options, Promise.resolve({ dataDir: this.dataDir }), signal);
  }

  /** A line for the node's process. */
  tellNode(line: object): void {
    this.#node.tell(line);
  }

  /** Ends both at once; for when the demonstration itself has failed. */
  async kill(): Promise<void> {
    await Promise.all([this.#node.kill(), this.#witness.kill()]);
  }

  async #enter(desk: Desk): Promise<OfficerClient> {
    await this.#ensure(desk);
    const { login, password, language } = this.#accounts.account(this.id, desk);
    return OfficerClient.signIn(this.officersUrl, login, password, { language });
  }

  #ensure(desk: Desk): Promise<void> {
    const known = this.#made.get(desk);
    if (known) return known;
    const made = this.#make(desk);
    this.#made.set(desk, made);
    return made;
  }

  /** The administrator is there from the beginning. */
  async #make(desk: Desk): Promise<void> {
    if (desk === 'administrator') return;
    const administrator = await this.as('administrator');
    this.#logins ??= administrator
      .all('GET /users', {})
      .then((users) => new Set(users.map(({ login }) => login)));
    if ((await this.#logins).has(desk)) return;
    const account = this.#accounts.account(this.id, desk);
    await administrator.call('POST /users', { body: { ...account, roles: [...account.roles] } });
  }
}

const dataDirOf = (root: string, party: string) => join(root, party);
const witnessDirOf = (root: string, party: string) => join(root, `${party}.witness`);
const partnersUrlOf = (party: string, ports: Ports) => `https://${hostOf(party)}:${ports.partners}`;

const startWitness = (party: string, dataDir: string, port: number) =>
  Child.start({
    name: `the witness of ${party}`,
    program: witnessProcess,
    args: ['--data', dataDir, '--port', String(port)],
    log: join(dataDir, 'witness.log'),
  });

const startNode = (
  { profile, root, program = nodeProcess, env, log }: PartyNodeOptions,
  order: Promise<NodeOrder>,
  signal?: AbortSignal,
) =>
  Child.start({
    name: `the node of ${profile.id}`,
    program,
    args: [],
    order,
    log: log ?? join(dataDirOf(root, profile.id), 'node.log'),
    ...(env ? { env } : {}),
    ...(signal ? { signal } : {}),
  });

function orderOf(
  { profile, root, accounts, endpoint }: PartyNodeOptions,
  dataDir: string,
  isNew: boolean,
  ports: Ports,
  witnessKey: string,
): NodeOrder {
  if (!isNew) return { dataDir };
  const { login, name, password, language } = accounts.account(profile.id, 'administrator');
  return {
    dataDir,
    knownLogs: join(witnessDirOf(root, profile.id), 'known-logs'),
    init: {
      party: profile.id,
      names: profile.names,
      spoc: profile.spoc,
      supervisor: profile.supervisor,
      officers: { host: '127.0.0.1', port: ports.officers },
      partners: {
        host: '127.0.0.1',
        port: ports.partners,
        endpoint: endpoint ?? partnersUrlOf(profile.id, ports),
      },
      witness: { url: `http://127.0.0.1:${ports.witness}`, key: witnessKey, minutes: 1 },
      admin: { login, name, password, language },
    },
  };
}
