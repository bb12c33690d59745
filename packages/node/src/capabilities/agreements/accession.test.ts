// SPDX-License-Identifier: Apache-2.0
// A third party accedes to an agreement of two: it signs with them, has what they agreed from then on, and nothing from before.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodes, type TestNodes } from '../../test-nodes.ts';
import type { AgreementAnswer } from './shapes.ts';
import {
  type Desk,
  desk,
  drafted,
  en,
  inState,
  propose,
  refused,
  see,
  sign,
  untilAll,
  untilProposed,
} from './test-talks.ts';

describe('an accession', () => {
  let nodes: TestNodes;
  let rabat: Desk;
  let madrid: Desk;
  let brussels: Desk;
  let lineage: string;
  let first: string;
  let terms: string;
  const all = () => [rabat, madrid, brussels];
  const versionOf = (seen: AgreementAnswer) => seen.versions.find((version) => version.terms === terms);
  beforeAll(async () => {
    nodes = await startNodes(['ma.dgsn', 'es.pn', 'be.police']);
    [rabat, madrid, brussels] = [desk(nodes, 'ma.dgsn'), desk(nodes, 'es.pn'), desk(nodes, 'be.police')];
  }, 60_000);
  afterAll(() => nodes?.stop());

  it('begins with an agreement of two of which the third knows nothing', async () => {
    const document = await drafted(rabat, [madrid]);
    ({ lineage, terms: first } = await propose(rabat, document));
    await untilProposed([rabat, madrid], lineage, first);
    await sign(rabat, lineage, first);
    await sign(madrid, lineage, first);
    await inState([rabat, madrid], lineage, 'in-force');
    expect((await refused(see(brussels, lineage))).status).toBe(404);
  });

  it('is proposed to the third by the next version, and leaves the agreement of two as it is until all have signed', async () => {
    const document = await drafted(madrid, [rabat, brussels], { name: 'multi-party', lineage });
    expect(document).toMatchObject({ version: 2, supersedes: first });
    ({ terms } = await propose(madrid, document));
    const [, , theirs] = await untilProposed(all(), lineage, terms);
    expect(theirs && versionOf(theirs)?.state).toBe('proposed');
    await sign(rabat, lineage, terms);
    await sign(madrid, lineage, terms);
    const seen = await untilAll(
      [rabat, madrid],
      lineage,
      'two signatures',
      (one) => versionOf(one)?.signed.length === 2,
    );
    expect(seen.map((one) => [one.state, one.terms])).toEqual(Array(2).fill(['in-force', first]));
  });

  it('comes into force for all three at one moment when the third signs', async () => {
    await sign(brussels, lineage, terms);
    const seen = await untilAll(
      all(),
      lineage,
      'the accession in force',
      (one) => one.state === 'in-force' && one.terms === terms,
    );
    expect(new Set(seen.map((one) => versionOf(one)?.inForceAt)).size).toBe(1);
  });

  it('shows the third nothing from before', async () => {
    const theirs = await see(brussels, lineage);
    expect(theirs.versions.map((version) => version.terms)).toEqual([terms]);
    expect(theirs.acts.map(({ type }) => type).sort()).toEqual([
      'agreement.propose',
      ...Array(3).fill('agreement.sign'),
    ]);
    const held = await brussels.node.rooms.store.db.selectFrom('sections').select('body').execute();
    expect(held.some(({ body }) => body.includes(`"terms":"${first}"`))).toBe(false);
  });

  it('is suspended for the third too', async () => {
    await rabat.agreements.course.suspend(rabat.as.signatory, lineage, { note: en('A review.') });
    await inState(all(), lineage, 'suspended');
  });
});
