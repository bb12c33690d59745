// SPDX-License-Identifier: Apache-2.0
// An honest story, told by the exports of both sides: who is bound, what is proved, what was erased.
import { describe, expect, it } from 'vitest';
import { compareExports } from './compare.ts';
import { findActs } from './find-acts.ts';
import { readExport, verifyExport } from './reading.ts';
import { story } from './testing/story.ts';
import { texts } from './testing/world.ts';

const told = story();
const { world, rabat, madrid, lineage, terms, report, refusedReport, outcome } = told;
const ofRabat = texts(world.lines(rabat));
const ofMadrid = texts(world.lines(madrid));

describe('one export', () => {
  it('verifies on either side, with nothing to remark', async () => {
    for (const lines of [ofRabat, ofMadrid]) {
      const found = await verifyExport(lines);
      expect(found.problems).toEqual([]);
      expect(found.remarks).toEqual([]);
      expect(found.ok).toBe(true);
    }
  });

  it('binds the author of every act and, by a cosignature, its holder', async () => {
    const found = await verifyExport(ofRabat);
    expect(found.acts).toHaveLength(10);
    expect(found.acts.every((act) => act.bound.author)).toBe(true);
    const lead = found.acts.find(({ id }) => id === report.id);
    expect(lead?.heldBy).toEqual([{ party: 'es.pn', size: 4, at: lead?.evidenceTime }]);
    expect(lead?.dispositions).toEqual([{ by: 'es.pn', result: 'accepted' }]);
  });

  it('says which sections are absent and that the act is erased', async () => {
    const found = await verifyExport(ofMadrid);
    const lead = found.acts.find(({ id }) => id === report.id);
    expect(lead?.sections).toEqual({ present: ['handling'], absent: ['declaration', 'facts', 'title'] });
    expect(lead?.erased).toBe(true);
    expect(found.acts.filter((act) => act.erased)).toHaveLength(1);
  });

  it('folds the agreement from the evidence, as of any moment', async () => {
    const found = await verifyExport(ofMadrid);
    expect(found.agreements).toMatchObject([
      { lineage, terms, state: 'in-force', version: 1, signedBy: ['es.pn', 'ma.dgsn'] },
    ]);
    const before = await verifyExport(ofMadrid, { asOf: '2026-02-02T02:40:20Z' });
    expect(before.agreements).toMatchObject([{ lineage, state: 'proposed' }]);
  });

  it('counts confirmed outcomes exactly', async () => {
    const { outcomes } = await verifyExport(ofRabat);
    expect(outcomes.reported).toBe(1);
    expect(outcomes.confirmed).toMatchObject({
      outcomes: 1,
      persons: 2,
      byKind: { arrest: { outcomes: 1, persons: 2 } },
      byState: { es: { persons: 2 } },
      seizures: [{ what: 'cannabis', unit: 'kg', quantity: '12.5' }],
    });
  });

  it('finds acts by what they refer to and what became of them, with their content on request', async () => {
    const found = await verifyExport(ofRabat, { content: { types: ['report.share', 'outcome.report'] } });
    const [led] = findActs(found, {
      type: 'outcome.report',
      refs: { rel: 'lead', type: 'report.share' },
      held: true,
    });
    expect(led?.id).toBe(outcome.id);
    expect(led?.content?.outcome).toMatchObject({ kind: 'arrest', persons: 2 });
    const refused = findActs(found, { disposition: 'refused', rule: 'purpose' });
    expect(refused.map(({ id }) => id)).toEqual([refusedReport.id]);
    expect(findActs(found, { type: 'report.share', erased: true }).map(({ id }) => id)).toEqual([report.id]);
    expect(findActs(found, { author: 'es.pn', refs: { act: refusedReport.id } })).toEqual([]);
  });

  it('keeps no content beyond what was asked for', async () => {
    expect((await verifyExport(ofRabat)).acts.some((act) => act.content !== undefined)).toBe(false);
    const tight = await verifyExport(ofRabat, { content: { limitBytes: 600 } });
    expect(tight.remarks.map(({ code }) => code)).toContain('content-limit');
  });

  it('can be handed over in any order of kinds', async () => {
    const [first = '', ...rest] = ofRabat;
    const end = rest.pop() ?? '';
    const found = await verifyExport([
      first,
      ...rest.filter((line) => !line.includes('"kind":"card"')),
      ...rest.filter((line) => line.includes('"kind":"card"')),
      end,
    ]);
    expect(found.problems).toEqual([]);
  });
});

describe('an export of one dossier', () => {
  it('proves each act alone, without showing how long the channels are', async () => {
    const lines = texts(world.dossierLines(rabat, report.dossier ?? ''));
    const found = await verifyExport(lines);
    expect(found.problems).toEqual([]);
    expect(found.acts.map((act) => [act.type, act.heldBy.map(({ party }) => party)])).toEqual([
      ['report.share', ['es.pn']],
      ['outcome.report', ['ma.dgsn']],
      ['outcome.confirm', ['es.pn']],
    ]);
  });
});

describe('two exports', () => {
  it('agree on what was sent, received, receipted, refused and erased', async () => {
    const comparison = compareExports(await readExport(ofRabat), await readExport(ofMadrid));
    expect(comparison).toMatchObject({
      ok: true,
      parties: ['ma.dgsn', 'es.pn'],
      agreement: { state: 'in-force', lineage, terms },
      sent: 10,
      received: 10,
      content: { sent: 4, received: 4 },
      receipts: 10,
      refused: [{ act: refusedReport.id, by: 'es.pn', rule: 'purpose', article: '5' }],
      erased: 1,
      erasedActs: [report.id],
      erasedByOne: [],
      ledgersVerified: true,
      missing: [],
      differingRoots: [],
    });
  });

  it('of one and the same party are not compared', async () => {
    const reading = await readExport(ofRabat);
    expect(() => compareExports(reading, reading)).toThrow(RangeError);
  });
});
