// SPDX-License-Identifier: Apache-2.0
// The certificate a node shows in TLS: self-signed, because partners trust its key by the card and nothing else in it.
import { Buffer } from 'node:buffer';
import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP, isIPv4, SocketAddress } from 'node:net';
import { b64u, type Hash } from '@tansiq/protocol';
import { bits, bool, der, moment, octets, oid, positive, sequence, set, tagged, utf8 } from './der.ts';

const ED25519 = sequence(oid('1.3.101.112'));
const COMMON_NAME = '2.5.4.3';
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
/** RFC 5280 §4.1.2.5: a certificate without a well-defined end. How long its key counts is said by the card. */
const NO_END = Date.UTC(9999, 11, 31, 23, 59, 59);

export interface CertificateSubject {
  /** Party id. */
  readonly party: string;
  /** Host name or IP address under which partners reach the node; absent for one that only dials. */
  readonly host?: string;
  /** Start of validity, ms since 1970. */
  readonly from: number;
}

/** An X.509 v3 certificate (RFC 5280) for an Ed25519 key (RFC 8410), signed by itself, as PEM. */
export function selfSignedCertificate(key: KeyObject, { party, host, from }: CertificateSubject): string {
  const name = sequence(set(sequence(oid(COMMON_NAME), utf8(party.slice(0, 64)))));
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const tbs = sequence(
    tagged(0, positive(Buffer.of(2))),
    positive(serial),
    ED25519,
    name,
    sequence(moment(from), moment(NO_END)),
    name,
    publicKeyInfo(key),
    tagged(3, sequence(...extensions(host))),
  );
  const certificate = sequence(tbs, ED25519, bits(sign(null, tbs, key)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** What a card pins a TLS key by: SHA-256 of its SubjectPublicKeyInfo (protocol §2). Takes a private or a public key. */
export function tlsPin(key: KeyObject): Hash {
  return b64u(createHash('sha256').update(publicKeyInfo(key)).digest()) as Hash;
}

function publicKeyInfo(key: KeyObject): Buffer {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return open.export({ format: 'der', type: 'spki' });
}

function extensions(host: string | undefined): Buffer[] {
  const extension = (id: string, critical: boolean, value: Buffer) =>
    sequence(oid(id), ...(critical ? [bool(true)] : []), octets(value));
  const list = [
    extension('2.5.29.19', true, sequence()),
    extension('2.5.29.15', true, bits(Buffer.of(0x80), 7)),
    extension('2.5.29.37', false, sequence(oid(SERVER_AUTH), oid(CLIENT_AUTH))),
  ];
  if (host !== undefined) list.push(extension('2.5.29.17', false, sequence(generalName(host))));
  return list;
}

// RFC 5280 §4.2.1.6: dNSName is [2], iPAddress is [7] with the address's bytes.
function generalName(host: string): Buffer {
  if (isIP(host) === 0) return der(0x82, Buffer.from(host, 'latin1'));
  return der(0x87, isIPv4(host) ? Buffer.from(host.split('.').map(Number)) : ipv6Bytes(host));
}

function ipv6Bytes(host: string): Buffer {
  const plain = new SocketAddress({ address: host, family: 'ipv6' }).address;
  const [head = '', tail] = plain.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, dottedAsHex).split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const after = groups(tail ?? '');
  const before = groups(head);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const all = tail === undefined ? before : [...before, ...zeros, ...after];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

function dottedAsHex(_: string, ...parts: string[]): string {
  const [a, b, c, d] = parts.slice(0, 4).map((part) => Number(part).toString(16).padStart(2, '0'));
  return `${a}${b}:${c}${d}`;
}
