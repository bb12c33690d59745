// SPDX-License-Identifier: Apache-2.0
// Facts of invented exchanges that the gate permits, one for each verb: tests and benches begin from these.

import type { CompiledTerms } from '../agreement/compile-terms.ts';
import { compileTerms } from '../agreement/compile-terms.ts';
import { sampleId, sampleTerms } from '../agreement/sample-terms.ts';
import { hashText } from '../encoding.ts';
import type { ActId, PartyId, Time } from '../ids.ts';
import type {
  ActFacts,
  AgreementView,
  Declaration,
  GateFacts,
  Handling,
  NodeCeiling,
  ReaderFacts,
  RecordFacts,
} from './facts.ts';

export const NORTH = 'ma.north' as PartyId;
export const SOUTH = 'es.south' as PartyId;
export const THIRD = 'fr.third' as PartyId;
/** 2026-06-01T00:00:00Z, in milliseconds. */
export const SAMPLE_NOW = Date.parse('2026-06-01T00:00:00Z');

export const sampleTermsCompiled: CompiledTerms = compileTerms(sampleTerms());

export const sampleDeclaration: Declaration = {
  purpose: 'investigation',
  crimeAreas: ['terrorism'],
  dataCategories: ['identity'],
  subjectCategories: ['suspect'],
  specialCategories: [],
  minors: false,
  penaltyMonths: 60,
  evaluation: { scheme: '4x4', value: 'B2' },
  ground: { kind: 'law-09-08' },
  release: { kind: 'person', officer: 'officer-7', at: '2026-05-31T00:00:00Z' as Time },
};

export const sampleHandling: Handling = {
  restrictions: ['H0'],
  tlp: 'AMBER+STRICT',
  pap: 'GREEN',
  evidence: 'never',
};

export const sampleCeiling: NodeCeiling = {
  state: 'ma',
  levels: ['MAHDUD', 'SIRRI', 'SIRRI JIDDAN'],
  rank: 2,
};

/** A view of an agreement in force. */
export function viewOf(terms: CompiledTerms, state: AgreementView['state'] = 'in-force'): AgreementView {
  return { lineage: terms.lineage, state, terms, left: new Set() };
}

/** An act under these terms, from `author` to all of its audience. */
export function sampleAct(author: PartyId, audience: readonly PartyId[], terms: CompiledTerms): ActFacts {
  return {
    id: hashText(`act of ${author}`) as string as ActId,
    type: 'report.share',
    author,
    audience: audience.toSorted(),
    dossier: sampleId('dossier'),
    agreement: { lineage: terms.lineage, terms: terms.terms },
    declaration: sampleDeclaration,
    handling: sampleHandling,
  };
}

export const sampleReader: ReaderFacts = {
  party: NORTH,
  roles: new Set(['officer', 'releaser']),
  dossiers: new Set([sampleId('dossier')]),
  clearance: 2,
  protection: false,
  acceptedH3: new Set(),
};

export const sampleRecord: RecordFacts = { restricted: false, erased: false };

const base = { now: SAMPLE_NOW, self: NORTH, profiles: [], ceiling: sampleCeiling } as const;
const agreement = viewOf(sampleTermsCompiled);
const sent = sampleAct(NORTH, [NORTH, SOUTH], sampleTermsCompiled);
const received: ActFacts = {
  ...sampleAct(SOUTH, [NORTH, SOUTH], sampleTermsCompiled),
  declaration: { ...sampleDeclaration, ground: { kind: 'led-37-1-a' } },
};

const thirdTerms = compileTerms(
  sampleTerms({ parties: [NORTH, THIRD], lineage: sampleId('third'), title: 'With a third' }),
);

/** Permitted facts, one set for each verb. */
export const permitted = {
  send: {
    ...base,
    verb: 'send',
    counterpart: SOUTH,
    act: sent,
    agreement,
    release: {
      kind: 'person',
      composer: 'a',
      releaser: 'b',
      roles: new Set(['releaser'] as const),
      at: SAMPLE_NOW,
    },
  },
  receive: { ...base, verb: 'receive', counterpart: SOUTH, act: received, agreement },
  read: { ...base, verb: 'read', act: received, agreement, reader: sampleReader, record: sampleRecord },
  export: {
    ...base,
    verb: 'export',
    act: received,
    agreement,
    reader: sampleReader,
    record: sampleRecord,
    use: 'analysis',
  },
  reshare: {
    ...base,
    verb: 'reshare',
    counterpart: THIRD,
    act: { ...sampleAct(NORTH, [NORTH, THIRD], thirdTerms), type: 'onward.transfer' },
    agreement: viewOf(thirdTerms),
    release: {
      kind: 'person',
      composer: 'a',
      releaser: 'b',
      roles: new Set(['releaser'] as const),
      at: SAMPLE_NOW,
    },
    origin: { act: received, sections: ['facts'], terms: sampleTermsCompiled, record: sampleRecord },
    consent: {
      by: SOUTH,
      act: hashText('consent') as string as ActId,
      scope: 'onward',
      to: [THIRD],
      of: received.id,
      sections: ['facts', 'title'],
      purpose: sampleDeclaration.purpose,
    },
  },
  search: {
    ...base,
    verb: 'search',
    counterpart: SOUTH,
    agreement,
    reader: sampleReader,
    search: {
      asker: NORTH,
      holder: SOUTH,
      purpose: 'investigation',
      crimeAreas: ['drugs'],
      penaltyMonths: 24,
      uses: [],
      fields: ['family-name', 'given-name'],
      case: 'case 12',
      queriesToday: 3,
    },
  },
} as const satisfies Readonly<Record<string, GateFacts>>;
