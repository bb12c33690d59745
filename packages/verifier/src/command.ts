// SPDX-License-Identifier: Apache-2.0
// `tansiq verify`: offline, on files alone; the same whether it runs as its own process or inside the command.
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { type Comparison, compareExports } from './compare.ts';
import { secondsOf } from './encoding.ts';
import { type MarkerScan, scanMarkers } from './markers.ts';
import { type Reading, readExport } from './reading.ts';
import type { Report } from './report.ts';
import { comparisonSummary, localeOf, markerSummary, messagesFor, reportSummary } from './summary.ts';

export type VerifyRequest = {
  /** None (markers only), one, or two exports of different parties. */
  readonly exports: readonly string[];
  readonly json?: boolean;
  /** Leaves the list of acts out of the JSON. */
  readonly brief?: boolean;
  readonly asOf?: string;
  readonly lang?: string;
  readonly markers?: readonly string[];
  readonly folders?: readonly string[];
};

export type Streams = { readonly out: Writable; readonly err: Writable };

/** Exit codes: 0 all verifies, 1 something does not, 2 the request cannot be carried out. */
export async function verifyCommand(request: VerifyRequest, streams: Streams): Promise<0 | 1 | 2> {
  const refusal = unfit(request);
  if (refusal !== undefined) {
    streams.err.write(`${refusal}\n`);
    return 2;
  }
  try {
    const options = request.asOf === undefined ? {} : { asOf: request.asOf };
    const readings: Reading[] = [];
    for (const path of request.exports) readings.push(await readExport(path, options));
    const [a, b] = readings;
    const comparison = a === undefined || b === undefined ? undefined : compareExports(a, b);
    const { markers = [], folders = [] } = request;
    const scan = markers.length === 0 ? undefined : await scanMarkers(markers, folders);
    const answer = { reports: readings.map(({ report }) => report), comparison, scan };
    const ok = answer.reports.every((report) => report.ok) && comparison?.ok !== false && scan?.ok !== false;
    if (request.json === true) await writeJson(streams.out, ok, answer, request.brief === true);
    else await write(streams.out, inWords(answer, request.lang));
    return ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    streams.err.write(`${error.message}\n`);
    return 2;
  }
}

type Answer = {
  readonly reports: readonly Report[];
  readonly comparison: Comparison | undefined;
  readonly scan: MarkerScan | undefined;
};

function unfit({ exports, markers = [], folders = [], asOf }: VerifyRequest): string | undefined {
  if (exports.length > 2) return 'at most two exports';
  if (exports.length === 0 && markers.length === 0) return 'an export is needed';
  if ((markers.length === 0) !== (folders.length === 0)) return '--marker and --folder go together';
  if (asOf !== undefined && secondsOf(asOf) === undefined)
    return `${asOf} is not a time such as 2026-11-22T09:00:00Z`;
  return undefined;
}

function inWords({ reports, comparison, scan }: Answer, lang: string | undefined): string {
  const messages = messagesFor(lang ?? localeOf());
  return [
    ...reports.map((report) => reportSummary(report, messages)),
    ...(comparison === undefined ? [] : [comparisonSummary(comparison, messages)]),
    ...(scan === undefined ? [] : [markerSummary(scan, messages)]),
  ].join('\n');
}

/** One JSON object, written act by act, because a million acts do not fit in one string. */
async function writeJson(
  out: Writable,
  ok: boolean,
  { reports, comparison, scan }: Answer,
  isBrief: boolean,
): Promise<void> {
  await write(out, `{"ok":${ok},"exports":[`);
  for (const [k, { acts, ...rest }] of reports.entries()) {
    const text = JSON.stringify(rest);
    if (k > 0) await write(out, ',');
    if (isBrief) {
      await write(out, text);
      continue;
    }
    await write(out, `${text.slice(0, -1)},"acts":[`);
    for (const [n, act] of acts.entries()) await write(out, `${n > 0 ? ',' : ''}${JSON.stringify(act)}`);
    await write(out, ']}');
  }
  await write(out, ']');
  if (comparison !== undefined) await write(out, `,"comparison":${JSON.stringify(comparison)}`);
  if (scan !== undefined) await write(out, `,"markers":${JSON.stringify(scan)}`);
  await write(out, '}\n');
}

async function write(out: Writable, text: string): Promise<void> {
  if (!out.write(text)) await once(out, 'drain');
}
