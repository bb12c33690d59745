// SPDX-License-Identifier: Apache-2.0
// Fixtures of acts that a reader must refuse, each with the one rule that §3.3 names.
import { Buffer } from 'node:buffer';
import { type ActOf, type WireSections, wireSections } from '../../src/acts/act.ts';
import { resultOf } from '../../src/acts/read.ts';
import { canonicalize } from '../../src/canonical.ts';
import type { WireRule } from '../../src/errors.ts';
import type { JwsSigner } from '../../src/keys/ed25519.ts';
import { signingInputHash } from '../../src/keys/jws.ts';
import { changedHeader, fixedAct, forge, rawSection, reportDraft } from './act-drafts.ts';
import { knownKeys, nextCard } from './act-valid.ts';
import type { FixtureCase } from './case.ts';
import { madrid, paris, rabat } from './parties.ts';

const report: ActOf<'report.share'> = fixedAct(reportDraft, 'report');
const wire = wireSections(report);
const text = canonicalize(report.header as never);

function refused(
  name: string,
  rule: WireRule,
  why: string,
  act: string,
  sections: unknown = wire,
  more: object = {},
): FixtureCase {
  const expect = { ok: false, result: resultOf(rule), rule, id: signingInputHash(act) };
  return { name, why, expect, act, sections, keys: knownKeys, ...more };
}

/** A header with changed members, signed as it then is. */
function resigned(change: Readonly<Record<string, unknown>>, signer?: JwsSigner): string {
  return forge(changedHeader(report.header, change), { ...(signer && { signer }) });
}

// The same 6 bits but for those that decoding throws away.
function strayBits(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(part.at(-1) ?? 'A');
  return part.slice(0, -1) + alphabet[last + 1];
}

function encodings(): FixtureCase[] {
  const [head, payload, signature] = report.jws.split('.') as [string, string, string];
  const kid = rabat.signers[0].kid;
  const spaced = text.replace('"author":', '"author": ');
  const reordered = `{"v":1,${text.slice(1, -7)}}`;
  const doubled = text.replace('"author":"ma.dgsn"', '"author":"es.pn","author":"ma.dgsn"');
  const escaped = text.replace('"ma.dgsn"', '"\\u006da.dgsn"');
  const b64 = (head: string) => Buffer.from(head).toString('base64url');
  const swapped = `{"kid":"${kid}","alg":"Ed25519","typ":"tansiq-act+jws"}`;
  return [
    refused('space in payload', 'non-canonical', 'White space.', forge(spaced)),
    refused('members out of order', 'non-canonical', 'Members are not in order.', forge(reordered)),
    refused('member twice', 'non-canonical', 'Parsers differ on which of two counts.', forge(doubled)),
    refused('needless escape', 'non-canonical', 'The same string in another spelling.', forge(escaped)),
    refused(
      'number as 1.0',
      'non-canonical',
      'The same number in another spelling.',
      forge(text.replace('"v":1', '"v":1.0')),
    ),
    refused('null', 'non-canonical', 'There is no null.', forge(text.replace('"v":1', '"v":1,"x":null'))),
    refused('byte order mark', 'non-canonical', 'Nothing before the payload.', forge(`\ufeff${text}`)),
    refused(
      'not UTF-8',
      'non-canonical',
      'A lone continuation byte.',
      forgeBytes(Buffer.from([0x22, 0x80, 0x22])),
    ),
    refused('nested too deep', 'limit', 'Depth 13.', forge('['.repeat(13) + ']'.repeat(13))),
    refused(
      'nested far too deep',
      'limit',
      'A reader must not run out of stack.',
      forge('['.repeat(8000) + ']'.repeat(8000)),
    ),
    refused('oversized header', 'limit', '16,385 bytes.', forge(`"${'a'.repeat(16_383)}"`)),
    refused(
      'stray bits in signature',
      'non-canonical',
      'The last character decodes to the same byte.',
      `${head}.${payload}.${strayBits(signature)}`,
    ),
    refused(
      'padding',
      'non-canonical',
      'Base64url here has no padding.',
      `${head}.${payload}.${signature}==`,
    ),
    refused(
      'standard alphabet',
      'non-canonical',
      'Plus and slash are not base64url.',
      `${head}.${payload}.${'+'.repeat(86)}`,
    ),
    refused('space at the end', 'non-canonical', 'Nothing after the signature.', `${report.jws} `),
    refused('four parts', 'schema', 'A JWS has three parts.', `${report.jws}.AAAA`),
    refused('two parts', 'schema', 'A JWS has three parts.', `${head}.${payload}`),
    refused('empty', 'schema', 'Nothing at all.', ''),
    refused(
      'alg none',
      'schema',
      'Only the exact protected header.',
      forge(text, { head: `{"alg":"none","kid":"${kid}","typ":"tansiq-act+jws"}` }),
    ),
    refused(
      'alg EdDSA',
      'schema',
      'RFC 9864 names the algorithm Ed25519.',
      forge(text, { head: `{"alg":"EdDSA","kid":"${kid}","typ":"tansiq-act+jws"}` }),
    ),
    refused(
      'typ of a card',
      'schema',
      'A signature for one purpose is none for another.',
      forge(text, { head: `{"alg":"Ed25519","kid":"${kid}","typ":"tansiq-card+jws"}` }),
    ),
    refused(
      'protected header reordered',
      'schema',
      'One protected header has one text.',
      `${b64(swapped)}.${payload}.${signature}`,
    ),
    refused(
      'protected header with more',
      'schema',
      'No member beside the three.',
      forge(text, { head: `{"alg":"Ed25519","kid":"${kid}","typ":"tansiq-act+jws","x":1}` }),
    ),
    refused(
      'signature too short',
      'signature',
      '63 bytes.',
      `${head}.${payload}.${Buffer.alloc(63, 1).toString('base64url')}`,
    ),
  ];
}

