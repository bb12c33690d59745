// SPDX-License-Identifier: Apache-2.0
// That OpenSSL reads the node's certificate as meant, and that two nodes can hold mutual TLS 1.3 with it.
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type PeerCertificate, type TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { selfSignedCertificate, tlsPin } from './certificate.ts';

const from = Date.UTC(2026, 10, 22, 9);
const fresh = (host?: string) => {
  const key = generateKeyPairSync('ed25519').privateKey;
  const cert = selfSignedCertificate(key, { party: 'ma.dgsn', from, ...(host && { host }) });
  return { key, cert, pem: key.export({ format: 'pem', type: 'pkcs8' }) as string };
};

describe('the certificate of a node', () => {
  it('is read by OpenSSL as it is meant', () => {
    const { key, cert } = fresh('rabat.localhost');
    const read = new X509Certificate(cert);
    expect(read.subject).toBe('CN=ma.dgsn');
    expect(read.issuer).toBe('CN=ma.dgsn');
    expect(read.ca).toBe(false);
    expect(read.subjectAltName).toBe('DNS:rabat.localhost');
    expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
    expect(read.validFromDate.getTime()).toBe(from);
    expect(read.validToDate.getTime()).toBe(Date.UTC(9999, 11, 31, 23, 59, 59));
    expect(read.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkPrivateKey(key)).toBe(true);
    expect(read.checkHost('rabat.localhost')).toBe('rabat.localhost');
    expect(tlsPin(read.publicKey)).toBe(tlsPin(key));
  });

  it.each([
    ['127.0.0.1', 'IP Address:127.0.0.1'],
    ['::1', 'IP Address:0:0:0:0:0:0:0:1'],
    ['2001:db8::8:0', 'IP Address:2001:DB8:0:0:0:0:8:0'],
    ['::ffff:192.0.2.1', 'IP Address:0:0:0:0:0:FFFF:C000:201'],
    ['2001:db8:1:2:3:4:5:6', 'IP Address:2001:DB8:1:2:3:4:5:6'],
  ])('names the address %s', (host, shown) => {
    const read = new X509Certificate(fresh(host).cert);
    expect(read.subjectAltName).toBe(shown);
    expect(read.checkIP(host)).toBe(host);
  });

  it('names no address when there is none', () => {
    expect(new X509Certificate(fresh().cert).subjectAltName).toBeUndefined();
  });

  it('carries mutual TLS 1.3, each side pinning the other', async () => {
    const [rabat, madrid] = [fresh('127.0.0.1'), fresh()];
    const common = { minVersion: 'TLSv1.3', rejectUnauthorized: false } as const;
    const server = createServer({ ...common, key: rabat.pem, cert: rabat.cert, requestCert: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const accepted = once(server, 'secureConnection') as Promise<[TLSSocket]>;
    const { port } = server.address() as AddressInfo;
    const client = connect({ ...common, port, host: '127.0.0.1', key: madrid.pem, cert: madrid.cert });
    await once(client, 'secureConnect');
    const [socket] = await accepted;
    const pinOf = (peer: PeerCertificate) => tlsPin(new X509Certificate(peer.raw).publicKey);
    expect(pinOf(client.getPeerCertificate())).toBe(tlsPin(rabat.key));
    expect(pinOf(socket.getPeerCertificate())).toBe(tlsPin(madrid.key));
    expect(client.getProtocol()).toBe('TLSv1.3');
    client.destroy();
    socket.destroy();
    server.close();
  });
});
