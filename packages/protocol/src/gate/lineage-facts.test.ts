// SPDX-License-Identifier: Apache-2.0
// From evidence to a decision: an agreement signed, suspended, resumed, as the gate sees it on the way.
import { describe, expect, it } from 'vitest';
import { termsHash } from '../agreement/read-terms.ts';
import { sampleFields, sampleTerms } from '../agreement/sample-terms.ts';
import { type FoldAct, foldAgreement } from '../folds/index.ts';
import { agreed, day, says } from '../folds/story.ts';
import type { Hash } from '../ids.ts';
import { decide } from './decide.ts';
import type { GateFacts } from './facts.ts';
import { agreementViewOf, controlFactsOf } from './lineage-facts.ts';
import { NORTH, permitted, SOUTH } from './sample-facts.ts';

const document = sampleTerms();
const hash = termsHash(document);
const { lineage } = document;
const story = agreed(document, day(1));
const at = (acts: readonly FoldAct[], asOf: number) => foldAgreement({ lineage, acts }, asOf, NORTH);

function sign(acts: readonly FoldAct[], named: Hash, asOf: number) {
  const { agreement: _, declaration: __, handling: ___, ...header } = permitted.send.act;
  const facts: GateFacts = {
    ...permitted.send,
    now: asOf * 1000,
    act: { ...header, type: 'agreement.sign' },
    agreement: agreementViewOf(at(acts, asOf)),
    reader: { ...permitted.read.reader, roles: new Set(['signatory']) },
    control: controlFactsOf(at(acts, asOf), NORTH, named, acts),
  };
  return decide(facts).rule;
}

describe('an agreement on its way to the gate', () => {
  it('lets a report go exactly while it is in force and not suspended', () => {
    const suspension = says.suspend(SOUTH, lineage, day(70));
    const acts = [...story, suspension, says.resume(SOUTH, lineage, suspension.id, day(72))];
    const rule = (asOf: number) =>
      decide({ ...permitted.send, now: permitted.send.now, agreement: agreementViewOf(at(acts, asOf)) }).rule;
    expect([day(0), day(2), day(4), day(60), day(70), day(72)].map(rule)).toEqual([
      'no-agreement',
      'not-signed',
      'not-in-force',
      'permitted',
      'suspended',
      'permitted',
    ]);
  });

  it('names what a control act asks for', () => {
    const state = at(story, day(2));
    expect(controlFactsOf(state, NORTH, hash, story)).toMatchObject({
      lineage: 'proposed',
      version: { state: 'proposed', rivalSigned: false, ratification: new Set() },
      ownSuspension: false,
      targetsOwn: false,
      targetsReceived: false,
    });
    expect(agreementViewOf(state).terms?.terms).toBe(hash);
    expect(controlFactsOf(state, NORTH, undefined, story).version).toBeUndefined();
    const fresh = sampleTerms({ title: 'Fresh' });
    expect(controlFactsOf(state, NORTH, termsHash(fresh), story, fresh).version?.state).toBe('proposed');
    const validity = { ...sampleFields([NORTH, SOUTH]).validity!, ratification: [SOUTH] };
    const ratified = sampleTerms({ terms: { validity } });
    const { version } = controlFactsOf(state, NORTH, termsHash(ratified), story, ratified);
    expect(version?.ratification).toEqual(new Set([SOUTH]));
    const suspended = [...story, says.suspend(NORTH, lineage, day(70))];
    expect(controlFactsOf(at(suspended, day(71)), NORTH, hash, suspended).ownSuspension).toBe(true);
    expect(controlFactsOf(at(suspended, day(71)), SOUTH, hash, suspended).ownSuspension).toBe(false);
  });

  it('a node signs only one of two living proposals that replace the same version, pending or not', () => {
    const rival = sampleTerms({ title: 'Rival' });
    const both = [says.propose(NORTH, document, day(1)), says.propose(SOUTH, rival, day(1))];
    expect(sign(both, hash, day(2))).toBe('permitted');
    for (const when of [day(2), null]) {
      const signed = [...both, says.sign(NORTH, termsHash(rival), when)];
      expect(sign(signed, hash, day(3))).toBe('control-not-allowed');
      expect(sign([...signed, says.reject(SOUTH, termsHash(rival), day(3))], hash, day(3))).toBe('permitted');
    }
    expect(sign([...both, says.sign(SOUTH, termsHash(rival), day(2))], hash, day(3))).toBe('permitted');
  });
});
