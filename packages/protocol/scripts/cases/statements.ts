// SPDX-License-Identifier: Apache-2.0
// Fixtures of joint statements: files that are published and files that are none, and the state of statements as time goes on.
import type { Act } from '../../src/acts/act.ts';
import { canonicalize, type JsonObject } from '../../src/canonical.ts';
import { signCard } from '../../src/cards/card.ts';
import { fromB64u } from '../../src/encoding.ts';
import type { FoldAct } from '../../src/folds/index.ts';
import { ed25519Public } from '../../src/keys/ed25519.ts';
import { signingInputHash } from '../../src/keys/jws.ts';
import {
  composePublished,
  foldStatement,
  readStatementSignature,
  type StatementBody,
  signStatement,
  statementHash,
} from '../../src/statements/index.ts';
import { toTime } from '../../src/time.ts';
import type { FixtureCase } from './case.ts';
import { foldAct, keys } from './operation-acts.ts';
import { fixedId, NOW, paris, rabat } from './parties.ts';
import { EMBARGO, partyOf, propose, sign, text } from './statement-acts.ts';

const signedBy = (party: string, body: StatementBody, signs = party, slot: 0 | 1 = 0) => ({
  party: partyOf(party).id,
  kid: partyOf(party).signers[slot].kid,
  x: partyOf(party).signX[slot],
  signature: signStatement(statementHash(body), partyOf(party).id, partyOf(signs).signers[slot]),
});

const both = (body: StatementBody) => [signedBy('es.pn', body), signedBy('ma.dgsn', body)];

/** A card that follows Rabat's and takes its first key back. */
function revoking(reason: 'superseded' | 'lost'): string {
  const [, second] = rabat.signers;
  return signCard(
    {
      ...rabat.card,
      ...{ seq: 1, prev: signingInputHash(rabat.cardJws) },
      keys: { ...rabat.card.keys, sign: [{ kid: second.kid, x: rabat.signX[1] }] },
      revoked: [{ kid: rabat.signers[0].kid, reason, sizes: {} }],
    } as never,
    rabat.root,
  );
}

interface File {
  readonly file: string;
  readonly asOf?: number;
  readonly cards?: readonly string[];
}

function published(name: string, problem: string | undefined, why: string, given: File): FixtureCase {
  const { file, asOf = EMBARGO, cards = [] } = given;
  const expect = problem === undefined ? { ok: true, hash: statementHash(text) } : { ok: false, problem };
  return { name: `published ${name}`, why, expect, text: file, asOf: toTime(asOf * 1000), cards };
}

/** Published files, each with the first problem that it has. */
export function publishedCases(): FixtureCase[] {
  const [theirs, ours] = both(text) as [ReturnType<typeof signedBy>, ReturnType<typeof signedBy>];
  const file = composePublished(text, [theirs, ours]);
  const other = { ...text, nonce: fixedId('another statement') } as StatementBody;
  const changed = (over: object) =>
    canonicalize({ ...(JSON.parse(file) as JsonObject), ...over } as JsonObject);
  const words = { ...text, title: { ...text.title, es: 'Otra cosa' } };
  return [
    published('whole', undefined, 'Text, keys and signatures of both, from the hour on.', { file }),
    published('with a newline', undefined, 'A file may end with one.', { file: `${file}\n` }),
    published('with the cards', undefined, 'The keys are those of the parties.', {
      ...{ file, cards: [rabat.cardJws, partyOf('es.pn').cardJws] },
    }),
    published('with a key that made way for the next', undefined, 'What it signed stays signed.', {
      ...{ file, cards: [rabat.cardJws, revoking('superseded')] },
    }),
    published('a second early', 'embargo', 'The hour has not come.', { file, asOf: EMBARGO - 1 }),
    published('with a lost key', 'key', 'Nobody may rely on it.', {
      ...{ file, cards: [rabat.cardJws, revoking('lost')] },
    }),
    published('with a stranger’s key', 'key', 'No card of the party lists it.', {
      file: composePublished(text, [theirs, signedBy('ma.dgsn', text, 'ma.dgsn', 1)]),
      cards: [rabat.cardJws],
    }),
    published('with other words', 'signature', 'Signed is what is there, word for word.', {
      file: changed({ statement: words }),
    }),
    published('with a signature under another text', 'signature', 'Over this hash.', {
      file: composePublished(text, [theirs, signedBy('ma.dgsn', other)]),
    }),
    published('signed for another', 'signature', 'Nobody speaks for another.', {
      file: composePublished(text, [theirs, signedBy('ma.dgsn', text, 'es.pn')]),
    }),
    published('with signatures in another order', 'signature', 'In the order of the parties.', {
      file: changed({ signatures: [ours.signature, theirs.signature] }),
    }),
    published('signed by a stranger too', 'parties', 'Exactly the parties.', {
      file: composePublished(text, [theirs, ours, { ...ours, party: paris.id }]),
    }),
    published('signed twice by one', 'parties', 'One of each.', {
      file: composePublished(text, [ours, { ...ours }]),
    }),
    published('with a key that is not of its kid', 'unreadable', 'A kid is the thumbprint of its key.', {
      file: composePublished(text, [theirs, { ...ours, x: theirs.x }]),
    }),
    published('with a member more', 'unreadable', 'A closed object.', { file: changed({ act: 'x' }) }),
    published('with a space', 'unreadable', 'Canonical.', { file: ` ${file}` }),
    published('cut short', 'unreadable', 'Not JSON.', { file: file.slice(0, -2) }),
  ];
}

