// SPDX-License-Identifier: Apache-2.0
// Story 1, Rabat and Madrid agree: what of it is built.
import { pair, parties } from '@tansiq/cli';
import type { Story } from '../story.ts';
import { accede } from './accession.ts';
import { negotiate } from './negotiation.ts';
import { runOperations } from './operations.ts';

export const story1: Story = {
  parties: [parties.rabat, parties.madrid, parties.nouakchott],
  play: async (fleet, tell) => {
    const [rabat, madrid, third] = [fleet.node('ma.dgsn'), fleet.node('es.pn'), fleet.node('mr.dgsn')];
    await pair(rabat, madrid);
    const { proposal, claim } = await negotiate(rabat, madrid, tell);
    const operations = await runOperations(rabat, madrid, proposal.lineage, tell);
    await Promise.all([pair(rabat, third), pair(madrid, third)]);
    return [claim, ...operations, await accede(rabat, madrid, third, proposal, tell)];
  },
};
