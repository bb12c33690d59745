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
  /** Absent with TANSIQ_TOKEN. */
  login?: string;
}

const DEFAULT_URL = 'http://127.0.0.1:8080';

/** Gives a command the options of everything that goes through a node's API. */
export function forOfficers(command: Command): Command {
  const login = '--login <login>';
  const who = 'who signs in; the password comes from TANSIQ_PASSWORD or is asked for';
  command.option('--url <url>', "the node's address for officers", process.env.TANSIQ_URL ?? DEFAULT_URL);
  if (tokenOf() === undefined) command.requiredOption(login, who);
  else command.option(login, `${who}; not needed with TANSIQ_TOKEN`);
  return command.option('--json', 'print JSON');
}

/** The token of a program, from TANSIQ_TOKEN: it calls without signing in. */
function tokenOf(): string | undefined {
  const given = process.env.TANSIQ_TOKEN;
  return given === '' ? undefined : given;
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

/** Signs in, works, signs out; where a login is not named, calls with the token in TANSIQ_TOKEN. @throws ApiProblem; UsageProblem when the node cannot be reached */
export async function asOfficer<T>(
  { url, login }: OfficerOptions,
  work: (client: OfficerClient) => Promise<T>,
): Promise<T> {
  const token = login === undefined ? tokenOf() : undefined;
  const client = await (token === undefined
    ? signIn(url, login ?? '', await passwordOf(login ?? ''))
    : reached(url, () => OfficerClient.withToken(url, token, language())));
  try {
    return await work(client);
  } finally {
    await client.signOut();
  }
}

async function signIn(url: string, login: string, password: string, code?: string): Promise<OfficerClient> {
  const given = { language: language(), ...(code === undefined ? {} : { code }) };
  try {
    return await reached(url, () => OfficerClient.signIn(url, login, password, given));
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'code-needed' && code === undefined)
      return signIn(url, login, password, await codeOf(login));
    throw error;
  }
}

/** @throws UsageProblem when the node cannot be reached */
async function reached<T>(url: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/^E[A-Z]+$/.test(fault)) throw error;
    throw new UsageProblem('unreachable', { url, why: fault });
  }
}
