// SPDX-License-Identifier: Apache-2.0
// An act's signature is an ordinary JWS: another implementation (jose) verifies what this one signs, and the other way round.
import { CompactSign, compactVerify, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { createJwsSigner, newRandomId, partyId, toTime } from '../index.ts';
import { generateEd25519 } from '../keys/ed25519.ts';
import { composeAct } from './compose.ts';
import { readAct } from './read.ts';

describe('RFC 7515 and RFC 9864', () => {
  const key = generateEd25519();
  const signer = createJwsSigner(key);
  const draft = {
    type: 'talks.note' as const,
    author: partyId('ma.dgsn'),
    audience: [partyId('ma.dgsn'), partyId('es.pn')],
    dossier: newRandomId(),
    time: toTime(Date.now()),
    sections: { note: { stage: 'talks' as const, text: { es: 'Conversaciones' } } },
  };

  it('jose verifies an act', async () => {
    const act = composeAct(draft, signer);
    const publicKey = await importJWK(
      { ...key.export({ format: 'jwk' }), d: undefined, alg: 'Ed25519' } as never,
      'Ed25519',
    );
    const { payload, protectedHeader } = await compactVerify(act.jws, publicKey);
    expect(protectedHeader).toEqual({ alg: 'Ed25519', kid: signer.kid, typ: 'tansiq-act+jws' });
    expect(JSON.parse(Buffer.from(payload).toString('utf8'))).toMatchObject({
      type: 'talks.note',
      author: 'ma.dgsn',
    });
  });

  it('takes an act whose header another implementation signed', async () => {
    const act = composeAct(draft, signer);
    const [, payload = ''] = act.jws.split('.');
    const privateKey = await importJWK(
      { ...key.export({ format: 'jwk' }), alg: 'Ed25519' } as never,
      'Ed25519',
    );
    const jws = await new CompactSign(Buffer.from(payload, 'base64url'))
      .setProtectedHeader({ alg: 'Ed25519', kid: signer.kid, typ: 'tansiq-act+jws' })
      .sign(privateKey);
    const sections = Object.fromEntries(
      Object.entries(act.sections).map(([name, section]) => [name, [section.salt, section.text]]),
    );
    const reading = readAct(jws, sections, () => key);
    expect(reading).toMatchObject({ ok: true, act: { id: act.id } });
  });
});
