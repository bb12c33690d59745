// SPDX-License-Identifier: Apache-2.0
// `tansiq party`: cards, pairing by fingerprint, rotation of keys.
import process from 'node:process';
import { text as askText, isCancel } from '@clack/prompts';
import type { CardStep } from '@tansiq/node/contract';
import type { Command } from 'commander';
import { inLanguage } from '../fleet/language.ts';
import { collect, textOf } from './arguments.ts';
import { asOfficer, forOfficers, type OfficerOptions } from './officer-session.ts';
import { language, say, show, table, UsageProblem } from './speech.ts';

export function registerParty(program: Command): void {
  const party = program.command('party').description('cards, pairing and keys');
  forOfficers(party.command('card'))
    .description("this party's cards, and its fingerprint")
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.call('GET /parties/self/card', {}), options, ({ card, fingerprint }) => [
          card,
          `${say('fingerprint')}: ${fingerprint}`,
        ]),
      ),
    );
  forOfficers(party.command('add <file>'))
    .description("take in a partner's cards (- reads standard input)")
    .action((file: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const card = cardsIn(textOf(file));
        show(await node.call('POST /parties', { body: { card } }), options, ({ id, fingerprint }) =>
          say('partyAdded', { party: id, fingerprint }),
        );
      }),
    );
  forOfficers(party.command('confirm <party>'))
    .description('confirm a partner by the fingerprint that its contact point reads out')
    .option(
      '--fingerprint <digits>',
      'the fingerprint, as digits or as words; asked for when it is not given',
    )
    .action((id: string, options: OfficerOptions & { fingerprint?: string }) =>
      asOfficer(options, async (node) => {
        const fingerprint = options.fingerprint ?? (await askFingerprint(id));
        show(
          await node.call('POST /parties/{id}/confirm', { params: { id }, body: { fingerprint } }),
          options,
          () => say('partyConfirmed', { party: id }),
        );
      }),
    );
  forOfficers(party.command('list'))
    .description('the parties that this node knows')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.all('GET /parties', {}), options, (items) =>
          table(
            ['name', 'title', 'state', 'cards', 'fingerprint'],
            items.map((item) => [
              item.id,
              inLanguage(item.names, language()),
              item.status,
              item.cards,
              item.fingerprint,
            ]),
          ),
        ),
      ),
    );
  forOfficers(party.command('show <party>'))
    .description('fingerprint as digits and as words, and the cards with their dates')
    .action((id: string, options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.call('GET /parties/{id}', { params: { id } }), options, (one) => [
          `${one.id}: ${inLanguage(one.names, language())} (${one.status})`,
          `${say('fingerprint')}: ${one.fingerprint}`,
          `  ${one.words[language()].join(' ')}`,
          ...table(
            ['cards', 'at', 'until'],
            one.cards.map(({ seq, issued, expires }) => [seq, issued, expires]),
          ),
          ...one.cards.flatMap(({ revoked }) =>
            revoked.map(({ kid, reason, sizes }) => `${kid} ${reason} ${JSON.stringify(sizes)}`),
          ),
        ]),
      ),
    );
  forOfficers(party.command('rotate'))
    .description(
      'replace keys of this party, or with none only renew its card, and send the new card to every partner',
    )
    .option('--key <key>', 'sign, log, seal, tls or cosign; may be repeated', collect, [])
    .action((options: OfficerOptions & { key: string[] }) =>
      asOfficer(options, async (node) => {
        const body = { keys: options.key };
        show(await node.call('POST /parties/self/rotation', { body }), options, cardSaid);
      }),
    );
  forOfficers(party.command('revoke [kid]'))
    .description(
      'let a signing key, that in use unless another is named, count no further than it has signed',
    )
    .requiredOption('--as <reason>', 'superseded, lost or compromised')
    .action((kid: string | undefined, options: OfficerOptions & { as: string }) =>
      asOfficer(options, async (node) => {
        const body = { reason: options.as, ...(kid !== undefined && { kid }) };
        show(await node.call('POST /parties/self/revocations', { body }), options, cardSaid);
      }),
    );
  forOfficers(party.command('waiting-card'))
    .description('the card that waits for the signature of the identity root')
    .action((options: OfficerOptions) =>
      asOfficer(options, async (node) =>
        show(await node.call('GET /parties/self/rotation', {}), options, ({ items }) =>
          items.flatMap(({ unsigned }) => unsigned ?? []),
        ),
      ),
    );
  forOfficers(party.command('take-card <file>'))
    .description('put the signed card into effect that waited (- reads standard input)')
    .action((file: string, options: OfficerOptions) =>
      asOfficer(options, async (node) => {
        const card = cardsIn(textOf(file));
        show(await node.call('POST /parties/self/cards', { body: { card } }), options, cardSaid);
      }),
    );
}

function cardSaid({ seq, certificates, unsigned }: CardStep): string[] {
  if (unsigned !== undefined) return [say('cardWaits', { seq }), unsigned];
  return [say('cardNow', { seq }), ...(certificates > 1 ? [say('cardNamesOldTls')] : [])];
}

/** The cards in a file that `party card` printed, whatever stands around them. */
function cardsIn(text: string): string {
  const cards = text.match(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g);
  if (cards === null) throw new UsageProblem('noCard');
  return cards.join('\n');
}

async function askFingerprint(party: string): Promise<string> {
  if (!process.stdin.isTTY) throw new UsageProblem('fingerprintAsk', { party });
  const typed = await askText({ message: say('fingerprintAsk', { party }), output: process.stderr });
  if (isCancel(typed) || !typed) throw new UsageProblem('fingerprintAsk', { party });
  return typed;
}
