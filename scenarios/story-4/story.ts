// SPDX-License-Identifier: Apache-2.0
// Story 4, two countries, one moment: what of it is built. The evidence chain and the examination of devices are not.
import { pair, parties } from '@tansiq/cli';
import { proposeFrom, signByAll } from '../conclude.ts';
import type { Story } from '../story.ts';
import { deliveryOfThree, rehearsedAbort } from './abort.ts';
import { siteOfTwo } from './apart.ts';
import { claimsOf } from './found.ts';
import { linkOf, oneMoment } from './moment.ts';
import { resultsOf } from './results.ts';
import { statementOf } from './statement.ts';

export const story4: Story = {
  parties: [parties.rabat, parties.madrid, parties.nouakchott],
  relayed: true,
  play: async (fleet, tell, relays) => {
    const [rabat, madrid, nouakchott] = [fleet.node('ma.dgsn'), fleet.node('es.pn'), fleet.node('mr.dgsn')];
    const link = linkOf(relays);
    await pair(rabat, madrid);
    const proposal = await proposeFrom('full-bilateral', [rabat, madrid]);
    await signByAll([rabat, madrid], proposal);
    const { lineage } = proposal;
    const moment = await oneMoment(rabat, madrid, lineage, link, tell);
    const results = await resultsOf(rabat, madrid, lineage, moment);
    tell('a plot, a network, a target under protection; outcomes that both confirm; every site finished');
    const stated = await statementOf(rabat, madrid, lineage, moment.operation);
    tell(
      'a joint statement, countered, embargoed until both have signed, checked alone by the second reader',
    );
    const rehearsal = await rehearsedAbort(rabat, madrid, lineage, link);
    tell('a rehearsal aborted while the link was down, and shown once it was back');
    await Promise.all([pair(nouakchott, rabat), pair(nouakchott, madrid)]);
    const wider = await proposeFrom('full-bilateral', [rabat, madrid, nouakchott]);
    await signByAll([rabat, madrid, nouakchott], wider);
    const delivery = await deliveryOfThree([nouakchott, rabat, madrid], wider.lineage);
    tell('a controlled delivery of three: no go without the consent of each, an abort shown by all');
    const apart = await siteOfTwo([nouakchott, rabat, madrid], wider.lineage);
    tell(
      'a site of two among three: told to them alone, their readiness checked by the third, one go for all',
    );
    return claimsOf(moment, results, stated, rehearsal, delivery, apart);
  },
};
