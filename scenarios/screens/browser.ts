// SPDX-License-Identifier: Apache-2.0
// A Chromium: the system's where there is one, else the one that comes from npm.
import { existsSync } from 'node:fs';
import process from 'node:process';
import bundled from '@sparticuz/chromium';
import type { LaunchOptions } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'];

/** How to start it, without a window. */
export async function launchOptions(): Promise<LaunchOptions> {
  const system = process.env.TANSIQ_TEST_CHROMIUM ?? SYSTEM.find(existsSync);
  return { executablePath: system ?? (await bundled.executablePath()), args: ARGS };
}
