// SPDX-License-Identifier: Apache-2.0
// An export is what the offline verifier reads: whole for those who may take content out, without content for those who may not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreementInForce, arrived, released, reportBody } from '../../test-agreement.ts';
import { startNodes, type TestNodes } from '../../test-nodes.ts';
import { exportLines } from './export.ts';

type Line = { kind: string; act?: string; sections?: Record<string, [string, string]>; lines?: number };

describe('an export', () => {
  let nodes: TestNodes;
  let act: string;
  beforeAll(async () => {
    nodes = await startNodes(['ma.dgsn', 'es.pn']);
    const [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
    const agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
    const sent = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage));
    act = sent.act;
    await arrived(madrid, act);
  });
  afterAll(() => nodes?.stop());

  const lines = async (party: string, role: 'supervisor' | 'head' | 'negotiator'): Promise<Line[]> => {
    const { node, as } = nodes.get(party);
    const found: Line[] = [];
    for await (const line of await exportLines(node.rooms, as[role], {}))
      found.push(JSON.parse(line) as Line);
    return found;
  };
  const report = (found: readonly Line[]) =>
    found.find((line) => line.kind === 'act' && line.sections?.handling && line.sections.refs === undefined);

  it('by the supervisor holds the content of a report, on both sides', async () => {
    for (const party of ['ma.dgsn', 'es.pn']) {
      const found = await lines(party, 'supervisor');
      expect(found[0]?.kind).toBe('export');
      expect(found.at(-1)).toEqual({ kind: 'end', lines: found.length - 1 });
      expect(Object.keys(report(found)?.sections ?? {})).toContain('facts');
    }
  });

  it('by someone who may not take content out holds proofs and what is kept, no content', async () => {
    const found = await lines('es.pn', 'negotiator');
    expect(found.filter((line) => line.kind === 'entry').length).toBeGreaterThan(0);
    expect(Object.keys(report(found)?.sections ?? {})).toEqual(['handling']);
  });
});
