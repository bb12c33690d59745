// SPDX-License-Identifier: Apache-2.0
// Reports between two real nodes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AgreementInForce,
  agreementInForce,
  arrived,
  released,
  reportBody,
} from '../../test-agreement.ts';
import { startNodes, type TestNodes } from '../../test-nodes.ts';

describe('two nodes under an agreement in force', () => {
  let nodes: TestNodes;
  let agreement: AgreementInForce;
  beforeAll(async () => {
    nodes = await startNodes(['ma.dgsn', 'es.pn']);
    agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
  });
  afterAll(() => nodes?.stop());

  it('carries a report', async () => {
    const rabat = nodes.get('ma.dgsn');
    const madrid = nodes.get('es.pn');
    const { act } = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage));
    const row = await arrived(madrid, act);
    expect(row.status).toBe('accepted');
  });
});
