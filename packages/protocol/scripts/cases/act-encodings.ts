// SPDX-License-Identifier: Apache-2.0
// Fixtures of acts whose bytes or signature are not the one encoding of an act.
import { Buffer } from 'node:buffer';
import { forge } from './act-drafts.ts';
import { refused, report, resigned, text } from './act-refusal.ts';
import type { FixtureCase } from './case.ts';
import { madrid, rabat } from './parties.ts';

// The same 6 bits but for those that decoding throws away.
function strayBits(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = alphabet.indexOf(part.at(-1) ?? 'A');
  return part.slice(0, -1) + alphabet[last + 1];
}

/** Another spelling, or none. */
export function encodings(): FixtureCase[] {
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

/** Signed by nobody, or by another. */
export function signatures(): FixtureCase[] {
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
