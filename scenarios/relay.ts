// SPDX-License-Identifier: Apache-2.0
// What stands between nodes in a story: passes bytes on and can be cut. TLS goes through it untouched, so that it reads nothing.
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from '@tansiq/cli';

export class Relay {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #target = 0;
  #isCut = false;

  private constructor(port: number) {
    this.port = port;
    this.#server = createServer((socket) => this.#pass(socket));
  }

  static async open(): Promise<Relay> {
    const relay = new Relay(await freePort());
    relay.#server.listen(relay.port, '127.0.0.1');
    await once(relay.#server, 'listening');
    return relay;
  }

  /** The port of the node behind it. */
  leadTo(port: number): void {
    this.#target = port;
  }

  /** Nothing comes through until it is mended, and what is open is broken off. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    const closed = once(this.#server, 'close');
    this.#server.close();
    await closed;
  }

  #pass(from: Socket): void {
    if (this.#isCut || this.#target === 0) {
      from.destroy();
      return;
    }
    const to = connect(this.#target, '127.0.0.1');
    for (const [socket, other] of [
      [from, to],
      [to, from],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
