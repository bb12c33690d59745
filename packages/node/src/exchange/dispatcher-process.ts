// SPDX-License-Identifier: Apache-2.0
// For tests: one of several processes of a node on one database, that says, reports, suspends and resumes as it is told.
import { Agreements } from '../capabilities/agreements/index.ts';
import { startNode } from '../index.ts';
import { createLogger } from '../logging/index.ts';
import { type AgreementInForce, released, reportBody } from '../test-agreement.ts';
import type { TestParty } from '../test-nodes.ts';
import { sayNotes } from './test-sayings.ts';

export type Order =
  | { do: 'say'; notes: number }
  | { do: 'report'; reports: number }
  | { do: 'talk'; times: number }
  | { do: 'suspend' }
  | { do: 'resume'; suspension: string }
  /** Answers where it serves officers, and whether it has the line to the partner. */
  | { do: 'tell' }
  | { do: 'stop' };

export interface Task {
  dataDir: string;
  /** Ports of this process. */
  officers: number;
  partners: number;
  to: string;
  as: TestParty['as'];
  agreement: AgreementInForce;
}

const task = JSON.parse(process.argv[2] ?? '') as Task;
const { dataDir, as, to, agreement } = task;
const env = { TANSIQ_OFFICERS_PORT: String(task.officers), TANSIQ_PARTNERS_PORT: String(task.partners) };
const node = await startNode({
  dataDir,
  env,
  logger: createLogger({ level: process.env.TANSIQ_TEST_LOG === '1' ? 'debug' : 'silent' }),
});
const party: TestParty = { dataDir, as, node, restart: unwanted, start: unwanted };
const { course, negotiation } = new Agreements(node.rooms);
const text = (said: string) => ({ en: said, es: `${said} (es)` });

async function unwanted(): Promise<void> {
  throw new Error('the test starts and stops processes');
}

async function carryOut(order: Order): Promise<string[]> {
  switch (order.do) {
    case 'say':
      return sayNotes(node.rooms, to, order.notes, as.negotiator.id);
    case 'report':
      return reports(order.reports);
    case 'talk':
      return Promise.all(Array.from({ length: order.times }, (_, i) => talks(`${process.pid}/${i}`)));
    case 'suspend':
      return [(await course.suspend(as.signatory, agreement.lineage, { note: text('Wait.') })).act];
    case 'resume':
      return [(await course.resume(as.signatory, agreement.lineage, { suspension: order.suspension })).act];
    case 'tell':
      return [node.officersUrl, node.rooms.processes.has(`line ${to}`) ? 'line' : ''];
    case 'stop':
      await node.stop();
      return [];
  }
}

/** One after another, so that some come before a suspension and some after; ends when one is refused. */
async function reports(most: number): Promise<string[]> {
  const acts: string[] = [];
  for (let i = 0; i < most; i += 1) {
    const act = await released(party, reportBody(party, [to], agreement.lineage)).then(
      (one) => one.act,
      (error: { rule?: string }) => {
        if (error.rule === 'suspended') return undefined;
        throw error;
      },
    );
    if (act === undefined) return acts;
    acts.push(act);
  }
  return acts;
}

/** Said about the agreement: each changes its lineage. */
async function talks(said: string): Promise<string> {
  const contact = { parties: [to], stage: 'talks', text: text(said), lineage: agreement.lineage } as const;
  return (await negotiation.contact(as.negotiator, contact)).act;
}

process.on('message', ({ id, order }: { id: number; order: Order }) => {
  carryOut(order).then(
    (acts) => process.send?.({ id, acts }, () => order.do === 'stop' && process.disconnect()),
    (error: unknown) =>
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.send?.({ ready: true });
