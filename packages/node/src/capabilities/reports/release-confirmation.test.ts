// SPDX-License-Identifier: Apache-2.0
// A release that its releaser shows again to be theirs: by a passkey about exactly what leaves, by password; and what must not leave.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Policies, type RelyingParty, type Session } from '../../access/index.ts';
import { TestAuthenticator } from '../../access/test-authenticator.ts';
import type { ReleaseConfirmation } from '../../config/index.ts';
import { eraseActs } from '../../content/erase.ts';
import { type AgreementInForce, agreementInForce, reportBody } from '../../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty } from '../../test-nodes.ts';
import { Acts } from './acts.ts';
import type { DraftBody } from './draft-shapes.ts';
import { Drafts } from './drafts.ts';
import { Releases } from './release.ts';
import { boundTo, ReleaseConfirmations } from './release-confirmation.ts';

const rp: RelyingParty = { id: 'rabat.localhost', origin: 'http://rabat.localhost:8440', name: 'ma.dgsn' };

let nodes: TestNodes;
let rabat: TestParty;
let agreement: AgreementInForce;
let session: Session;
let key: TestAuthenticator;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  rabat = nodes.get('ma.dgsn');
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
  const { rooms } = rabat.node;
  session = await signedIn();
  key = new TestAuthenticator(rp.origin);
  await rooms.passkeys.add(
    session,
    rp,
    'Blue key',
    key.create(await rooms.passkeys.creationOptions(session, rp)),
  );
});
afterAll(() => nodes?.stop());
beforeEach(async () => {
  session = await signedIn();
});

async function signedIn(): Promise<Session> {
  const { store, sessions } = rabat.node.rooms;
  const { value } = await store.writer.write((tx) => sessions.open(tx, rabat.as.releaser.id));
  return (await sessions.find(value)) as Session;
}

function releasesUnder(policy: ReleaseConfirmation): Releases {
  const { rooms } = rabat.node;
  const releaseConfirmations = new ReleaseConfirmations({
    ...rooms,
    policies: new Policies({ ...rooms, fixed: { releaseConfirmation: policy } }),
  });
  return new Releases({ ...rooms, drafts: new Drafts(rooms), releaseConfirmations });
}

async function submitted(): Promise<{ id: string; revision: number }> {
  const drafts = new Drafts(rabat.node.rooms);
  const { id, revision } = await drafts.create(
    rabat.as.officer,
    reportBody(rabat, ['es.pn'], agreement.lineage),
  );
  await drafts.submit(rabat.as.officer, id);
  return { id, revision };
}

const asked = async (releases: Releases, { id, revision }: { id: string; revision: number }) =>
  (await releases.passkeyOptions(session, rp, id, revision)).request;

/** Changes a waiting draft behind everyone's back, as nothing in the node does. */
async function altered(id: string, change: (body: DraftBody) => DraftBody): Promise<void> {
  const { db } = rabat.node.rooms.store;
  const row = await db.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const body = JSON.stringify(change(JSON.parse(row.body) as DraftBody));
  await db.updateTable('drafts').set({ body }).where('id', '=', id).execute();
}

describe('a release under a policy', () => {
  it.each<ReleaseConfirmation>(['sign-in', 'passkey'])('%s is refused to a session alone', async (policy) => {
    const draft = await submitted();
    const releases = releasesUnder(policy);
    for (const shown of [undefined, { session }]) {
      const release = releases.release(rabat.as.releaser, draft.id, draft.revision, shown);
      await expect(release).rejects.toMatchObject({ status: 403, code: 'step-up-needed' });
    }
    const { rows } = await rabat.node.rooms.journal.rows({ filter: { what: 'refuse' } });
    expect(rows[0]?.row).toMatchObject({
      who: rabat.as.releaser.id,
      decision: { permit: false, rule: 'step-up' },
      detail: { draft: draft.id },
    });
  });

  it('sign-in is satisfied by who has just shown again who they are, and the act says how', async () => {
    const draft = await submitted();
    const confirmed = { ...session, confirmedAt: Math.floor(Date.now() / 1000) };
    const { act } = await releasesUnder('sign-in').release(rabat.as.releaser, draft.id, draft.revision, {
      session: confirmed,
    });
    const { steps } = await new Acts(rabat.node.rooms).journey(rabat.as.officer, act);
    expect(steps.find(({ what }) => what === 'released')).toMatchObject({
      what: 'released',
      shown: { method: 'password', draft: draft.id },
    });
  });

  it('passkey is not satisfied by a password', async () => {
    const draft = await submitted();
    const confirmed = { ...session, confirmedAt: Math.floor(Date.now() / 1000) };
    const release = releasesUnder('passkey').release(rabat.as.releaser, draft.id, draft.revision, {
      session: confirmed,
    });
    await expect(release).rejects.toMatchObject({ code: 'step-up-needed', accepts: ['passkey'] });
  });
});

