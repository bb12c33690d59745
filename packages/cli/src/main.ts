// SPDX-License-Identifier: Apache-2.0
// The command `tansiq`. Only what was asked for is loaded: a node's process should not carry the evaluation of names.
import process from 'node:process';
import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { unwrapBeforeAction, wrapped } from './commands/dashed-ids.ts';
import { tellFailure } from './commands/failure.ts';

type Register = (program: Command) => void;

const commands: Readonly<Record<string, () => Promise<Register>>> = {
  root: async () => (await import('./commands/root.ts')).registerRoot,
  init: async () => (await import('./commands/init.ts')).registerInit,
  complete: async () => (await import('./commands/init.ts')).registerComplete,
  serve: async () => (await import('./commands/serve.ts')).registerServe,
  party: async () => (await import('./commands/party.ts')).registerParty,
  agreement: async () => (await import('./commands/agreement.ts')).registerAgreement,
  report: async () => (await import('./commands/report.ts')).registerReport,
  outcome: async () => (await import('./commands/outcome.ts')).registerOutcome,
  operation: async () => (await import('./commands/operation.ts')).registerOperation,
  statement: async () => (await import('./commands/statement.ts')).registerStatement,
  hold: async () => (await import('./commands/hold.ts')).registerHold,
  order: async () => (await import('./commands/order.ts')).registerOrder,
  emergency: async () => (await import('./commands/emergency.ts')).registerEmergency,
  today: async () => (await import('./commands/today.ts')).registerToday,
  status: async () => (await import('./commands/status.ts')).registerStatus,
  inbox: async () => (await import('./commands/inbox.ts')).registerInbox,
  search: async () => (await import('./commands/search.ts')).registerSearch,
  journal: async () => (await import('./commands/journal.ts')).registerJournal,
  policy: async () => (await import('./commands/policy.ts')).registerPolicy,
  token: async () => (await import('./commands/token.ts')).registerToken,
  user: async () => (await import('./commands/user.ts')).registerUser,
  doctor: async () => (await import('./commands/doctor.ts')).registerDoctor,
  verify: async () => (await import('./commands/verify.ts')).registerVerify,
  backup: async () => (await import('./commands/backup.ts')).registerBackup,
  restore: async () => (await import('./commands/backup.ts')).registerRestore,
  witness: async () => (await import('./commands/witness.ts')).registerWitness,
  names: async () => (await import('./commands/names.ts')).registerNames,
};

const program = new Command('tansiq')
  .description('a node for lawful cooperation between agencies')
  .version(manifest.version);
const asked = Object.entries(commands).filter(([name]) => name === process.argv[2]);
for (const [, load] of asked.length > 0 ? asked : Object.entries(commands)) (await load())(program);
unwrapBeforeAction(program);

try {
  await program.parseAsync(wrapped(process.argv));
} catch (error) {
  tellFailure(error, process.argv.includes('--json'));
  process.exitCode = 1;
}
