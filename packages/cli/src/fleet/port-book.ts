// SPDX-License-Identifier: Apache-2.0
// Which ports a party's processes have, kept in a file: a card names an address, so it must be the same at the next start.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { freePort, isFree } from './free-port.ts';

export interface Ports {
  /** Officers' API. */
  readonly officers: number;
  /** Partners' nodes. */
  readonly partners: number;
  /** The supervisor's witness. */
  readonly witness: number;
}

export class PortBook {
  readonly #path: string;
  readonly #book: Record<string, Ports>;

  /** @param path a JSON file, made when it is not there */
  constructor(path: string) {
    this.#path = path;
    this.#book = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, Ports>) : {};
  }

  /** The party's ports: those on file, else the preferred ones where they are free and free ones where they are not. */
  async portsOf(party: string, preferred: Partial<Ports> = {}): Promise<Ports> {
    const known = this.#book[party];
    if (known) return known;
    const ports: Ports = {
      officers: await choose(preferred.officers),
      partners: await choose(preferred.partners),
      witness: await choose(preferred.witness),
    };
    this.#book[party] = ports;
    writeFileSync(this.#path, `${JSON.stringify(this.#book, undefined, 2)}\n`, { mode: 0o600 });
    return ports;
  }
}

const choose = async (preferred: number | undefined): Promise<number> =>
  preferred !== undefined && (await isFree(preferred)) ? preferred : freePort();
