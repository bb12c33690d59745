// SPDX-License-Identifier: Apache-2.0
// Random facts, near enough to the permitted ones that every rule is met on both sides. For property tests and benches.
import { type CompiledTerms, compileTerms } from '../agreement/compile-terms.ts';
import type { LawLimits, LawProfile } from '../agreement/law-profile.ts';
import { sampleFields, sampleId, sampleTerms } from '../agreement/sample-terms.ts';
import {
  crimeAreas,
  dataCategories,
  handlingRestrictions,
  hitFields,
  ordinaryUses,
  papLevels,
  prohibitedUses,
  purposes,
  roles,
  specialCategories,
  subjectCategories,
  tlpLevels,
  transferGroundKinds,
} from '../codes/index.ts';
import { hashText } from '../encoding.ts';
import { lineageStates } from '../folds/lineage-state.ts';
import type { ActId, PartyId } from '../ids.ts';
import { toTime } from '../time.ts';
import {
  type ActFacts,
  type Declaration,
  type GateFacts,
  type Handling,
  type ReaderFacts,
  verbs,
} from './facts.ts';
import {
  permitted,
  SAMPLE_NOW,
  sampleCeiling,
  sampleDeclaration,
  sampleHandling,
  sampleReader,
  viewOf,
} from './sample-facts.ts';

/** A seeded stream of numbers in [0, 1). */
export type Random = () => number;

