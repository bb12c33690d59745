// SPDX-License-Identifier: Apache-2.0
// For tests: a real OpenID provider on the loopback, the browser that goes there, and answers that lie in ways that only who holds its key can.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';
import { Secret } from '../config/secret.ts';

const CLIENT = 'tansiq';
const CLIENT_SECRET = 'the-secret-of-the-client-0123456789';
export const REDIRECT = 'http://rabat.localhost:8440/sign-in';

/** What the person at the provider says and shows, and what the provider then writes into its ID token instead of the truth. */
export interface Visit {
  subject: string;
  /** Claims that the provider knows of them. */
  claims?: Record<string, unknown>;
  amr?: string[];
  /** Written over what is true. */
  lies?: JWTPayload;
  /** Whether the token is signed by a key that is not the provider's. */
  forged?: boolean;
}

export interface TestProvider {
  settings: (over?: { linkClaim?: string; secondFactor?: string[] }) => {
    issuer: string;
    clientId: string;
    clientSecret: Secret;
    name: { en: string };
    redirect: string;
    linkClaim?: string;
    secondFactor: string[];
  };
  /** What the provider was asked at its token endpoint, so far. */
  redeemed: () => number;
  /** Goes where `url` says as a browser does, signs in, and answers what the node's page is then told. */
  visit(url: string, visit: Visit): Promise<Record<string, string>>;
  close(): Promise<void>;
}

export async function testProvider(): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const own = await generateKeyPair('RS256', { extractable: true });
  const other = await generateKeyPair('RS256');
  let now: Visit = { subject: '' };
  let redeemed = 0;
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: CLIENT, client_secret: CLIENT_SECRET, redirect_uris: [REDIRECT] },
        ...{ grant_types: ['authorization_code'], response_types: ['code'] },
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(own.privateKey)), kid: 'own', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['a key of a test'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_c, { uid }) => `/interaction/${uid}` },
    findAccount: (_c, id) => ({ accountId: id, claims: () => ({ sub: id, ...now.claims }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: CLIENT, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (c, next) => {
    await next();
    if (c.path !== '/token') return;
    redeemed += 1;
    const body = c.body as { id_token?: string };
    if (body.id_token === undefined) return;
    const { claims, amr, lies, forged } = now;
    const payload = { ...decodeJwt(body.id_token), ...claims, ...(amr && { amr }), ...lies };
    const { privateKey } = forged ? other : own;
    body.id_token = await new SignJWT(payload)
      .setProtectedHeader({ alg: 'RS256', kid: 'own' })
      .sign(privateKey);
  });
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const finish = () =>
      provider.interactionFinished(request, response, { login: { accountId: now.subject } });
    void (request.url?.startsWith('/interaction/') ? finish() : answer(request, response));
  });
  return {
    settings: (over = {}) => ({
      ...{ issuer, clientId: CLIENT, clientSecret: new Secret(CLIENT_SECRET), name: { en: 'Test' } },
      ...{ redirect: REDIRECT, secondFactor: [], ...over },
    }),
    redeemed: () => redeemed,
    visit: async (url, visit) => {
      now = visit;
      return browse(url);
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** Follows redirects with cookies until one leads back to the node. */
async function browse(url: string): Promise<Record<string, string>> {
  const jar = new Map<string, string>();
  let at = url;
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    const to = answer.headers.get('location');
    if (to === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
    if (to.startsWith(REDIRECT)) return Object.fromEntries(new URL(to).searchParams);
    at = new URL(to, at).href;
  }
  throw new Error('the provider sends the browser in a ring');
}
