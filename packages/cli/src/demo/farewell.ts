// SPDX-License-Identifier: Apache-2.0
// What a person can do now that both nodes are up: who may sign in, where, and things to try.
import { relative } from 'node:path';
import process from 'node:process';
import type { Role } from '@tansiq/node/contract';
import { deskNames } from '../fleet/accounts.ts';
import type { Fleet } from '../fleet/fleet.ts';
import type { Scene } from './scene.ts';

/** Asks a node how its roles are called in the reader's language. @throws ApiProblem */
export async function tellWhatToTry(
  { rabat, madrid, narrator, progress }: Scene,
  fleet: Fleet,
  files: readonly string[],
): Promise<void> {
  const { lists } = await (await rabat.as('officer')).call('GET /codes', {});
  const called = (role: Role) =>
    narrator.text(lists.roles?.labels[role === 'head' ? 'head-of-spoc' : role]) || role;
  const comma = narrator.language === 'ar' ? '، ' : ', ';
  narrator.heading('headNext');
  for (const node of [rabat, madrid]) {
    narrator.tell('accountsOf', { party: narrator.name(node), url: node.officersUrl });
    for (const desk of deskNames) {
      const { login, password, roles } = fleet.accounts.account(node.id, desk);
      narrator.detail('accountLine', { login, password, roles: roles.map(called).join(comma) });
    }
    narrator.detail('docsAt', { url: `${node.officersUrl}/api/docs` });
  }
  narrator.heading('headTour');
  for (const node of [rabat, madrid])
    narrator.tell('screensOf', { party: narrator.name(node), url: node.officersUrl });
  for (const step of ['tourWrite', 'tourRelease', 'tourReceive', 'tourProve', 'tourRecall'] as const)
    narrator.tell(step);
  narrator.heading('headMore');
  const [one = '', two = ''] = files.map((file) => relative(process.cwd(), file));
  const { password } = fleet.accounts.account(madrid.id, 'head');
  narrator.tell('tryInbox', { password, url: madrid.officersUrl });
  narrator.tell('trySuspend', { agreement: progress.of('negotiation').lineage, url: madrid.officersUrl });
  narrator.tell('tryVerify', { one, two });
  narrator.tell('tryLanguage');
  narrator.tell('tryFresh');
  narrator.tell('stopHow');
}
