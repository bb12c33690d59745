// SPDX-License-Identifier: Apache-2.0
// The processes of one node: which of them does what only one may do at a time, and what each tells the others.
import type { Logger } from '../logging/index.ts';
import type { Store } from '../store/index.ts';
import { Alone } from './alone.ts';
import { Several } from './several.ts';

/** What runs until it is stopped. */
export interface Work {
  stop(): Promise<void>;
}

/** What one process says to the others of its node: a topic, and a line of text without content. */
export type Topic = 'news' | 'due' | 'line' | 'parties' | 'keys' | 'attachment' | 'unknown-login';

export interface Processes {
  /** How many processes of this node live, this one included. */
  readonly living: number;
  /**
   * Has work begun whenever it falls to this process, and stopped before it falls to another. Work that two processes do for a moment, because
   * one of them was cut off, must do no harm: the store's own locks keep it from doing any.
   */
  hold(duty: string, begin: () => Work): void;
  /** No process's any more, as far as this one is concerned. */
  drop(duty: string): Promise<void>;
  /** Whether the work falls to this process. */
  has(duty: string): boolean;
  /** Does what no two processes, and no two calls, may do at the same time: whoever else does it waits. @throws Error where the store cannot be reached */
  inTurn<T>(step: string, work: () => Promise<T>): Promise<T>;
  /** Says it to the others, soon; what is said while one is cut off it never hears, and is told `changed` instead. */
  tell(topic: Topic, said?: string): void;
  /** `changed`: a process came or went, or this one was cut off: what others said meanwhile may be lost. */
  on(topic: Topic | 'changed', heard: (said: string) => void): void;
  /** Leaves all work to the others, where there are any; goes on hearing them and telling them. */
  handOver(): Promise<void>;
  /** Stops all work, and hears nothing more. */
  leave(): Promise<void>;
}

/** @returns a process that has no others beside it, on SQLite */
export const openProcesses = async (store: Store, log: Pick<Logger, 'error' | 'info'>): Promise<Processes> =>
  store.openLasting ? Several.open(store.openLasting, log) : new Alone();

export { Alone } from './alone.ts';
