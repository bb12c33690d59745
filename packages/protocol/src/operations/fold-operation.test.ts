// SPDX-License-Identifier: Apache-2.0
// From a plan to its end as the fold sees it: consent, readiness, go, what voids them, and what a missing receipt means.
import { describe, expect, it } from 'vitest';
import {
  abort,
  consent,
  entry,
  foldAct,
  go,
  HOUR,
  keyFor,
  MARGIN,
  plan,
  readiness,
  TOLERANCE,
  whole,
  wholeApart,
} from '../../scripts/cases/operation-acts.ts';
import type { Act } from '../acts/act.ts';
import type { PartyId } from '../ids.ts';
import { toTime } from '../time.ts';
import { composeCertificate, foldOperation, type OperationAct, readCertificate } from './index.ts';

const START = HOUR - 4 * 3600;
const LAST = HOUR - MARGIN;
const both = (at: number) => ({ 'es.pn': at, 'ma.dgsn': at });

function certified(act: { readonly sections: Readonly<Record<string, unknown>> }) {
  const reading = readCertificate(act.sections.certificate as never, keyFor);
  return reading.ok ? reading.certified : undefined;
}
const fold = (acts: readonly OperationAct[], asOf: number) => foldOperation(acts, asOf, certified);
const at = (time: number, ...acts: Act[]) => acts.map((act) => foldAct(act, both(time)));
const callsOf = (acts: readonly OperationAct[], asOf: number) => Object.fromEntries(fold(acts, asOf).calls);

const { first, consents, ready, certificate } = whole();
const signed = go({ by: 'ma.dgsn' }, certificate);
const planned = at(START, first, ...consents);
const promised = [...planned, ...at(START + 60, ...ready)];
const given = [...promised, ...at(START + 120, signed)];

