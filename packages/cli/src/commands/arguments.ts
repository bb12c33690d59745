// SPDX-License-Identifier: Apache-2.0
// What people type after an option: words in a language, addresses, files.
import { readFileSync } from 'node:fs';
import type { Text } from '@tansiq/node/contract';
import { language, UsageProblem } from './speech.ts';

const IN_LANGUAGE = /^([a-z]{2,3})=(.+)$/s;

/** Collects `--text ar=…  --text es=…` into one text; words without a language are in that of the locale. */
export function collectText(given: string, before: Text | undefined): Text {
  const [, tag, words] = IN_LANGUAGE.exec(given) ?? [undefined, language(), given];
  if (tag === undefined || words === undefined || words.trim() === '') throw new UsageProblem('badText');
  return { ...before, [tag]: words };
}

/** Collects an option that may be repeated. */
export const collect = (given: string, before: string[] | undefined): string[] => [...(before ?? []), given];

/** `127.0.0.1:8440` or `[::1]:8440`. */
export function addressOf(given: string): { host: string; port: number } {
  const match = /^(?:\[(?<six>[0-9a-f:]+)\]|(?<name>[^:[\]]+)):(?<port>\d{1,5})$/i.exec(given);
  const { six, name, port } = match?.groups ?? {};
  const host = six ?? name;
  if (host === undefined || port === undefined) throw new UsageProblem('badAddress');
  return { host, port: Number(port) };
}

/** The text of a file, `-` being standard input. */
export const textOf = (file: string): string => readFileSync(file === '-' ? 0 : file, 'utf8');

/** The JSON value of a file. @throws UsageProblem when it is none */
export function jsonOf(file: string): unknown {
  const text = textOf(file);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UsageProblem('badFile', { file, why: error instanceof Error ? error.message : String(error) });
  }
}

/** This moment as the protocol writes it (docs/protocol.md §1). */
export const nowText = (): string => `${new Date().toISOString().slice(0, 19)}Z`;
