// SPDX-License-Identifier: Apache-2.0
// The stage and a browser as a process of their own: says where they are in one line, and closes both when its standard input ends.
import process from 'node:process';
import { deskNames } from '@tansiq/cli';
import { chromium } from 'playwright-core';
import { launchOptions } from './browser.ts';
import { type Door, doorOf, openStage } from './stage.ts';

const ended = new Promise((resolve) => process.stdin.once('end', resolve).resume());
const stage = await openStage();
const server = await chromium.launchServer(await launchOptions());
const doors: Record<string, Door> = {};
for (const party of ['ma.dgsn', 'es.pn'] as const)
  for (const desk of deskNames) doors[`${party} ${desk}`] = await doorOf(stage.fleet, party, desk);
console.log(JSON.stringify({ browser: server.wsEndpoint(), doors }));
await ended;
await server.close();
await stage.close();
process.exit();
