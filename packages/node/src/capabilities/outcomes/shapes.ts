// SPDX-License-Identifier: Apache-2.0
// Shapes of the officers' API for outcomes.
import { z } from 'zod';
import { holdNames } from '../../exchange/labels.ts';

const act = z.string();
const party = z.string();
const text = z.record(z.string(), z.string());

export const outcomeItem = z
  .object({
    act,
    seq: z.int(),
    kind: z.enum([
      'action-taken',
      'arrest',
      'seizure',
      'network-dismantled',
      'attack-averted',
      'nothing-found',
      'plot',
    ]),
    author: party,
    dossier: z.string().optional(),
    on: z.string(),
    state: z.string().describe('State in which it happened'),
    place: text.optional(),
    persons: z.int().optional(),
    minors: z.int().optional(),
    networks: z.int().optional(),
    finding: z.enum(['preliminary', 'confirmed']),
    plot: z
      .object({ targets: z.array(text), origin: text, charged: z.int(), status: z.string() })
      .optional()
      .describe('What it was aimed at, where it came from, how many are charged, where it stands'),
    seizures: z.array(z.object({ what: z.string(), quantity: z.string(), unit: z.string() })),
    standing: z
      .enum(['pending', 'refused', 'withheld', 'reported', 'confirmed', 'disputed', 'corrected', 'recalled'])
      .describe(
        '`confirmed` once everybody concerned but the author says so; `pending` while nobody has receipted it',
      ),
    confirmed: z.array(party),
    disputed: z.array(party),
    waitsFor: z.array(party),
    leads: z.array(act),
    actsOn: z.array(act),
    counted: z.boolean(),
    followUps: z.array(z.object({ act, author: party, stage: z.string(), on: z.string(), persons: z.int() })),
  })
  .meta({ id: 'Outcome' });

const counted = z.object({ n: z.int(), acts: z.array(act) });
const split = counted.extend({ home: counted, abroad: counted });
const people = z.object({ persons: z.int(), acts: z.array(act) });

const totals = z
  .object({
    'action-taken': split,
    arrest: people.extend({ n: z.int(), minors: people, home: people, abroad: people }),
    seizure: z.array(
      z.object({ what: z.string(), unit: z.string(), quantity: z.string(), acts: z.array(act) }),
    ),
    networks: split.describe('Networks dismantled, whatever the kind of the outcome'),
    'network-dismantled': split,
    'attack-averted': split,
    'nothing-found': split,
    plot: split,
  })
  .meta({ id: 'OutcomeTotals' });

export const totalsShape = z.object({
  totals: totals.describe('Of what every other party concerned has confirmed and nobody disputes'),
  unconfirmed: totals.describe('Of what is reported or disputed: never to be added to the other'),
});

const member = z.object({
  act,
  type: z.string(),
  author: party,
  time: z.string(),
  dossier: z.string().optional(),
  title: text.optional(),
});

export const chainShape = z
  .object({
    act,
    leads: z.array(member),
    actions: z.array(outcomeItem),
    outcomes: z.array(outcomeItem),
    followUps: z.array(member.extend({ stage: z.string(), on: z.string(), persons: z.int() })),
    words: z.array(member).describe('Confirmations, disputes, corrections, recalls'),
    links: z.array(z.object({ act, rel: z.string(), target: act })),
    complete: z.boolean().describe('False when there is more than is shown'),
  })
  .meta({ id: 'OutcomeChain' });

export const consequencesShape = z
  .object({
    outcome: act,
    stage: z
      .enum(['acquitted', 'dropped'])
      .optional()
      .describe("Absent while anybody's case is open or ended in a conviction"),
    effect: z.enum(['restrict', 'erase']).optional(),
    article: z.string().optional().describe('The article that decides between the two'),
    lineage: z.string().optional().describe('The agreement of that article'),
    acts: z.array(
      z.object({
        act,
        type: z.string(),
        author: party,
        own: z.boolean(),
        hold: z.enum(holdNames),
        recalls: z.array(z.object({ act, answers: z.array(z.object({ by: party, result: z.string() })) })),
      }),
    ),
  })
  .meta({ id: 'Consequences' });

export type OutcomeItem = z.output<typeof outcomeItem>;
export type TotalsAnswer = z.output<typeof totals>;
