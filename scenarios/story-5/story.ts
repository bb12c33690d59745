// SPDX-License-Identifier: Apache-2.0
// Story 5, the web of agreements: what of it is built. Which desks speak for each state, and the order of events, are assumed.
import { type PartyNode, parties, sign, untilAfter, untilState } from '@tansiq/cli';
import type { Evidence } from '../evidence.ts';
import { officeOf } from '../offices.ts';
import type { Refused } from '../refusals.ts';
import { type Claim, clause } from '../shown.ts';
import type { Story } from '../story.ts';
import { allowed, arms, forgedStamps, materials, refused } from './exchanges.ts';
import { type Web, weave } from './web.ts';

export const story5: Story = {
  parties: [parties.rabat, parties.doha, parties.manama, parties.brussels, parties.delhi],
  play: async (fleet, tell) => {
    const rabat = fleet.node('ma.dgsn');
    const partners = {
      delhi: fleet.node('in.nia'),
      manama: fleet.node('bh.moi'),
      doha: fleet.node('qa.moi'),
      brussels: fleet.node('be.polfed'),
    };
    const web = await weave(rabat, partners);
    const stagesAt = Math.floor(Date.now() / 1000);
    // Evidence counts in whole seconds: what is signed within this one would count as signed already.
    await untilAfter(stagesAt);
    tell('in talks with one, signed by one side with another, in force with two');
    const stages = await beforeManamaSigns(rabat, partners, web);
    await sign(partners.manama, web.manama, officeOf('bh.moi'));
    await Promise.all(
      [rabat, partners.manama].map((node) => untilState(node, web.manama.lineage, 'in-force')),
    );
    const exchanged = await exchangeAll(rabat, partners, web);
    tell('each partner has what its own agreement names, and nothing else');
    return [stagesClaim(web, stagesAt, stages, exchanged), itemsClaim(web, exchanged)];
  },
};

type Partners = Record<'delhi' | 'manama' | 'doha' | 'brussels', PartyNode>;

/** Without an agreement, and before all have signed, nothing goes. */
async function beforeManamaSigns(rabat: PartyNode, partners: Partners, web: Web): Promise<Refused[]> {
  return [
    await refused(rabat, partners.delhi, web.delhi.lineage, forgedStamps, 'no-agreement'),
    await refused(rabat, partners.manama, web.manama.lineage, forgedStamps, 'not-signed'),
  ];
}

interface Exchanged {
  readonly document: string;
  readonly armsToManama: string;
  readonly armsToDoha: string;
  readonly materialsToDoha: string;
  /** The same document, refused to a partner whose agreement is in force. */
  readonly documentRefused: readonly Refused[];
}

async function exchangeAll(
  rabat: PartyNode,
  { manama, doha, brussels }: Partners,
  web: Web,
): Promise<Exchanged> {
  const document = await allowed(rabat, manama, web.manama.lineage, forgedStamps);
  const documentRefused = [
    await refused(rabat, doha, web.doha.lineage, forgedStamps, 'data-category'),
    await refused(rabat, brussels, web.brussels.lineage, forgedStamps, 'data-category'),
  ];
  if (documentRefused.some(({ article }) => article === undefined))
    throw new Error('a refusal cites no article');
  const armsToManama = await allowed(rabat, manama, web.manama.lineage, arms);
  const armsToDoha = await allowed(rabat, doha, web.doha.lineage, arms);
  await refused(rabat, brussels, web.brussels.lineage, arms, 'purpose');
  const materialsToDoha = await allowed(rabat, doha, web.doha.lineage, materials);
  await refused(rabat, manama, web.manama.lineage, materials, 'crime-area');
  await refused(rabat, brussels, web.brussels.lineage, materials, 'purpose');
  return {
    document: document.act,
    armsToManama: armsToManama.act,
    armsToDoha: armsToDoha.act,
    materialsToDoha: materialsToDoha.act,
    documentRefused,
  };
}

const MA = 'ma.dgsn';

/** Stages as of the moment before the last signature; the document with one partner, and with no other. */
const stagesClaim = (
  web: Web,
  at: number,
  refusedBefore: readonly Refused[],
  exchanged: Exchanged,
): Claim => ({
  line: clause(5, 'one node with partners at different stages'),
  find: (evidence) => {
    const states = new Map(
      evidence
        .of(MA)
        .agreementsAt(at)
        .map(({ lineage, state }) => [lineage, state]),
    );
    const expected = [
      [web.delhi.lineage, 'talks'],
      [web.manama.lineage, 'proposed'],
      [web.doha.lineage, 'in-force'],
      [web.brussels.lineage, 'in-force'],
    ] as const;
    const isTold =
      refusedBefore.length === 2 &&
      expected.every(([lineage, state]) => states.get(lineage) === state) &&
      holdersOf(evidence, 'papers').join() === 'bh.moi' &&
      evidence.inAll([MA, 'bh.moi'], exchanged.document, { disposition: 'accepted' }) !== undefined;
    return isTold
      ? [web.delhi.act, web.manama.act, web.doha.act, web.brussels.act, exchanged.document]
      : undefined;
  },
});

/** Papers, arms and materials, each only with the partners whose agreement names it. */
const itemsClaim = (
  { manama, doha }: Web,
  { document, armsToManama, armsToDoha, materialsToDoha }: Exchanged,
): Claim => ({
  line: clause(5, 'document exchange and arms/CBRN items'),
  find: (evidence) => {
    const under = (act: string, partner: string, lineage: string) =>
      evidence.inAll([MA, partner], act, {
        disposition: 'accepted',
        where: ({ agreement }) => agreement?.lineage === lineage,
      });
    const isTold =
      under(document, 'bh.moi', manama.lineage) &&
      under(armsToManama, 'bh.moi', manama.lineage) &&
      under(armsToDoha, 'qa.moi', doha.lineage) &&
      under(materialsToDoha, 'qa.moi', doha.lineage) &&
      holdersOf(evidence, 'papers').join() === 'bh.moi' &&
      holdersOf(evidence, 'arms-explosives').join() === 'bh.moi,qa.moi' &&
      holdersOf(evidence, 'nuclear-radioactive').join() === 'qa.moi';
    return isTold ? [document, armsToManama, armsToDoha, materialsToDoha] : undefined;
  },
});

/** Partners that any act of Rabat went to which declares this crime area or data category, ascending. */
function holdersOf(evidence: Evidence, code: string): string[] {
  const acts = evidence.find(MA, {
    author: MA,
    where: ({ content }) => {
      const { crimeAreas = [], dataCategories = [] } = (content?.declaration ?? {}) as Record<
        string,
        string[]
      >;
      return [...crimeAreas, ...dataCategories].includes(code);
    },
  });
  return [...new Set(acts.flatMap(({ audience }) => audience.filter((party) => party !== MA)))].sort();
}
