// SPDX-License-Identifier: Apache-2.0
// Story 3, the lead that led to an arrest: what of it is built. The source says that the information came from one service and that another
// arrested; the story assumes that both speak through their contact points.
import { pair, parties } from '@tansiq/cli';
import { proposeFrom, signByAll } from '../conclude.ts';
import type { Story } from '../story.ts';
import { actOnTheLead } from './arrest.ts';
import { shareTheLead } from './lead.ts';
import { shareAboutMinors } from './minors.ts';

export const story3: Story = {
  parties: [parties.rabat, parties.madrid],
  play: async (fleet, tell) => {
    const [rabat, madrid] = [fleet.node('ma.dgsn'), fleet.node('es.pn')];
    await pair(rabat, madrid);
    const proposal = await proposeFrom('full-bilateral', [rabat, madrid]);
    await signByAll([rabat, madrid], proposal);
    const { lineage } = proposal;
    const { lead, claims } = await shareTheLead(rabat, madrid, lineage);
    tell('the lead is shared and receipted');
    const acted = await actOnTheLead(rabat, madrid, lineage, lead);
    tell('acted on, reported back, confirmed, followed up');
    await shareAboutMinors(rabat, madrid, lineage);
    tell('what concerns minors goes only with a necessity, and is shown only to those named for it');
    return [...claims, ...acted];
  },
};
