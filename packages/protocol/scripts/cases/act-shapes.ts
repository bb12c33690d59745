// SPDX-License-Identifier: Apache-2.0
// Fixtures of acts whose header is not as §3 has it.
import type { JwsSigner } from '../../src/keys/ed25519.ts';
import { changedHeader, forge } from './act-drafts.ts';
import { refused, report, resigned, text } from './act-refusal.ts';
import type { FixtureCase } from './case.ts';
import { madrid, rabat } from './parties.ts';

/** Headers of another shape. */
export function shapes(): FixtureCase[] {
  return [
    refused(
      'audience unsorted',
      'audience',
      'Not strictly ascending.',
      resigned({ audience: ['ma.dgsn', 'es.pn'] }),
    ),
    refused(
      'audience with a double',
      'audience',
      'Not strictly ascending.',
      resigned({ audience: ['es.pn', 'es.pn', 'ma.dgsn'] }),
    ),
    refused(
      'author not in audience',
      'audience',
      'The author is part of the audience.',
      resigned({ audience: ['es.pn', 'fr.dgpn'] }),
    ),
    refused('audience of one', 'audience', '2 to 32 parties.', resigned({ audience: ['ma.dgsn'] })),
    refused(
      'party id in capitals',
      'schema',
      'Not a party id.',
      resigned({ audience: ['ES.pn', 'ma.dgsn'] }),
    ),
    refused('unknown member', 'schema', 'Objects are closed.', resigned({ priority: 'high' })),
    refused(
      'member __proto__',
      'schema',
      'Objects are closed, whatever the language makes of the name.',
      forge(`{"__proto__":{},${text.slice(1)}`),
    ),
    refused('no nonce', 'schema', 'A member lacks.', resigned({ nonce: undefined })),
    refused(
      'nonce with stray bits',
      'schema',
      'Random ids are canonical b64u.',
      resigned({ nonce: 'AAAAAAAAAAAAAAAAAAAAAB' }),
    ),
    refused('30 February', 'schema', 'Not a calendar moment.', resigned({ time: '2026-02-30T00:00:00Z' })),
    refused('fraction of a second', 'schema', 'Whole seconds.', resigned({ time: '2026-11-22T09:00:00.0Z' })),
    refused(
      'leap second',
      'schema',
      'Not a calendar moment here.',
      resigned({ time: '2026-12-31T23:59:60Z' }),
    ),
    refused('crit unsorted', 'schema', 'Strictly ascending.', resigned({ crit: ['b', 'a'] })),
    refused('payload is a list', 'schema', 'A header is an object.', forge('[]')),
    refused('version 0', 'schema', 'There is no version 0.', resigned({ v: 0 })),
    refused(
      'unknown version',
      'unknown-version',
      'Kept for a reader that knows it.',
      resigned({ v: 2, novelty: 'x' }),
    ),
    refused(
      'unknown type',
      'unknown-type',
      'Kept for a reader that knows it.',
      resigned({ type: 'weather.report' }),
    ),
    refused(
      'unknown type, bad signature',
      'signature',
      'Only what its author signed is kept.',
      forge(changedHeader(report.header, { type: 'weather.report' }), { signer: falseSigner() }),
    ),
    refused(
      'unknown crit',
      'unknown-crit',
      'Must be understood or set aside.',
      resigned({ crit: ['embargo'] }),
    ),
    refused('type named like a property', 'schema', 'A type has a dot.', resigned({ type: 'constructor' })),
    refused(
      'content without agreement',
      'schema',
      'Only control acts travel without one.',
      resigned({ agreement: undefined }),
    ),
    refused(
      'content without dossier',
      'schema',
      'Every type but three kinds has one.',
      resigned({ dossier: undefined }),
    ),
    refused(
      'control act with agreement',
      'schema',
      'A control act has none.',
      resigned({ type: 'act.expired' }),
    ),
  ];
}

function falseSigner(): JwsSigner {
  return { kid: rabat.signers[0].kid, sign: (message) => madrid.signers[0].sign(message) };
}
