// SPDX-License-Identifier: Apache-2.0
// The verifier as a process of its own: `node main.ts verify EXPORT [EXPORT2] [--json]` or `statement FILE`, with nothing but Node.
import { parseArgs } from 'node:util';
import { type Streams, verifyCommand } from './command.ts';
import { statementCommand } from './statement-command.ts';

const USAGE = `verify EXPORT [EXPORT2] [--json] [--brief] [--as-of TIME] [--lang ar|es|fr|en]
       [--marker STRING ... --folder DIR ...]
statement FILE [--card FILE ...] [--json] [--as-of TIME] [--lang ar|es|fr|en]
`;

/** What is asked for; undefined when it is nothing that there is. */
function askedFor(args: string[]): ((streams: Streams) => Promise<0 | 1 | 2>) | undefined {
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
      card: { type: 'string', multiple: true },
    },
  });
  const [command, ...files] = positionals;
  const asked = {
    json: values.json === true,
    ...(values['as-of'] === undefined ? {} : { asOf: values['as-of'] }),
    ...(values.lang === undefined ? {} : { lang: values.lang }),
  };
  const [file] = files;
  if (values.help === true) return undefined;
  if (command === 'statement' && file !== undefined && files.length === 1)
    return (streams) => statementCommand({ ...asked, file, cards: values.card ?? [] }, streams);
  if (command !== 'verify') return undefined;
  const { brief = false, marker: markers = [], folder: folders = [] } = values;
  return (streams) => verifyCommand({ ...asked, exports: files, brief, markers, folders }, streams);
}

try {
  const asked = askedFor(process.argv.slice(2));
  if (asked === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
  } else {
    process.exitCode = await asked({ out: process.stdout, err: process.stderr });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 2;
}
