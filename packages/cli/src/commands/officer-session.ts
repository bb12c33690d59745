// SPDX-License-Identifier: Apache-2.0
// Commands that act on a running node: its address, who signs in, and the password, which is never an argument.
import process from 'node:process';
import { password as askPassword, isCancel, text } from '@clack/prompts';
import type { Command } from 'commander';
import { ApiProblem } from '../fleet/api-problem.ts';
import { OfficerClient } from '../fleet/officer-client.ts';
import { language, type Output, say, UsageProblem } from './speech.ts';

export interface OfficerOptions extends Output {
  url: string;
  login: string;
}

const DEFAULT_URL = 'http://127.0.0.1:8080';

/** Gives a command the options of everything that goes through a node's API. */
export function forOfficers(command: Command): Command {
  return command
    .option('--url <url>', "the node's address for officers", process.env.TANSIQ_URL ?? DEFAULT_URL)
    .requiredOption(
      '--login <login>',
      'who signs in; the password comes from TANSIQ_PASSWORD or is asked for',
    )
    .option('--json', 'print JSON');
}

/** The password of `login`: from TANSIQ_PASSWORD, else typed. @throws UsageProblem where it can do neither */
export async function passwordOf(login: string): Promise<string> {
  const given = process.env.TANSIQ_PASSWORD;
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new UsageProblem('passwordNeeded');
  const message = say('passwordAsk', { login });
  const typed = await askPassword({ message, output: process.stderr });
  if (isCancel(typed) || typed === undefined || typed === '') throw new UsageProblem('passwordNeeded');
  return typed;
}

/** The one-time code of `login`: from TANSIQ_CODE, else typed. @throws UsageProblem where it can do neither */
async function codeOf(login: string): Promise<string> {
  const given = process.env.TANSIQ_CODE;
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new UsageProblem('codeNeeded');
  const typed = await text({ message: say('codeAsk', { login }), output: process.stderr });
  if (isCancel(typed) || typed === undefined || typed === '') throw new UsageProblem('codeNeeded');
  return typed;
}

/** Signs in, works, signs out. @throws ApiProblem; UsageProblem when the node cannot be reached */
export async function asOfficer<T>(
  { url, login }: OfficerOptions,
  work: (client: OfficerClient) => Promise<T>,
): Promise<T> {
  const client = await signIn(url, login, await passwordOf(login));
  try {
    return await work(client);
  } finally {
    await client.signOut();
  }
}

async function signIn(url: string, login: string, password: string, code?: string): Promise<OfficerClient> {
  try {
    return await OfficerClient.signIn(url, login, password, {
      language: language(),
      ...(code === undefined ? {} : { code }),
    });
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'code-needed' && code === undefined)
      return signIn(url, login, password, await codeOf(login));
    const fault = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^E[A-Z]+$/.test(fault)) throw error;
    throw new UsageProblem('unreachable', { url, why: fault });
  }
}
