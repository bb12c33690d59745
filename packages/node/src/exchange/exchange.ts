// SPDX-License-Identifier: Apache-2.0
// The exchange of a node: its server for partners, a line to each partner, and the inbox, put together and started.
import type { PartyId } from '@tansiq/protocol';
import { type HandlerParts, partnerHandlers } from './handlers.ts';
import { Intake, type IntakeParts } from './intake.ts';
import { Line, type LineParts, type LineState } from './line.ts';
import type { PartnerClient } from './partner-client.ts';
import { type PartnerReply, PartnerServer, problem } from './partner-server.ts';

export type ExchangeParts = Omit<LineParts, 'intake' | 'client'> & { client: PartnerClient } & Omit<
    IntakeParts,
    'due' | 'carded' | 'refused'
  > &
  Pick<HandlerParts, 'attachment' | 'attachmentsWanted' | 'attachmentGiven'>;

export class Exchange {
  readonly #parts: ExchangeParts;
  readonly #lines = new Map<string, Line>();
  readonly #intake: Intake;
  readonly #server: PartnerServer;
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
  }

  /** Listens for partners. @returns the port */
  async listen(host: string, port: number): Promise<number> {
    return (await this.#server.listen(host, port)).port;
  }

  start(): void {
    this.#started = true;
    for (const { id } of this.#parts.directory.partners()) this.#line(id);
  }

  /** Something for this partner was released. */
  due(party: PartyId): void {
    this.#lines.get(party)?.wake();
  }

  /** A party was confirmed, or its card changed. */
  async partiesChanged(): Promise<void> {
    await this.#parts.directory.reload();
    if (!this.#started) return;
    for (const { id } of this.#parts.directory.partners()) this.#line(id);
    for (const line of this.#lines.values()) line.wake();
  }

  lines(): LineState[] {
    return [...this.#lines.values()].map((line) => line.state);
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

  #line(party: PartyId): void {
    if (this.#lines.has(party)) return;
    const line = new Line({ ...this.#parts, intake: this.#intake }, party);
    this.#lines.set(party, line);
    line.start();
  }
}