describe('a release by passkey', () => {
  it('binds this person to this text, so that a third party can verify it', async () => {
    const draft = await submitted();
    const releases = releasesUnder('passkey');
    const answer = key.get(await asked(releases, draft));
    const taken = await new Drafts(rabat.node.rooms).get(rabat.as.releaser, draft.id);
    const { act, dossier } = await releases.release(rabat.as.releaser, draft.id, draft.revision, {
      session,
      passkey: { answer, rp },
    });
    const { steps } = await new Acts(rabat.node.rooms).journey(rabat.as.officer, act);
    const shown = steps.find(({ what }) => what === 'released')?.shown;
    expect(steps.find(({ what }) => what === 'released')).toMatchObject({
      what: 'released',
      name: 'releaser',
    });
    const known = await rabat.node.rooms.needToKnow.dossiers(rabat.as.releaser, undefined, 50);
    const opened = { id: dossier, kind: 'exchange', parties: ['es.pn', 'ma.dgsn'], mine: true };
    expect(known).toContainEqual(expect.objectContaining(opened));
    expect(shown).toMatchObject({ method: 'passkey', passkey: 'Blue key', draft: draft.id, revision: 1 });
    // What was released has this digest, the challenge is made of it, and the passkey signed the challenge.
    expect(boundTo(taken, [], shown?.salt ?? '').digest).toBe(shown?.digest);
    const challenge = createHash('sha256')
      .update(`tansiq release\n${draft.id}\n${draft.revision}\n${shown?.digest}\n${shown?.nonce}`)
      .digest('base64url');
    const said = Buffer.from(shown?.clientDataJSON ?? '', 'base64url');
    expect((JSON.parse(said.toString()) as { challenge: string }).challenge).toBe(challenge);
    const signed = Buffer.concat([
      Buffer.from(shown?.authenticatorData ?? '', 'base64url'),
      createHash('sha256').update(said).digest(),
    ]);
    const cose = Buffer.from(shown?.publicKey ?? '', 'base64url');
    const [x, y] = [cose.subarray(10, 42), cose.subarray(45, 77)].map((one) => one.toString('base64url'));
    const jwk = { kty: 'EC', crv: 'P-256', x, y } as { kty: string; crv: string; x: string; y: string };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    expect(verify('sha256', signed, publicKey, Buffer.from(shown?.signature ?? '', 'base64url'))).toBe(true);
  });

  it('keeps the proof and loses the salt when the content is erased', async () => {
    const draft = await submitted();
    const releases = releasesUnder('none');
    const answer = key.get(await asked(releases, draft));
    const { act } = await releases.release(rabat.as.releaser, draft.id, draft.revision, {
      session,
      passkey: { answer, rp },
    });
    const { store } = rabat.node.rooms;
    await store.writer.write((tx) => eraseActs(tx, [act]));
    const row = await store.db
      .selectFrom('release_confirmations')
      .selectAll()
      .where('act', '=', act)
      .executeTakeFirstOrThrow();
    expect([row.salt, row.digest.length]).toEqual([null, 43]);
    expect(row.assertion).not.toBeNull();
  });

  it.each<[string, (body: DraftBody) => DraftBody]>([
    ['its text', (body) => ({ ...body, sections: { ...body.sections, title: { text: { en: 'Other' } } } })],
    ['its addressees', (body) => ({ ...body, to: [] })],
  ])('fails when %s was altered in between, and nothing has left', async (_, change) => {
    const draft = await submitted();
    const releases = releasesUnder('passkey');
    const answer = key.get(await asked(releases, draft));
    await altered(draft.id, change);
    const shown = { session, passkey: { answer, rp } };
    const release = () => releases.release(rabat.as.releaser, draft.id, draft.revision, shown);
    await expect(release()).rejects.toMatchObject({ status: 409, code: 'release-altered' });
    // The answer is spent even so.
    await expect(release()).rejects.toMatchObject({ status: 403, code: 'passkey-refused' });
    const row = await rabat.node.rooms.store.db
      .selectFrom('drafts')
      .select('state')
      .where('id', '=', draft.id)
      .executeTakeFirstOrThrow();
    expect(row.state).toBe('submitted');
  });

  it('is not that of another draft, of another session, or of a sign-in', async () => {
    const [one, other] = [await submitted(), await submitted()];
    const releases = releasesUnder('passkey');
    const release = (answer: ReturnType<TestAuthenticator['get']>, from = session) =>
      releases.release(rabat.as.releaser, other.id, other.revision, {
        session: from,
        passkey: { answer, rp },
      });
    await expect(release(key.get(await asked(releases, one)))).rejects.toMatchObject({
      code: 'release-altered',
    });
    const elsewhere = release(key.get(await asked(releases, other)), await signedIn());
    await expect(elsewhere).rejects.toMatchObject({ code: 'passkey-refused' });
    const { signIn, challenges, confirmation } = rabat.node.rooms;
    for (const request of [
      await signIn.passkeyOptions(challenges, rp),
      await confirmation.passkeyOptions(session, rp),
    ])
      await expect(release(key.get(request))).rejects.toMatchObject({ code: 'passkey-refused' });
    expect(await release(key.get(await asked(releases, other)))).toHaveProperty('act');
  });
});
