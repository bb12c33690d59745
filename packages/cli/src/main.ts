// SPDX-License-Identifier: Apache-2.0
// The command `tansiq`.
import process from 'node:process';
import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { registerAgreement } from './commands/agreement.ts';
import { registerDoctor } from './commands/doctor.ts';
import { tellFailure } from './commands/failure.ts';
import { registerInbox } from './commands/inbox.ts';
import { registerInit } from './commands/init.ts';
import { registerJournal } from './commands/journal.ts';
import { registerNames } from './commands/names.ts';
import { registerOutcome } from './commands/outcome.ts';
import { registerParty } from './commands/party.ts';
import { registerReport } from './commands/report.ts';
import { registerServe } from './commands/serve.ts';
import { registerUser } from './commands/user.ts';
import { registerVerify } from './commands/verify.ts';
import { registerWitness } from './commands/witness.ts';

const program = new Command('tansiq')
  .description('a node for lawful cooperation between agencies')
  .version(manifest.version);
for (const register of [
  registerInit,
  registerServe,
  registerParty,
  registerAgreement,
  registerReport,
  registerOutcome,
  registerInbox,
  registerJournal,
  registerUser,
  registerDoctor,
  registerVerify,
  registerWitness,
  registerNames,
])
  register(program);

try {
  await program.parseAsync();
} catch (error) {
  tellFailure(error, process.argv.includes('--json'));
  process.exitCode = 1;
}