function forgeBytes(payload: Buffer): string {
  const signer = rabat.signers[0];
  const head = Buffer.from(`{"alg":"Ed25519","kid":"${signer.kid}","typ":"tansiq-act+jws"}`).toString(
    'base64url',
  );
  const input = `${head}.${payload.toString('base64url')}`;
  return `${input}.${Buffer.from(signer.sign(Buffer.from(input))).toString('base64url')}`;
}

// S + L for the same R: ed25519 without the check of RFC 8032 §5.1.7 takes it, and the act has a second spelling.
function malleable(): string {
  const [head, payload, signature] = report.jws.split('.') as [string, string, string];
  const bytes = Buffer.from(signature, 'base64url');
  const order = (1n << 252n) + 27742317777372353535851937790883648493n;
  let s = BigInt(`0x${Buffer.from(bytes.subarray(32)).reverse().toString('hex')}`) + order;
  for (let at = 32; at < 64; at++) {
    bytes[at] = Number(s & 0xffn);
    s >>= 8n;
  }
  return `${head}.${payload}.${bytes.toString('base64url')}`;
}

function signatures(): FixtureCase[] {
  const [head, payload, signature] = report.jws.split('.') as [string, string, string];
  const flipped = Buffer.from(signature, 'base64url');
  flipped[0] = (flipped[0] ?? 0) ^ 1;
  return [
    refused(
      'bad signature',
      'signature',
      'One bit of the signature is another.',
      `${head}.${payload}.${flipped.toString('base64url')}`,
    ),
    refused('malleable signature', 'signature', 'S is not below the order of the group.', malleable()),
    refused('signature of another payload', 'signature', 'Taken from another act.', forgedSignature()),
    refused(
      'unknown key',
      'key-unknown',
      'No card of the author lists this key.',
      resigned({}, rabat.signers[1]),
    ),
    refused(
      "another party's key",
      'key-unknown',
      "Madrid's key does not sign for Rabat.",
      resigned({}, madrid.signers[0]),
    ),
  ];
}

function forgedSignature(): string {
  const other = resigned({ nonce: report.header.dossier }).split('.');
  const [head, , signature] = report.jws.split('.');
  return `${head}.${other[1]}.${signature}`;
}

