// SPDX-License-Identifier: Apache-2.0
// What a type of act is called; a type that this page does not know is shown as its code.
import { useWords } from '../language/words.ts';

const actTypes = [
  ...(['report.share', 'report.reply', 'onward.transfer', 'operation.abort', 'talks.note'] as const),
  ...([
    'operation.plan',
    'operation.site',
    'operation.consent',
    'operation.readiness',
    'operation.go',
    'operation.entry',
  ] as const),
  ...(['statement.propose', 'statement.sign'] as const),
  ...(['transfer.request', 'transfer.consent', 'transfer.withdraw'] as const),
  ...(['outcome.report', 'outcome.confirm', 'outcome.dispute', 'outcome.follow-up'] as const),
  ...(['act.recall', 'act.recall-answer', 'act.correct', 'act.expired'] as const),
  ...(['agreement.propose', 'agreement.comment', 'agreement.reject', 'agreement.sign'] as const),
  ...(['agreement.ratify', 'agreement.suspend', 'agreement.resume', 'agreement.terminate'] as const),
  ...(['agreement.withdraw', 'party.card', 'channel.disposition', 'channel.evidence'] as const),
] as const;

export function useActTypeName(): (type: string) => string {
  const t = useWords();
  return (type) => {
    const known = actTypes.find((one) => one === type);
    return known ? t(`compose.type.${known}`) : type;
  };
}
