// SPDX-License-Identifier: Apache-2.0
// The verifier as a process of its own: `node main.ts verify EXPORT [EXPORT2] [--json]`, with nothing but Node.
import { parseArgs } from 'node:util';
import { type VerifyRequest, verifyCommand } from './command.ts';

const USAGE = `verify EXPORT [EXPORT2] [--json] [--brief] [--as-of TIME] [--lang ar|es|fr|en]
       [--marker STRING ... --folder DIR ...]
`;

function requestOf(args: string[]): VerifyRequest | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      brief: { type: 'boolean' },
      help: { type: 'boolean' },
      'as-of': { type: 'string' },
      lang: { type: 'string' },
      marker: { type: 'string', multiple: true },
      folder: { type: 'string', multiple: true },
    },
  });
  const [command, ...exports] = positionals;
  if (command !== 'verify' || values.help === true) return undefined;
  return {
    exports,
    json: values.json === true,
    brief: values.brief === true,
    markers: values.marker ?? [],
    folders: values.folder ?? [],
    ...(values['as-of'] === undefined ? {} : { asOf: values['as-of'] }),
    ...(values.lang === undefined ? {} : { lang: values.lang }),
  };
}

try {
  const request = requestOf(process.argv.slice(2));
  if (request === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
  } else {
    process.exitCode = await verifyCommand(request, { out: process.stdout, err: process.stderr });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 2;
}