describe('the state of an operation', () => {
  it('goes from a plan over consents and readiness to a go, and runs from the hour on until every site is finished', () => {
    expect(fold(at(START, first), START).state).toBe('proposed');
    expect(fold(at(START, first, ...consents.slice(1)), START).current?.missing).toEqual(['ma.dgsn']);
    expect(fold(planned, START).state).toBe('agreed');
    expect(fold(promised, START + 60).state).toBe('ready');
    expect(fold(given, START + 120).state).toBe('go');
    expect(fold(given, HOUR - 1).state).toBe('go');
    expect(fold(given, HOUR).state).toBe('running');
    const finished = (site: string, by: string) =>
      entry({ by, label: site }, { plan: first.id, kind: 'site-state', site, state: 'finished' });
    const one = [...given, ...at(HOUR + 900, finished('s1', 'ma.dgsn'))];
    expect(fold(one, HOUR + 900).state).toBe('running');
    const all = [...one, ...at(HOUR + 1000, finished('s2', 'es.pn'))];
    expect([fold(all, HOUR + 1000).state, fold(all, HOUR + 900).state]).toEqual(['finished', 'running']);
  });

  it('is no-go by silence: without a certificate at the margin, and for ever', () => {
    expect([fold(promised, LAST).state, fold(promised, LAST + 1).state]).toEqual(['ready', 'no-go']);
    const late = [...promised, ...at(LAST + 1, signed)];
    expect(fold(late, LAST + 1)).toMatchObject({ state: 'no-go', gos: [{ standing: 'late' }] });
    expect(fold(late, HOUR + 1).state).toBe('no-go');
    expect(fold(at(START, first), LAST + 1).state).toBe('no-go');
  });

  it('shows a go to whoever holds the certificate, and to nobody else', () => {
    const alone = [...promised, foldAct(signed, { 'es.pn': LAST + 30 })];
    // Rabat's own word before anybody has it: it knows what it said itself.
    const own = [...promised, { ...foldAct(signed, {}), evidenceTime: START + 120 }];
    expect(callsOf(own, START + 120)).toEqual({ 'es.pn': 'waiting', 'ma.dgsn': 'go' });
    expect(callsOf(own, LAST + 1)).toEqual({ 'es.pn': 'no-go', 'ma.dgsn': 'go' });
    expect(callsOf(alone, LAST + 30)).toEqual({ 'es.pn': 'no-go', 'ma.dgsn': 'no-go' });
  });

  it('stands down at the margin where the plan says so and a receipt is missing', () => {
    const careful = whole({ missingReceipt: 'stand-down' });
    const word = go({ by: 'ma.dgsn' }, careful.certificate);
    const before = at(START, careful.first, ...careful.consents, ...careful.ready);
    const unheard = [...before, { ...foldAct(word, {}), evidenceTime: START + 120 }];
    expect([fold(unheard, LAST).state, fold(unheard, LAST + 1).state]).toEqual(['go', 'no-go']);
    expect(fold([...before, ...at(LAST, word)], LAST + 1).state).toBe('go');
  });

  it('counts readiness only for the version it names: a new version voids what was said of the one before', () => {
    const second = plan({ by: 'es.pn' }, { version: 2 }, first.id);
    const after = [...given, ...at(START + 300, second)];
    expect(fold(after, START + 299).state).toBe('go');
    const state = fold(after, START + 300);
    expect([state.state, state.current?.plan]).toEqual(['proposed', second.id]);
    expect(state.readiness.map((one) => one.state)).toEqual(['silent', 'silent']);
    const again = [consent({ by: 'ma.dgsn' }, second.id), consent({ by: 'es.pn' }, second.id)];
    expect(fold([...after, ...at(START + 400, ...again)], START + 400).state).toBe('agreed');
  });

  it('takes of two versions of one number the one that all consented to', () => {
    const mine = plan({ by: 'es.pn', label: 'mine' }, { version: 2 }, first.id);
    const yours = plan({ by: 'ma.dgsn', label: 'yours' }, { version: 2 }, first.id);
    const agreed = [consent({ by: 'ma.dgsn' }, mine.id), consent({ by: 'es.pn' }, mine.id)];
    const acts = [...given, ...at(START + 200, yours), ...at(START + 300, mine, ...agreed)];
    expect(fold(acts, START + 250).current?.plan).toBe(yours.id);
    expect(fold(acts, START + 300)).toMatchObject({ state: 'agreed', current: { plan: mine.id } });
  });

  it('holds a promise against its author: a later hold withdraws nothing, an abort does', () => {
    const hold = readiness({ by: 'es.pn', label: 'later' }, first.id, 's2', 'hold');
    const held = [...given, ...at(START + 200, hold)];
    const state = fold(held, START + 200);
    expect([state.state, state.readiness[1]]).toMatchObject([
      'go',
      { state: 'ready', contradicted: hold.id },
    ]);
    const stop = abort({ by: 'es.pn' }, first.id);
    const stopped = [...held, ...at(START + 300, stop)];
    expect(fold(stopped, START + 300).state).toBe('aborted');
    expect(callsOf(stopped, START + 300)).toEqual({ 'es.pn': 'aborted', 'ma.dgsn': 'no-go' });
  });

  it("takes an abort during execution for its author's own part, and the others go on", () => {
    const stopped = [...given, ...at(HOUR + 30, abort({ by: 'es.pn' }, first.id))];
    expect(fold(stopped, HOUR + 30).state).toBe('running');
    expect(callsOf(stopped, HOUR + 30)).toEqual({ 'es.pn': 'aborted', 'ma.dgsn': 'go' });
    const all = [...stopped, ...at(HOUR + 40, abort({ by: 'ma.dgsn' }, first.id))];
    expect(fold(all, HOUR + 40).state).toBe('aborted');
  });

  it('asks for readiness to the end of the tolerance', () => {
    const early = toTime((HOUR + TOLERANCE - 1) * 1000);
    const short = readiness({ by: 'es.pn', label: 'short' }, first.id, 's2', 'ready', early);
    expect(fold([...planned, ...at(START, ready[0] as Act, short)], START)).toMatchObject({
      state: 'agreed',
      readiness: [{ state: 'ready' }, { state: 'short' }],
    });
  });

  it('asks for a legal authority at every site', () => {
    const bare = consent({ by: 'es.pn', label: 'bare' }, first.id, { authorised: [] });
    const acts = at(START, first, consents[0] as Act, bare, ...ready);
    expect(fold(acts, START).state).toBe('agreed');
  });

  it('leaves out acts of another audience, and a plan whose capacities are not its audience', () => {
    const three = ['es.pn', 'fr.dgpn', 'ma.dgsn'];
    const wide = plan({ by: 'fr.dgpn', to: three });
    expect(fold(at(START, wide), START).state).toBe('none');
    const stray = abort({ by: 'es.pn', to: three }, first.id);
    expect(fold([...given, ...at(START + 200, stray)], START + 200).state).toBe('go');
  });

  it('asks readiness at a site apart of those whom it concerns, and lets all check it and none but them see it end', () => {
    const { to, site, first: apart, consents: all, ready: promises, certificate: made } = wholeApart();
    const heard = (time: number, ...acts: Act[]) =>
      acts.map((act) => foldAct(act, Object.fromEntries(act.header.audience.map((party) => [party, time]))));
    const outside = [
      ...heard(START, apart, ...all, ...promises),
      ...heard(START + 9, go({ by: 'es.pn', to }, made)),
    ];
    const inside = [...heard(START, site), ...outside];
    expect(fold(outside, START + 9)).toMatchObject({ state: 'go', readiness: [{}, {}, { site: 's2' }] });
    expect(callsOf(outside, START + 9)).toEqual(callsOf(inside, START + 9));
    expect(
      fold(
        outside.filter(({ id }) => id !== promises[1]?.id && id !== outside.at(-1)?.id),
        START,
      ).state,
    ).toBe('agreed');
    const done = (by: string, id: string, audience: readonly string[]) =>
      entry({ by, to: audience }, { plan: apart.id, kind: 'site-state', site: id, state: 'finished' });
    const common = heard(HOUR + 60, done('es.pn', 's2', to));
    expect([
      fold([...outside, ...common], HOUR + 60).state,
      fold([...inside, ...common], HOUR + 60).state,
    ]).toEqual(['finished', 'running']);
    const loud = [...inside, ...common, ...heard(HOUR + 70, done('ma.dgsn', 's1', to))];
    expect(fold(loud, HOUR + 70).state).toBe('running');
    const quiet = heard(HOUR + 80, done('fr.dgpn', 's1', site.header.audience));
    expect(fold([...loud, ...quiet], HOUR + 80).state).toBe('finished');
  });

  it('shows a certificate that does not hold, and goes on without it', () => {
    const lie = go({ by: 'es.pn' }, composeCertificate(first, consents, ready.slice(0, 1)));
    expect(fold([...promised, ...at(START + 120, lie)], START + 120)).toMatchObject({
      state: 'ready',
      gos: [{ author: 'es.pn' as PartyId, standing: 'false' }],
    });
  });
});
