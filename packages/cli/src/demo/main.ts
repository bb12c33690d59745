// SPDX-License-Identifier: Apache-2.0
// The demonstration behind `npm start`: two real nodes, one agreement, a report, an outcome, a refusal, an erasure, the proof.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { tellFailure } from '../commands/failure.ts';
import { untilTold } from '../commands/until-told.ts';
import { Fleet } from '../fleet/fleet.ts';
import { languageOf } from '../fleet/language.ts';
import { madrid, rabat } from '../fleet/party-profiles.ts';
import { tellWhatToTry } from './farewell.ts';
import { Narrator } from './narrator.ts';
import { type DemoOptions, demoOptions, USAGE } from './options.ts';
import { isWhole } from './proof.ts';
import { perform, sceneOf } from './stage.ts';

/** Ports of the demonstration that stays: officers 8440 and 8441, partners 7440 and 7441. */
const stablePorts = (index: number) => ({ officers: 8440 + index, partners: 7440 + index });

async function main(options: DemoOptions): Promise<boolean> {
  const started = performance.now();
  const root = options.once ? mkdtempSync(join(tmpdir(), 'tansiq-demo-')) : resolve(options.folder);
  if (options.fresh && !options.once) clear(root);
  const narrator = new Narrator(languageOf(process.env), options.json ? process.stderr : process.stdout);
  const told = untilTold();
  const fleet = await Fleet.start({
    root,
    parties: [rabat, madrid],
    ...(options.once ? {} : { preferredPorts: stablePorts }),
  });
  try {
    const scene = sceneOf(fleet, root, narrator, options.documents);
    const proof = await Promise.race([perform(scene), told]);
    if (proof !== undefined && !options.once) {
      await tellWhatToTry(scene, fleet, proof.files);
      await told;
    }
    await fleet.stop();
    if (proof === undefined) return false;
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    if (options.json) console.log(JSON.stringify({ ...proof.result, seconds }));
    else if (!options.once) narrator.tell('goodbye', { folder: root });
    return isWhole(proof);
  } finally {
    await fleet.kill();
    if (options.once) rmSync(root, { recursive: true, force: true });
  }
}

/** Takes away what an earlier start left, and nothing that is not the demonstration's. @throws Error for any other folder */
function clear(root: string): void {
  if (!existsSync(root)) return;
  if (!existsSync(join(root, 'ports.json')) || !existsSync(join(root, 'accounts.json'))) {
    throw new Error(`${root} was not made by this demonstration; it is left as it is`);
  }
  rmSync(root, { recursive: true });
}

function optionsOf(args: string[]): DemoOptions | undefined {
  try {
    return demoOptions(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return undefined;
  }
}

const options = optionsOf(process.argv.slice(2));
if (options === undefined) process.exitCode = 2;
else {
  // Post-quantum Web Crypto warns that it is experimental; nobody who watches a demonstration can act on that.
  process.removeAllListeners('warning');
  try {
    process.exitCode = (await main(options)) ? 0 : 1;
  } catch (error) {
    tellFailure(error, false);
    process.exitCode = 1;
  }
}
