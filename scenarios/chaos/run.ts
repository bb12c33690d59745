// SPDX-License-Identifier: Apache-2.0
// `npm run chaos -- --kills K --seed S [--store sqlite|postgres] [--parties 2|3] [--json] [--keep]`: nodes under load while everything around
// them fails. The last line is JSON. Exit code 1 when anything acknowledged was lost or doubled, or does not verify.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Doing } from './carry-out.ts';
import { Dice } from './dice.ts';
import { Load } from './load.ts';
import { planOf } from './plan.ts';
import { setStage } from './stage.ts';
import { judge } from './verdict.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'sqlite' },
    parties: { type: 'string', default: '2' },
    /** Only these kinds of steps, beside kills: for looking at one fault. */
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    /** Leaves the folders of the nodes where they are. */
    keep: { type: 'boolean', default: false },
  },
});

const options = {
  kills: Number(values.kills),
  seed: Number(values.seed),
  parties: Number(values.parties),
  store: values.store as 'sqlite' | 'postgres',
  ...(values.only === undefined ? {} : { only: values.only.split(',') }),
};
const areGood =
  [options.kills, options.seed].every((one) => Number.isSafeInteger(one) && one >= 0) &&
  [2, 3].includes(options.parties) &&
  ['sqlite', 'postgres'].includes(options.store);

async function run(): Promise<number> {
  const began = performance.now();
  const tell = (line: string) =>
    process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1)} ${line}\n`);
  const root = mkdtempSync(join(tmpdir(), 'tansiq-chaos-'));
  const stage = await setStage(root, options.parties, options.store);
  // Mounts and processes do not stay behind when whoever started it has had enough.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stage.close(false).finally(() => process.exit(130)));
  try {
    const nodes = stage.parties.map(({ node }) => node);
    const doing = new Doing(stage);
    const loads = nodes.map(
      (node, at) =>
        new Load(
          node,
          nodes.filter((other) => other !== node).map(({ id }) => id),
          stage.lineage,
          new Dice(options.seed * 1000 + at),
        ),
    );
    const running = Promise.all(loads.map((load) => load.run()));
    await Promise.race([doing.carryOut(planOf(options), tell), running]);
    for (const load of loads) load.end();
    await doing.putRight();
    await running;
    tell('everything is put right; waiting until nothing is under way');
    const judgement = await judge(
      nodes,
      loads.flatMap(({ acknowledged }) => acknowledged),
    );
    const { problems, ...rest } = judgement;
    for (const problem of problems) tell(problem);
    const faults: Record<string, number> = {};
    for (const { counts } of loads)
      for (const [name, n] of Object.entries(counts.faults)) faults[name] = (faults[name] ?? 0) + n;
    const troubled: Record<string, number> = {};
    for (const { link } of stage.parties)
      for (const [name, n] of Object.entries(link.counts.troubled))
        troubled[name] = (troubled[name] ?? 0) + n;
    const outcome = {
      ...{ store: options.store, parties: options.parties, seed: options.seed },
      ...doing.done,
      troubled,
      ...rest,
      denied: loads.reduce((sum, { counts }) => sum + counts.denied, 0),
      askedAgain: loads.reduce((sum, { counts }) => sum + counts.askedAgain, 0),
      faults,
      disk: stage.parties[0]?.disk.kind,
      seconds: Math.round((performance.now() - began) / 1000),
    };
    if (!values.json)
      for (const [name, value] of Object.entries(outcome)) tell(`${name}: ${JSON.stringify(value)}`);
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    return rest.verified && rest.lost === 0 && rest.doubled === 0 && rest.acknowledged > 0 ? 0 : 1;
  } finally {
    await stage.close(values.keep);
    if (!values.keep) rmSync(root, { recursive: true, force: true });
    else tell(root);
  }
}

if (areGood) {
  process.removeAllListeners('warning');
  process.exitCode = await run();
} else {
  process.stderr.write(
    'npm run chaos -- --kills K --seed S [--store sqlite|postgres] [--parties 2|3] [--json] [--keep]\n',
  );
  process.exitCode = 2;
}
