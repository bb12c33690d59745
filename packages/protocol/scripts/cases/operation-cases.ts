// SPDX-License-Identifier: Apache-2.0
// Fixtures of acts of joint operations that a reader must take.
import type { Act } from '../../src/acts/act.ts';
import type { FixtureCase } from './case.ts';
import { abort, consent, entry, go, readiness, whole, wholeApart } from './operation-acts.ts';

type Taken = (name: string, why: string, act: Act, absent?: readonly string[]) => FixtureCase;

const { first, certificate } = whole();
const apart = wholeApart();
const finding = { finding: 'preliminary' } as const;

/** An entry of every kind. */
const entries: Readonly<Record<string, object>> = {
  'site-state': { site: 's1', state: 'entered' },
  arrest: { site: 's1', person: 'P-1', category: 'suspect', minor: false, rights: true, ...finding },
  seizure: { site: 's1', what: 'device', quantity: '3', unit: 'item', seal: 'A-17', ...finding },
  need: { need: 'interpreter', met: false, text: { es: 'Uno de amazigh' } },
  message: { text: { ar: 'كل شيء هادئ' } },
  network: { networks: 1, ...finding },
  plot: {
    plot: {
      targets: [{ fr: 'Une gare' }],
      origin: { fr: 'Consignes reçues de l’étranger' },
      ...{ charged: 2, status: 'prepared' },
    },
    ...finding,
  },
  target: { target: { what: 'place', ref: 'T-1', state: 'es', handedTo: 'Protección' }, ...finding },
};

export function validOperations(taken: Taken): FixtureCase[] {
  return [
    taken('plan of an operation', 'Frame and plan in words.', first),
    taken('plan of an operation, its words erased', 'The frame is kept, the plan in words is not.', first, [
      'declaration',
      'plan',
      'title',
    ]),
    taken('plan with a site apart', 'Its number, its parties, the id of its words.', apart.first),
    taken('site apart', 'Its words, for those alone whom it concerns.', apart.site),
    taken('consent to a plan', 'Over the id of its act.', consent({ by: 'ma.dgsn' }, first.id)),
    taken('readiness', 'Until the end of the tolerance.', readiness({ by: 'ma.dgsn' }, first.id, 's1')),
    taken('hold', 'Has no until.', readiness({ by: 'ma.dgsn', label: 'hold' }, first.id, 's1', 'hold')),
    taken('go', 'A certificate.', go({ by: 'ma.dgsn' }, certificate)),
    taken('abort', 'A control act.', abort({ by: 'ma.dgsn' }, first.id)),
    ...Object.entries(entries).map(([kind, body]) =>
      taken(`entry ${kind}`, 'What happens.', entry({ by: 'ma.dgsn' }, { plan: first.id, kind, ...body })),
    ),
  ];
}
