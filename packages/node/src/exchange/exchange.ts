// SPDX-License-Identifier: Apache-2.0
// The exchange of a node: its server for partners, a line to each partner, and the inbox, put together and started.
import type { PartyId } from '@tansiq/protocol';
import type { Processes, Work } from '../processes/index.ts';
import { type HandlerParts, partnerHandlers } from './handlers.ts';
import { Intake, type IntakeParts } from './intake.ts';
import { Line, type LineParts, type LineState } from './line.ts';
import type { PartnerClient } from './partner-client.ts';
import { type PartnerReply, PartnerServer, problem } from './partner-server.ts';
import { sequence } from './sequencer.ts';

export type ExchangeParts = Omit<LineParts, 'intake' | 'client'> & { client: PartnerClient } & Omit<
    IntakeParts,
    'due' | 'carded' | 'refused'
  > &
  Pick<HandlerParts, 'attachment' | 'attachmentsWanted' | 'attachmentGiven'> & { processes: Processes };

/** How soon the others hear how a line does; what changes meanwhile is told once. */
const TELL_MS = 200;

type Whose = 'one' | 'each';

export class Exchange {
  readonly #parts: ExchangeParts;
  readonly #lines = new Map<string, Line>();
  readonly #intake: Intake;
  readonly #server: PartnerServer;
  readonly #whose = new Map<string, Whose>();
  /** Lines that another process of this node has, as it told of them. */
  readonly #elsewhere = new Map<string, LineState>();
  readonly #telling = new Set<string>();
  #started = false;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
    const due = (party: PartyId) => this.due(party);
    this.#intake = new Intake({
      ...parts,
      due,
      carded: () => this.partiesChanged(),
      refused: (party, code, detail) =>
        parts.log.warn({ partner: party, code, reason: detail.slice(0, 120) }, 'a batch was not taken'),
    });
    this.#server = new PartnerServer({
      identity: parts.keys.tls,
      partyOf: (pin) => parts.directory.partyOfPin(pin),
      handlers: partnerHandlers({
        ...parts,
        intake: this.#intake,
        due,
        heldBy: (party, size, receipted) => this.#lines.get(party)?.heldBy(size, receipted),
        isAwaitingOwn: (party) => this.#lines.get(party)?.awaitsOwn ?? false,
        ownGiven: (party, sealed) => this.#ownGiven(party, sealed),
      }),
      card: async () => parts.directory.self.chain.newest.jws,
      failed: (error, call) => parts.log.error({ err: error, route: call }, 'a partner call failed'),
    });
    const { processes } = parts;
    processes.on('due', (party) => this.#lines.get(party)?.wake());
    processes.on('line', (said) => {
      const state = JSON.parse(said) as LineState;
      this.#elsewhere.set(state.party, state);
    });
    processes.on('parties', () => this.#lookAgain());
    processes.on('changed', () => {
      this.#elsewhere.clear();
      this.#lookAgain();
    });
  }

  /** Listens for partners. @returns the port */
  async listen(host: string, port: number): Promise<number> {
    return (await this.#server.listen(host, port)).port;
  }

  start(): void {
    this.#started = true;
    this.#arrange();
  }

  /** Something for this partner was released: the process that has its line is woken. */
  due(party: PartyId): void {
    const line = this.#lines.get(party);
    line?.wake();
    if (line?.state.state !== 'up' || this.#whose.get(party) === 'each')
      this.#parts.processes.tell('due', party);
  }

  /** What was released until now, or the own cards of it, gets its place in its channel, where that can be. */
  async append(what: 'all' | 'cards'): Promise<void> {
    for (const { id } of this.#parts.directory.partners()) {
      const line = this.#lines.get(id);
      if (line) await line.append(what);
      // The line that another process has is open where it says that it is up.
      else if (this.#elsewhere.get(id)?.state === 'up') while ((await sequence(this.#parts, id, what)) > 0);
      this.due(id);
    }
  }

  /** The node has other keys: the next connections show its newest identity. */
  keysChanged(): void {
    this.#server.show(this.#parts.keys.tls);
    for (const line of this.#lines.values()) line.wake();
  }

  /** A party was added or confirmed, or its card changed. */
  async partiesChanged(): Promise<void> {
    this.#parts.processes.tell('parties');
    await this.#reload();
  }

  /** How the line to each partner does, whichever process has it. */
  lines(): LineState[] {
    return this.#parts.directory.partners().flatMap(({ id }) => {
      const here = this.#lines.get(id)?.state;
      return (here?.state === 'up' ? here : (this.#elsewhere.get(id) ?? here)) ?? [];
    });
  }

  async stop(): Promise<void> {
    this.#started = false;
    await Promise.all([...this.#lines.values()].map((line) => line.stop()));
    await this.#server.close();
    this.#parts.client.close();
  }

  async #ownGiven(party: PartyId, sealed: Uint8Array): Promise<PartnerReply> {
    const line = this.#lines.get(party);
    if (!line?.awaitsOwn) return problem(409, 'not-asked');
    const attempt = await line.ownGiven(sealed);
    if (attempt === 'busy') return problem(429, 'busy');
    if (attempt.kind !== 'delivered') return problem(409, 'unreadable');
    const body = JSON.stringify({ v: 1, size: attempt.size });
    return { status: 200, type: 'application/json', body };
  }

  #lookAgain(): void {
    this.#reload().catch((error: unknown) =>
      this.#parts.log.error({ err: error }, 'the parties could not be read again'),
    );
  }

  async #reload(): Promise<void> {
    await this.#parts.directory.reload();
    if (!this.#started) return;
    this.#arrange();
    for (const [party, line] of this.#lines) {
      line.wake();
      this.#tell(party);
    }
  }

  /** One process has the line to a partner that it dials. Of one that calls, each has a line: nobody knows which of them will be called. */
  #arrange(): void {
    const { directory, log } = this.#parts;
    for (const { id } of directory.partners()) {
      const whose = directory.addressOf(id) ? 'one' : 'each';
      const before = this.#whose.get(id);
      if (before === whose) continue;
      this.#whose.set(id, whose);
      // Not waited for: what made it so may be a batch that this very line has pulled.
      this.#give(id, whose, before).catch((error: unknown) =>
        log.error({ err: error, partner: id }, 'a line could not be begun'),
      );
    }
  }

  async #give(party: PartyId, whose: Whose, before: Whose | undefined): Promise<void> {
    const { processes } = this.#parts;
    if (before === 'one') await processes.drop(duty(party));
    if (before === 'each') await this.#end(party);
    if (whose === 'one') processes.hold(duty(party), () => this.#begin(party));
    else this.#begin(party);
  }

  #begin(party: PartyId): Work {
    const changed = () => this.#tell(party);
    const line = new Line({ ...this.#parts, intake: this.#intake, changed }, party);
    this.#lines.set(party, line);
    line.start();
    return { stop: () => this.#end(party) };
  }

  async #end(party: PartyId): Promise<void> {
    const line = this.#lines.get(party);
    this.#lines.delete(party);
    await line?.stop();
  }

  /** Officers ask any process how a line does. */
  #tell(party: string): void {
    if (this.#telling.has(party)) return;
    this.#telling.add(party);
    setTimeout(() => {
      this.#telling.delete(party);
      const line = this.#lines.get(party);
      if (line) this.#parts.processes.tell('line', JSON.stringify(line.state));
    }, TELL_MS).unref();
  }
}

const duty = (party: PartyId) => `line ${party}`;