function shapes(): FixtureCase[] {
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

function sections(): FixtureCase[] {
  const { facts, ...withoutFacts } = report.header.sections;
  const title = wire.title as WireSections[string];
  const changed = (name: string, body: string, why: string, rule: WireRule) => {
    const { pair, digest } = rawSection(body, `raw ${name}`);
    const act = resigned({ sections: { ...report.header.sections, title: digest } });
    return refused(name, rule, why, act, { ...wire, title: pair });
  };
  return [
    refused('body changed', 'section-digest', 'Not what was signed.', report.jws, {
      ...wire,
      title: [title[0], title[1].replace('f', 'F')],
    }),
    refused('salt changed', 'section-digest', 'Not what was signed.', report.jws, {
      ...wire,
      title: [wire.facts?.[0], title[1]],
    }),
    refused('sections swapped', 'section-digest', 'Each digest is of one section.', report.jws, {
      ...wire,
      title: wire.facts,
      facts: title,
    }),
    refused('section not committed to', 'schema', 'The header does not name it.', report.jws, {
      ...wire,
      attachments: title,
    }),
    refused(
      'section named constructor',
      'schema',
      'The header does not name it, whatever the language finds there.',
      report.jws,
      { ...wire, constructor: title },
    ),
    refused(
      'required section missing',
      'section-missing',
      'The header must commit to it.',
      resigned({ sections: withoutFacts }),
      withoutMember(wire, 'facts'),
    ),
    refused(
      'section of another type',
      'schema',
      'A report has no outcome.',
      resigned({ sections: { ...report.header.sections, outcome: facts } }),
    ),
    refused(
      'section name in capitals',
      'schema',
      'Not a section name.',
      resigned({ sections: { ...report.header.sections, Title: facts } }),
    ),
    refused('salt too short', 'schema', 'A salt is 16 bytes.', report.jws, {
      ...wire,
      title: [title[0].slice(2), title[1]],
    }),
    refused('pair of three', 'schema', 'A section is a salt and a text.', report.jws, {
      ...wire,
      title: [...title, 'x'],
    }),
    refused('sections a list', 'schema', 'Sections are an object.', report.jws, []),
    changed('body with a space', '{"text": {"fr":"x"}}', 'Bodies are canonical too.', 'non-canonical'),
    changed('body with a lone surrogate', '{"text":{"fr":"\\ud800"}}', 'Half a character.', 'non-canonical'),
    changed('body a list', '[]', 'A body is an object.', 'schema'),
    changed('body with an unknown member', '{"text":{"fr":"x"},"x":1}', 'Bodies are closed.', 'schema'),
    changed('body with a language in capitals', '{"text":{"FR":"x"}}', 'Not a language.', 'schema'),
    changed(
      'text with __proto__',
      '{"text":{"__proto__":"x","fr":"y"}}',
      'Not a language, and not to be lost in silence.',
      'schema',
    ),
    changed('body nested too deep', `{"a":${'['.repeat(12)}${']'.repeat(12)}}`, 'Depth 13.', 'limit'),
    changed('body too large', `{"text":{"fr":"${'a'.repeat(262_144 - 16)}"}}`, '262,145 bytes.', 'limit'),
  ];
}

function withoutMember(sections: WireSections, name: string): WireSections {
  return Object.fromEntries(Object.entries(sections).filter(([section]) => section !== name));
}

/** Cases about what bodies of several types must say. */
function bodies(): FixtureCase[] {
  const refs = (body: string, rule: WireRule, name: string, why: string) => {
    const { pair, digest } = rawSection(body, name);
    const act = resigned({ type: 'report.reply', sections: { ...withoutTitle(), refs: digest } });
    return refused(name, rule, why, act, { ...withoutMember(wire, 'title'), refs: pair });
  };
  const one = `{"act":"${report.id}","rel":"lead"}`;
  return [
    refs(`{"refs":[${one}]}`, 'refs', 'reply that answers nothing', 'A reply needs a reference answers.'),
    refs(`{"refs":[${one},${one}]}`, 'schema', 'reference twice', 'No pair stands twice.'),
    refs('{"refs":[]}', 'schema', 'no references', '1 to 64.'),
    refused(
      "rotation with another party's card",
      'card-chain',
      "The card is not the author's.",
      cardAct(paris.cardJws),
      cardSections(paris.cardJws),
      { cards: [rabat.cardJws] },
    ),
    refused(
      'rotation with a false card',
      'card-chain',
      'The signature of the card does not hold.',
      cardAct(`${nextCard.slice(0, -8)}AAAAAAAA`),
      cardSections(`${nextCard.slice(0, -8)}AAAAAAAA`),
      { cards: [rabat.cardJws] },
    ),
    refused(
      'rotation signed by a key that no card lists',
      'key-unknown',
      'Neither an earlier card nor the one that it carries lists the key.',
      cardAct(nextCard, paris.signers[1]),
      cardSections(nextCard),
      { cards: [rabat.cardJws] },
    ),
  ];
}

function withoutTitle(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(report.header.sections).filter(([name]) => name !== 'title'));
}

function cardAct(card: string, signer = rabat.signers[1]): string {
  const { digest } = rawSection(canonicalize({ card }), 'card');
  const change = { type: 'party.card', dossier: undefined, agreement: undefined, sections: { card: digest } };
  return resigned(change, signer);
}

function cardSections(card: string): WireSections {
  return { card: rawSection(canonicalize({ card }), 'card').pair };
}

/** All cases that are refused. */
export function invalidActs(): FixtureCase[] {
  return [...encodings(), ...signatures(), ...shapes(), ...sections(), ...bodies()];
}
