// SPDX-License-Identifier: Apache-2.0
// `npm run attack -- --requests N --seed S [--json] [--keep]`: generated calls against a real node, on the officers' side from its own OpenAPI
// document in every role, by session and by token, on the partners' side from recorded traffic. The last line is JSON. Exit code 1 when the node failed once (status
// 500 and above), did not answer, told content to who may not have it, grew, or when a route was not called.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Dice } from '../chaos/dice.ts';
import { Caller, exchange, type Got, HANGS_MS } from './caller.ts';
import { apiOf, callOf, remember } from './officers.ts';
import { PartnerLine, partnerCallOf } from './partners.ts';
import { openTarget } from './stage.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '3000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});

const AT_ONCE = 8;
/** MiB that the node may take up more at the end than after the first fifth, when its code is compiled and its caches are filled. */
const MAY_GROW = 96;
/** Who has no need to know of what is exchanged: nothing of its content may come to them. */
const BLIND = ['nobody', 'administrator', 'signatory', 'negotiator'] as const;
/** Lets others in: not called by who may, or content would rightly be told. */
const OPENS = /^\/api\/dossiers\/[^/]+\/readers|\/operations\/[^/]+\/commander/;

interface Fault {
  readonly call: string;
  readonly as: string;
  readonly status: number;
  readonly answer: string;
}

async function run(requests: number, seed: number): Promise<boolean> {
  const began = performance.now();
  const root = mkdtempSync(join(tmpdir(), 'tansiq-attack-'));
  const target = await openTarget(root);
  const line = new PartnerLine(target.partner.at, target.partner.as);
  try {
    const dice = new Dice(seed);
    const callers = [new Caller('nobody', target.url)];
    for (const [desk, account] of target.accounts)
      for (const byToken of [false, true]) callers.push(new Caller(desk, target.url, account, byToken));
    for (const caller of callers)
      if (!(await caller.signIn()) && caller.desk !== 'nobody') throw new Error(`${caller.name} is kept out`);
    const officer = callers.find(({ desk }) => desk === 'officer') as Caller;
    const ask = async (path: string) =>
      (await exchange(target.url, { method: 'GET', path, headers: officer.headers })).text;
    const api = apiOf(JSON.parse(await ask('/api/openapi.json')) as never);
    const known = new Map<string, string[]>();
    const secrets = await contentOf(ask);
    if (secrets.length === 0) throw new Error('there is no content on the node that could be told');
    const statuses: Record<string, number> = {};
    const called = new Set<string>();
    const faults: Fault[] = [];
    let [officers, tokens, partners, hangs, leaks, done, before] = [0, 0, 0, 0, 0, 0, 0];

    const judge = (call: string, as: string, got: Got, mayNotKnow = false) => {
      statuses[got.status] = (statuses[got.status] ?? 0) + 1;
      if (got.ms >= HANGS_MS) hangs += 1;
      if (got.status >= 500 || (got.status === 0 && got.ms < HANGS_MS && !isCutOff(got)))
        faults.push({ call: call.slice(0, 600), as, status: got.status, answer: got.text.slice(0, 300) });
      const told = secrets.some((secret) => got.text.includes(secret));
      if (told && mayNotKnow) {
        leaks += 1;
        faults.push({ call: `LEAK ${call.slice(0, 600)}`, as, status: got.status, answer: '' });
      }
    };
    const one = async () => {
      if (target.partner.recorded.length > 0 && dice.chance(0.3)) {
        partners += 1;
        const sent = partnerCallOf(target.partner.recorded, dice);
        const isStranger = dice.chance(0.2);
        const got = await line.send(sent, isStranger);
        return judge(`${sent.method} ${sent.path}`, isStranger ? 'stranger' : 'partner', got);
      }
      officers += 1;
      const route = api.routes[officers % api.routes.length] as (typeof api.routes)[number];
      const may = callers.filter(({ desk }) => desk !== 'nobody' && isFor(route.roles, rolesOf(desk)));
      const drawn = dice.pick(may.length > 0 && dice.chance(0.7) ? may : callers);
      const caller =
        OPENS.test(route.path) && route.method !== 'GET' && drawn.desk === 'head' ? officer : drawn;
      if (caller.name !== caller.desk) tokens += 1;
      const sent = callOf(api, route, caller, known, dice);
      const got = await exchange(target.url, sent);
      called.add(`${route.method} ${route.path}`);
      judge(
        `${sent.method} ${sent.path} ${String(sent.body ?? '').slice(0, 400)}`,
        caller.name,
        got,
        isBlind(caller),
      );
      if (got.status >= 200 && got.status < 300) remember(known, sent.path, got.text);
      if (got.status === 401 || (route.path === '/api/session' && sent.method !== 'GET'))
        await caller.signIn();
    };
    const work = async () => {
      while (done < requests) {
        done += 1;
        const number = done;
        await one();
        if (before === 0 && done >= requests / 5) before = target.residentMb();
        if (!values.json && number % 1000 === 0)
          process.stderr.write(`${number} ${JSON.stringify(statuses)} ${target.residentMb()} MiB\n`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const after = target.residentMb();
    const missing = api.routes
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !called.has(route));
    for (const fault of faults.slice(0, 40)) process.stderr.write(`${JSON.stringify(fault)}\n`);
    const isGood =
      faults.length === 0 && hangs === 0 && leaks === 0 && missing.length === 0 && after - before <= MAY_GROW;
    process.stdout.write(
      `${JSON.stringify({ requests: done, seed, officers, byToken: tokens, partners, statuses, faults: faults.length, hangs, leaks, contentLookedFor: secrets.length, rssBeforeMb: before, rssAfterMb: after, routes: called.size, routesMissing: missing, seconds: Math.round((performance.now() - began) / 1000) })}\n`,
    );
    return isGood;
  } finally {
    line.close();
    await target.close();
    if (values.keep) process.stderr.write(`kept: ${root}\n`);
    else rmSync(root, { recursive: true, force: true });
  }
}

const rolesOf = (desk: Caller['desk']): readonly string[] =>
  desk === 'head' ? ['head', 'releaser'] : desk === 'negotiator' ? ['negotiator', 'legal-adviser'] : [desk];
const isBlind = ({ desk }: Caller): boolean => (BLIND as readonly string[]).includes(desk);
const isFor = (roles: readonly string[], own: readonly string[]): boolean =>
  roles.some((role) => role === 'any' || own.includes(role));

/** A node may hang up on what is too large while it is still being sent; one that takes no connection is gone. */
const isCutOff = ({ text }: Got): boolean => /ECONNRESET|EPIPE|socket hang up|UND_ERR_SOCKET/.test(text);

/** Sentences of reports that the officer may read. */
async function contentOf(ask: (path: string) => Promise<string>): Promise<string[]> {
  const { items } = JSON.parse(await ask('/api/acts?type=report.share&limit=20')) as {
    items: { id: string }[];
  };
  const found = await Promise.all(items.map(({ id }) => ask(`/api/acts/${id}`)));
  return found.flatMap((text) => {
    const { sections } = JSON.parse(text) as { sections?: { facts?: { text?: Record<string, string> } } };
    return Object.values(sections?.facts?.text ?? {}).map((one) => JSON.stringify(one).slice(1, 41));
  });
}

const [requests, seed] = [Number(values.requests), Number(values.seed)];
if (![requests, seed].every((one) => Number.isSafeInteger(one) && one >= 0)) {
  process.stderr.write('attack: --requests and --seed are whole numbers\n');
  process.exitCode = 2;
} else process.exitCode = (await run(requests, seed)) ? 0 : 1;
