// SPDX-License-Identifier: Apache-2.0
// A large file: sealed as an upload is, and sent from one node's officer to the other's, both beside what openssl takes to encrypt and hash
// the same file in the same round.
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { declare, Fleet, handle, type PartyNode, pair, parties, uploadFile, waitUntil } from '@tansiq/cli';
import { Sealing } from '@tansiq/node';
import { newAttachmentKey } from '@tansiq/protocol';
import { proposeFrom, signByAll } from '../scenarios/conclude.ts';

/**
 * `--mib N` (default 256), `--rounds N` (default 5). Medians of the rounds; a ratio is openssl's time over ours in the same round, so that 1 is as
 * fast; of processor seconds too, for a machine that is busy. `endToEnd` begins with the upload and ends when the partner holds all of the file and has compared it with what its act says.
 */
export async function run(args: string[]): Promise<object> {
  const number = (fallback: string) => ({ type: 'string' as const, default: fallback });
  const { values } = parseArgs({ args, options: { mib: number('256'), rounds: number('5') } });
  const [mib, rounds] = [Number(values.mib), Number(values.rounds)];
  const root = mkdtempSync(join(tmpdir(), 'tansiq-bench-attachments-'));
  const fleet = await Fleet.start({ root, parties: [parties.rabat, parties.madrid] });
  try {
    const [rabat, madrid] = fleet.nodes as readonly PartyNode[] as [PartyNode, PartyNode];
    const lineage = await agreed(rabat, madrid);
    const file = join(root, 'file.bin');
    await filled(file, mib);
    const all: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const others = childCpu();
      const openssl = byOpenssl(file, root);
      const opensslCpu = childCpu() - others;
      const own = ownCpu();
      const seal = await sealed(file, root);
      const sealCpu = ownCpu() - own;
      const endToEnd = await sent(rabat, madrid, lineage, file);
      all.push({ openssl, opensslCpu, seal, sealCpu, ...endToEnd });
    }
    const of = (figure: (round: Round) => number, digits = 3) =>
      Number(median(all.map(figure)).toFixed(digits));
    return {
      ...{ mib, rounds },
      opensslSeconds: of(({ openssl }) => openssl),
      sealSeconds: of(({ seal }) => seal),
      opensslCpuSeconds: of(({ opensslCpu }) => opensslCpu),
      sealCpuSeconds: of(({ sealCpu }) => sealCpu),
      sealCpuRatio: of(({ sealCpu, opensslCpu }) => opensslCpu / sealCpu, 2),
      sealRatio: of(({ seal, openssl }) => openssl / seal, 2),
      uploadSeconds: of(({ upload }) => upload),
      fetchSeconds: of(({ fetch }) => fetch),
      endToEndSeconds: of(({ upload, fetch }) => upload + fetch),
      endToEndRatio: of(({ upload, fetch, openssl }) => openssl / (upload + fetch), 2),
      downloadSeconds: of(({ download }) => download),
      peakRssMb: { sender: peakMb(rabat), receiver: peakMb(madrid) },
    };
  } finally {
    await fleet.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Seconds. */
interface Round {
  readonly openssl: number;
  readonly opensslCpu: number;
  readonly seal: number;
  readonly sealCpu: number;
  readonly upload: number;
  /** From the release on. */
  readonly fetch: number;
  readonly download: number;
}

async function agreed(rabat: PartyNode, madrid: PartyNode): Promise<string> {
  await Promise.all([rabat, madrid].map((node) => node.fillDesks()));
  await pair(rabat, madrid);
  const proposal = await proposeFrom('full-bilateral', [rabat, madrid]);
  await signByAll([rabat, madrid], proposal);
  return proposal.lineage;
}

async function filled(path: string, mib: number): Promise<void> {
  const file = await open(path, 'w');
  for (let n = 0; n < mib; n += 1) await file.write(randomBytes(2 ** 20));
  await file.close();
}

function byOpenssl(file: string, root: string): number {
  const [key, iv] = [randomBytes(32).toString('hex'), randomBytes(16).toString('hex')];
  const out = join(root, 'file.enc');
  const seconds = timed(() => {
    execFileSync('openssl', ['enc', '-aes-256-ctr', '-K', key, '-iv', iv, '-in', file, '-out', out]);
    execFileSync('openssl', ['dgst', '-sha256', file]);
  });
  rmSync(out);
  return seconds;
}

/** Processor seconds of the processes that this one started and that ended; proc(5), in hundredths. */
function childCpu(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** Processor seconds of this one, its threads included. */
function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}

async function sealed(path: string, root: string): Promise<number> {
  const out = join(root, 'file.sealed');
  const began = performance.now();
  const sealing = await Sealing.begin(newAttachmentKey(), randomBytes(16));
  const file = await open(out, 'w');
  for await (const bytes of sealing.seal(createReadStream(path, { highWaterMark: 1_048_576 })))
    await file.write(bytes);
  await file.close();
  await sealing.finish();
  const seconds = (performance.now() - began) / 1000;
  sealing.forget();
  rmSync(out);
  return seconds;
}

async function sent(
  rabat: PartyNode,
  madrid: PartyNode,
  lineage: string,
  file: string,
): Promise<{ upload: number; fetch: number; download: number }> {
  const [officer, head, reader] = await Promise.all([
    rabat.as('officer'),
    rabat.as('head'),
    madrid.as('head'),
  ]);
  const began = performance.now();
  const upload = await uploadFile(officer, file, 'application/octet-stream');
  const uploaded = performance.now();
  const { id, revision } = await officer.call('POST /drafts', {
    body: {
      ...{ type: 'report.share', to: [madrid.id], lineage, uploads: [upload] },
      sections: {
        title: { text: { en: 'Recording' } },
        facts: { text: { en: 'As it was taken.' } },
        declaration: declare(rabat.id, {
          purpose: 'investigation',
          crimeAreas: ['terrorism'],
          dataCategories: ['attachments', 'events'],
        }),
        handling: handle(),
      },
    },
  });
  await officer.call('POST /drafts/{id}/submission', { params: { id } });
  const { act } = await head.call('POST /drafts/{id}/release', { params: { id }, body: { revision } });
  await waitUntil(
    'the file at the partner',
    async () => {
      const shown = await reader.call('GET /acts/{id}', { params: { id: act } }).catch(() => undefined);
      return shown?.attachments.some(({ state }) => state === 'complete');
    },
    1_800_000,
  );
  const arrived = performance.now();
  if ((await reader.attachmentDigest(act, upload)) !== (await digestOf(createReadStream(file))))
    throw new Error('the file that arrived is another');
  const [there, here] = [arrived - uploaded, performance.now() - arrived];
  return { upload: (uploaded - began) / 1000, fetch: there / 1000, download: here / 1000 };
}

async function digestOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of bytes) hash.update(part);
  return hash.digest('base64url');
}

/** Highest resident memory of a node's process since it started. */
function peakMb(node: PartyNode): number {
  const status = readFileSync(`/proc/${node.pids.node}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
