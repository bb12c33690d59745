// SPDX-License-Identifier: Apache-2.0
// A new password for somebody: from the environment or typed, never an argument, because arguments are seen by every process.
import process from 'node:process';
import { password as askPassword, isCancel } from '@clack/prompts';
import { say, UsageProblem } from './speech.ts';

/** From TANSIQ_NEW_PASSWORD, else typed. @throws UsageProblem where it can do neither */
export async function passwordForNew(login: string): Promise<string> {
  const given = process.env.TANSIQ_NEW_PASSWORD;
  if (given !== undefined && given !== '') return given;
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new UsageProblem('passwordNeeded');
  const typed = await askPassword({ message: say('newPasswordAsk', { login }), output: process.stderr });
  if (isCancel(typed) || typed === undefined || typed === '') throw new UsageProblem('passwordNeeded');
  return typed;
}
