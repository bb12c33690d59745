// SPDX-License-Identifier: Apache-2.0
// What the gate would say of a draft as it stands, saved or not and however unfinished: asked while somebody types, so nothing is
// signed and nothing is written.
import {
  type Act,
  type CompiledTerms,
  type Decision,
  type Denial,
  explain,
  explainDenial,
  hashText,
  newRandomId,
  type PartyId,
  type RandomId,
  toTime,
} from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import type { AgreementBook } from '../../exchange/agreement-book.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import { overrideFrom } from '../../exchange/emergencies.ts';
import type { Gatekeeper } from '../../exchange/gatekeeper.ts';
import type { HeldAct } from '../../exchange/held-act.ts';
import { coveredBy, standsAt } from '../../exchange/standing-orders.ts';
import { languages, type Texts } from '../../refusal.ts';
import type { Store, Tx } from '../../store/index.ts';
import { type DraftProblem, draftProblems, listOf, placeholder } from './draft-problems.ts';
import type { DraftBody } from './draft-shapes.ts';
import { type Needed, neededFor } from './needed.ts';

export interface PreviewParts {
  store: Store;
  gate: Gatekeeper;
  book: AgreementBook;
  directory: PartyDirectory;
  now: () => number;
}

export interface LiveDenial {
  rule: string;
  article?: string;
  texts: Texts;
  needed?: Needed;
}

export interface LiveDecision {
  party: string;
  permit: boolean;
  rule: string;
  article?: string;
  texts: Texts;
  denials: LiveDenial[];
  obligations: string[];
}

/** A standing order under which it may leave without a second person. */
export interface FittingOrder {
  id: string;
  purpose: string;
}

/** The gate's answer for each addressee, each denial with what would make it pass; and what is unfinished. */
export async function livePreview(
  parts: PreviewParts,
  officer: Officer,
  body: DraftBody,
): Promise<{ decisions: LiveDecision[]; problems: DraftProblem[]; orders: FittingOrder[] }> {
  const { store, gate, book, directory, now } = parts;
  const self = directory.self.id;
  const { decisions, orders } = await store.writer.write(async (tx) => {
    const { state, terms: known } = await book.look(tx, body.lineage, Math.floor(now() / 1000));
    // Terms that were never in force are still being negotiated, by others: for who writes under them there are none.
    const law = state.versions.some(({ inForceAt }) => inForceAt !== undefined);
    const terms = law ? known : undefined;
    const act = asAct(law ? body : { ...body, lineage: newRandomId() }, self, terms?.terms, now());
    const session = gate.session(tx);
    const found: LiveDecision[] = [];
    for (const party of new Set(body.to)) {
      // As a second officer would release it: what is asked is whether the content may go, not who may let it.
      const people = { composer: officer.id, releaser: 'a second officer' };
      const override = body.emergency && overrideFrom(body.emergency, [officer.id, people.releaser], now());
      const decision = await session.sendIf(act, party as PartyId, people, override);
      found.push(shown({ party, self, decision, terms, body }));
    }
    return { decisions: found, orders: body.uploads.length > 0 ? [] : await ordersFor(tx, act, now()) };
  });
  return { decisions, problems: draftProblems(body), orders };
}

async function ordersFor(tx: Tx, act: HeldAct, nowMs: number): Promise<FittingOrder[]> {
  const rows = await tx
    .selectFrom('standing_orders')
    .selectAll()
    .where('lineage', '=', act.header.agreement?.lineage ?? '')
    .orderBy('made_ms')
    .execute();
  const fitting = rows.filter((order) => standsAt(order, nowMs) && coveredBy(order, act));
  return fitting.map(({ id, purpose }) => ({ id, purpose }));
}

interface Shown {
  party: string;
  self: PartyId;
  decision: Decision;
  terms: CompiledTerms | undefined;
  body: DraftBody;
}

function shown({ party, self, decision, terms, body }: Shown): LiveDecision {
  const { permit, rule, article, denials, obligations } = decision;
  return {
    party,
    permit,
    rule,
    ...(article !== undefined && { article }),
    texts: inEach((language) => explain(decision, language)),
    denials: denials.map((denial) => withNeeds(denial, terms, body, self)),
    obligations: [...obligations],
  };
}

function withNeeds(
  denial: Denial,
  terms: CompiledTerms | undefined,
  body: DraftBody,
  self: PartyId,
): LiveDenial {
  const needed = terms && neededFor(denial.rule, terms, body.sections.declaration ?? {}, self);
  return {
    rule: denial.rule,
    ...(denial.article !== undefined && { article: denial.article }),
    texts: inEach((language) => explainDenial(denial, language)),
    ...(needed && { needed }),
  };
}

/** The draft as an act that nobody has signed: what its author has not filled in stands as that which no article allows. */
function asAct(body: DraftBody, self: PartyId, terms: string | undefined, nowMs: number): HeldAct {
  const header = {
    v: 1,
    type: body.type,
    author: self,
    audience: [...new Set([self, ...(body.to as PartyId[])])].sort(),
    dossier: (body.dossier ?? newRandomId()) as RandomId,
    agreement: { lineage: body.lineage as RandomId, terms: (terms ?? hashText('no terms')) as never },
    time: toTime(nowMs),
    nonce: newRandomId(),
    crit: [],
    sections: {},
  } as unknown as Act['header'];
  const section = (read: object) =>
    ({ salt: newRandomId(), text: '', body: read }) as unknown as HeldAct['sections'][number][1];
  return {
    id: hashText(newRandomId()),
    jws: '',
    header,
    sections: [
      ['declaration', section(declarationOf(body, toTime(nowMs)))],
      ['handling', section(handlingOf(body.sections.handling ?? {}))],
    ],
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function declarationOf({ sections, emergency }: DraftBody, at: string): object {
  const given: Readonly<Record<string, unknown>> = sections.declaration ?? {};
  const { purpose, minors, necessity, penaltyMonths, ground, h3, uses } = given;
  return {
    purpose: text(purpose),
    crimeAreas: listOf(given.crimeAreas),
    dataCategories: listOf(given.dataCategories),
    subjectCategories: listOf(given.subjectCategories),
    specialCategories: listOf(given.specialCategories),
    minors: minors === true,
    ...(typeof necessity === 'string' && { necessity }),
    ...(typeof penaltyMonths === 'number' && { penaltyMonths }),
    evaluation: { scheme: '4x4', value: 'X4' },
    ground: groundOf(ground),
    ...(typeof h3 === 'string' && { h3 }),
    ...(uses !== undefined && { uses: listOf(uses) }),
    release: { ...placeholder, at, ...(emergency && { kind: 'emergency' }) },
  };
}

function groundOf(given: unknown): object {
  const ground = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const filled = Object.entries(ground).filter(([, value]) => typeof value === 'string');
  return { kind: '', ...Object.fromEntries(filled) };
}

function handlingOf(given: Readonly<Record<string, unknown>>): object {
  const { classification, expires } = given;
  return {
    restrictions: listOf(given.restrictions),
    tlp: text(given.tlp) || 'CLEAR',
    pap: text(given.pap) || 'CLEAR',
    evidence: text(given.evidence) || 'never',
    ...(typeof classification === 'object' && classification !== null && { classification }),
    ...(typeof expires === 'string' && { expires }),
  };
}

const inEach = (say: (language: (typeof languages)[number]) => string): Texts =>
  Object.fromEntries(languages.map((language) => [language, say(language)])) as unknown as Texts;