const keyFor = (party: string, kid: string) => {
  const known = keys.find((key) => key.party === party && key.kid === kid);
  return known && ed25519Public(fromB64u(known.x, 32));
};

/** The hash that an act signs, if the signature in it is its author's. */
export function signedIn(act: FoldAct) {
  const { signature = '' } = (act.sections.consent ?? {}) as { signature?: string };
  const said = readStatementSignature(signature, keyFor);
  return said?.by === act.author ? said.statement : undefined;
}

type Held = readonly (readonly [Act, Readonly<Record<string, number>>])[];

function folded(name: string, why: string, held: Held, moments: readonly number[]): FixtureCase {
  const acts = held.map(([act, by]) => foldAct(act, by));
  return {
    ...{ name: `fold ${name}`, why, acts, keys },
    expect: {
      ok: true,
      at: moments.map((asOf) => {
        const { state, current } = foldStatement(acts, asOf, signedIn);
        const found = current && { statement: current.statement, missing: current.missing };
        return { asOf: toTime(asOf * 1000), state, ...found };
      }),
    },
  };
}

const START = NOW / 1000;
const at = (time: number, ...acts: readonly unknown[]): Held =>
  acts.map((act) => [act as Act, { 'es.pn': time, 'ma.dgsn': time }]);

/** Statements as a reader of the evidence sees them. */
export function statementFolds(): FixtureCase[] {
  const first = propose({ by: 'ma.dgsn' });
  const ours = sign({ by: 'ma.dgsn' }, first.id);
  const theirs = sign({ by: 'es.pn' }, first.id);
  const countered = {
    ...text,
    nonce: fixedId('countered'),
    paragraphs: text.paragraphs.slice(0, 1),
  } as StatementBody;
  const refs = { refs: { refs: [{ rel: 'replaces', act: first.id }] } };
  const counter = propose({ by: 'es.pn' }, countered, refs);
  const hash = statementHash(countered);
  const signs = [
    sign({ by: 'es.pn', label: '2' }, counter.id, hash),
    sign({ by: 'ma.dgsn', label: '2' }, counter.id, hash),
  ];
  const forged = sign({ by: 'es.pn', label: 'forged' }, first.id, statementHash(text), 'ma.dgsn');
  const wide = propose({ by: 'ma.dgsn', to: ['es.pn', 'fr.dgpn', 'ma.dgsn'] });
  return [
    folded(
      'from text to public',
      'Both sign, the hour comes.',
      [...at(START, first), ...at(START + 10, ours), ...at(START + 20, theirs)],
      [START - 1, START, START + 19, START + 20, EMBARGO - 1, EMBARGO],
    ),
    folded('silence', 'Who has not signed is not spoken for, whatever the hour.', at(START, first, ours), [
      EMBARGO + 1,
    ]),
    folded(
      'last signature after the hour',
      'Public with the last signature.',
      [...at(START, first, ours), ...at(EMBARGO + 5, theirs)],
      [EMBARGO + 4, EMBARGO + 5],
    ),
    folded(
      'countered',
      'A new version is signed anew.',
      [...at(START, first, ours), ...at(START + 5, counter), ...at(START + 9, ...signs)],
      [START + 4, START + 5, START + 9, EMBARGO],
    ),
    folded(
      'countered by a clock that is behind',
      'A counter stands after what it counters.',
      [...at(START, first), ...at(START - 5, counter)],
      [START - 5, START],
    ),
    folded(
      'proposed again after all signed',
      'What all signed stays.',
      [...at(START, first, ours, theirs), ...at(START + 5, counter)],
      [START + 5, EMBARGO],
    ),
    folded('forged', 'Nobody speaks for another.', at(START, first, ours, forged), [START, EMBARGO]),
    folded('for others than its parties', 'Its parties are exactly its audience.', at(START, wide), [START]),
  ];
}