/** xorshift32: small, and the same everywhere. @param seed any integer but 0. */
export function randomFrom(seed: number): Random {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** Mostly the usual, sometimes anything. */
function mostly<T>(random: Random, usual: T, else_: () => T): T {
  return random() < 0.85 ? usual : else_();
}

function some<T>(random: Random, from: readonly T[], most: number): T[] {
  const count = Math.floor(random() * (most + 1));
  return [...new Set(Array.from({ length: count }, () => pick(random, from)))].sort();
}

const states = ['ma', 'es', 'fr', 'be', 'qa', 'in'];
const levels = ['MAHDUD', 'SIRRI', 'SIRRI JIDDAN', 'CONFIDENCIAL', 'SECRETO'];

/** Compiled terms of `count` different agreements between two or three parties. */
export function randomAgreements(random: Random, count: number): readonly CompiledTerms[] {
  return Array.from({ length: count }, (_, at) => randomAgreement(random, at));
}

function randomAgreement(random: Random, at: number): CompiledTerms {
  const others = some(random, states.slice(1), 3);
  const parties = [
    ...(others.length > 0 ? others : ['es']).map((state) => `${state}.p${at}`),
    'ma.north',
  ].sort();
  const fields = sampleFields(parties as PartyId[]);
  return compileTerms(
    sampleTerms({
      parties,
      lineage: sampleId(`lineage ${at}`),
      terms: {
        purposes: ['investigation', ...some(random, purposes.codes.slice(4), 3)],
        crimeAreas: ['terrorism', ...some(random, crimeAreas.codes.slice(1), 12)],
        dataCategories: ['identity', ...some(random, dataCategories.codes.slice(5), 8)],
        subjectCategories: ['suspect', ...some(random, subjectCategories.codes.slice(1), 5)],
        specialCategories: some(random, specialCategories.codes, 2),
        prohibitedUses: some(random, [...prohibitedUses.codes, ...ordinaryUses.codes], 3),
        minimumPenalty: { months: pick(random, [0, 12, 36]) },
        evidentialUse: pick(random, ['never', 'consent', 'allowed'] as const),
        handling: {
          restrictions: some(random, ['H0', 'H1', 'H2'] as const, 2),
          tlp: pick(random, ['AMBER+STRICT', 'AMBER', 'GREEN'] as const),
          pap: pick(random, ['AMBER', 'GREEN'] as const),
          classification: {
            max: { es: 'CONFIDENCIAL', ma: 'SIRRI' },
            equivalence: [
              { ma: 'MAHDUD' },
              { es: 'CONFIDENCIAL', ma: 'SIRRI' },
              { es: 'SECRETO', ma: 'SIRRI JIDDAN' },
            ],
          },
        },
        routine: { subscriptions: true, standingOrders: random() < 0.7 },
        onwardTransfer: {
          ...fields.onwardTransfer,
          rule: pick(random, ['never', 'consent', 'listed'] as const),
        },
      },
    }),
  );
}

function randomDeclaration(random: Random, author: PartyId): Declaration {
  const { penaltyMonths, ...rest } = sampleDeclaration;
  const usualGround = author.startsWith('ma')
    ? 'law-09-08'
    : author.startsWith('es')
      ? 'led-37-1-a'
      : 'national-law';
  return {
    ...rest,
    purpose: mostly(random, 'investigation', () => pick(random, purposes.codes)),
    crimeAreas: mostly(random, ['terrorism'], () => some(random, crimeAreas.codes, 4)),
    dataCategories: mostly(random, ['identity'], () => some(random, dataCategories.codes, 4)),
    subjectCategories: mostly(random, ['suspect'], () => some(random, subjectCategories.codes, 3)),
    specialCategories: mostly<string[]>(random, [], () => some(random, specialCategories.codes, 2)),
    minors: random() < 0.1,
    ...(random() < 0.5 ? { necessity: 'It is needed' } : {}),
    ...(random() < 0.95 ? { penaltyMonths: pick(random, [6, 24, 60]) } : {}),
    ground: { kind: mostly(random, usualGround, () => pick(random, transferGroundKinds.codes)) },
    ...(random() < 0.3 ? { h3: 'Ask first' } : {}),
    ...(random() < 0.2 ? { uses: some(random, [...ordinaryUses.codes, 'discrimination'], 2) } : {}),
    release: {
      ...rest.release,
      kind: mostly<Declaration['release']['kind']>(random, 'person', () =>
        pick(random, ['standing-order', 'emergency']),
      ),
      order: 'order-1',
    },
  };
}

function randomHandling(random: Random): Handling {
  return {
    restrictions: mostly(random, ['H0', 'H1', 'H2'] as const, () =>
      some(random, handlingRestrictions.codes, 4),
    ).slice(),
    tlp: mostly(random, sampleHandling.tlp, () => pick(random, tlpLevels.codes)),
    pap: mostly(random, 'AMBER', () => pick(random, papLevels.codes)),
    evidence: mostly(random, 'never', () => pick(random, ['never', 'consent', 'allowed'] as const)),
    ...(random() < 0.1 ? { expires: toTime(SAMPLE_NOW + Math.round((random() - 0.3) * 10) * 1000) } : {}),
    ...(random() < 0.15
      ? { classification: { scheme: pick(random, ['ma', 'es', 'fr']), level: pick(random, levels) } }
      : {}),
  };
}

function randomReader(random: Random, act: ActFacts): ReaderFacts {
  return {
    ...sampleReader,
    party: mostly(random, sampleReader.party, () => 'es.p1' as PartyId),
    roles: new Set(some(random, roles.codes, 3)),
    dossiers: new Set(random() < 0.8 && act.dossier !== undefined ? [act.dossier] : []),
    clearance: Math.floor(random() * 4),
    protection: random() < 0.5,
    acceptedH3: new Set(random() < 0.5 ? [act.id] : []),
  };
}

/** Facts about one of the agreements; the number makes act and facts distinct. */
export function randomFacts(random: Random, agreements: readonly CompiledTerms[], number: number): GateFacts {
  const terms = pick(random, agreements);
  const verb = pick(random, verbs);
  const self = 'ma.north' as PartyId;
  const partner = pick(
    random,
    [...terms.parties].filter((party) => party !== self),
  );
  const author = verb === 'send' || verb === 'reshare' || random() < 0.1 ? self : partner;
  const control = random() < 0.1;
  const act: ActFacts = {
    id: hashText(`act ${number}`) as string as ActId,
    type: mostly(random, verb === 'reshare' ? 'onward.transfer' : 'report.share', () =>
      pick(
        random,
        control
          ? ['agreement.suspend', 'party.card', 'act.recall']
          : ['outcome.report', 'report.reply', 'operation.entry', 'x.y'],
      ),
    ),
    author,
    audience: mostly(random, [partner, self].sort(), () => [...terms.parties]),
    ...(random() < 0.95 ? { dossier: sampleId(`dossier ${number % 100}`) } : {}),
    agreement: {
      lineage: terms.lineage,
      terms: mostly(random, terms.terms, () => pick(random, agreements).terms),
    },
    declaration: random() < 0.98 ? randomDeclaration(random, author) : undefined,
    handling: random() < 0.98 ? randomHandling(random) : undefined,
  };
  const { send, reshare, search } = permitted;
  return {
    verb,
    now: SAMPLE_NOW,
    self,
    counterpart:
      verb === 'read' || verb === 'export' || (verb === 'search' && random() < 0.5) ? undefined : partner,
    act,
    agreement: mostly(random, viewOf(terms), () => viewOf(terms, pick(random, lineageStates))),
    profiles: random() < 0.3 ? [randomProfile(random)] : [],
    ceiling: { ...sampleCeiling, rank: Math.floor(random() * 4) },
    reader: randomReader(random, act),
    release: random() < 0.9 ? send.release : undefined,
    judicialAuthorisation: random() < 0.5,
    record: {
      restricted: random() < 0.1,
      held: random() < 0.3,
      erased: random() < 0.05,
      retainUntil: pick(random, [undefined, SAMPLE_NOW, SAMPLE_NOW + 1]),
    },
    origin: {
      ...reshare.origin,
      sections: mostly<readonly string[]>(random, ['facts'], () => ['subjects']),
      act: { ...reshare.origin.act, handling: randomHandling(random) },
    },
    consent: random() < 0.7 ? { ...reshare.consent, to: [partner, self] } : undefined,
    use: pick(random, [...ordinaryUses.codes, undefined]),
    search: {
      ...search.search,
      asker: random() < 0.5 ? self : partner,
      holder: random() < 0.5 ? partner : self,
      fields: mostly<readonly string[]>(random, search.search.fields, () => some(random, hitFields.codes, 3)),
    },
    override:
      random() < 0.2
        ? {
            people: ['a', pick(random, ['a', 'b'])],
            reason: 'life',
            justification: 'x',
            from: SAMPLE_NOW,
            until: SAMPLE_NOW + 1,
          }
        : undefined,
  };
}

/** A profile with one rule that excludes a little of everything, or nothing. */
export function randomProfile(random: Random): LawProfile {
  const limits: LawLimits = {
    crimeAreas: some(random, crimeAreas.codes, 2),
    dataCategories: some(random, dataCategories.codes, 2),
    purposes: some(random, purposes.codes, 1),
    subjectCategories: some(random, subjectCategories.codes, 1),
    specialCategories: some(random, specialCategories.codes, 2),
    prohibitedUses: some(random, ordinaryUses.codes, 2),
    transferGrounds: some(random, transferGroundKinds.codes, 2),
    restrictions: some(random, handlingRestrictions.codes, 1),
    minimumPenaltyMonths: pick(random, [0, 12, 48]),
    ...(random() < 0.3 ? { tlp: pick(random, tlpLevels.codes), pap: pick(random, papLevels.codes) } : {}),
    ...(random() < 0.3 ? { evidentialUse: pick(random, ['never', 'consent'] as const) } : {}),
    ...(random() < 0.3 ? { onwardTransfer: pick(random, ['never', 'consent'] as const) } : {}),
    ...(random() < 0.1 ? { noMinorsOrVictims: true } : {}),
    ...(random() < 0.1 ? { noStandingOrders: true } : {}),
    ...(random() < 0.1 ? { noHitNoHit: true } : {}),
    ...(random() < 0.3 ? { judicialAuthorisation: some(random, dataCategories.codes, 2) } : {}),
  };
  const text = { ar: 'قاعدة', es: 'Regla', fr: 'Règle', en: 'Rule' };
  const rule = { code: 'rule', citation: 'Invented law, Art. 1', verified: false, text, limits };
  return { state: pick(random, states), name: text, rules: random() < 0.9 ? [rule] : [] };
}
