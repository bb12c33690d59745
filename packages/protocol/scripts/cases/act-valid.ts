// SPDX-License-Identifier: Apache-2.0
// Fixtures of acts that a reader must take.
import { type Act, type ActOf, wireSections } from '../../src/acts/act.ts';
import type { ActDraft } from '../../src/acts/compose.ts';
import { readCard, signCard } from '../../src/cards/card.ts';
import { hashText } from '../../src/encoding.ts';
import type { ActId } from '../../src/ids.ts';
import { toTime } from '../../src/time.ts';
import { agreement, declaration, fixedAct, handling, reportDraft, someAct } from './act-drafts.ts';
import type { FixtureCase } from './case.ts';
import { validOperations } from './operation-cases.ts';
import { fixedId, madrid, NOW, paris, rabat } from './parties.ts';
import { validStatements } from './statement-acts.ts';

/** The keys that the reader of the fixtures knows: the first signing key of each party. */
export const knownKeys = [rabat, madrid].map((party) => ({
  party: party.id,
  kid: party.signers[0].kid,
  x: party.signX[0],
}));

/** A case in which an act is taken, with the sections named in `absent` left out. */
function taken(name: string, why: string, act: Act, absent: readonly string[] = []): FixtureCase {
  const wire = Object.entries(wireSections(act)).filter(([section]) => !absent.includes(section));
  return {
    name,
    why,
    expect: { ok: true, id: act.id, type: act.type, absent: [...absent].sort() },
    act: act.jws,
    sections: Object.fromEntries(wire),
    keys: knownKeys,
  };
}

const control = { author: rabat.id, audience: [rabat.id, madrid.id], time: toTime(NOW) } as const;
const aboutAgreement = { ...control, dossier: agreement.lineage } as const;

/** The next card of Rabat: its second signing key takes over, the first is revoked from size 7 on. */
export const nextCard = signCard(
  {
    ...rabat.card,
    seq: 1,
    prev: readCard(rabat.cardJws).hash,
    keys: { ...rabat.card.keys, sign: [{ kid: rabat.signers[1].kid, x: rabat.signX[1] }] },
    revoked: [{ kid: rabat.signers[0].kid, reason: 'superseded', sizes: { 'es.pn': 7 } }],
  },
  rabat.root,
);

function rotation(): FixtureCase {
  const draft = { ...control, type: 'party.card', sections: { card: { card: nextCard } } } as const;
  const act = fixedAct(draft, 'rotation', rabat.signers[1]);
  const why =
    'Signed with the key that the card it carries introduces; the card follows the one that is known.';
  return { ...taken('rotation by the new key', why, act), cards: [rabat.cardJws] };
}

const reply = {
  ...reportDraft,
  type: 'report.reply',
  sections: {
    declaration,
    handling,
    facts: { text: { es: 'Sin novedad.', fr: 'Rien à signaler.' } },
    refs: { refs: [{ rel: 'answers', act: someAct }] },
  },
} as const;

const outcome = {
  ...reportDraft,
  type: 'outcome.report',
  sections: {
    declaration,
    handling,
    refs: { refs: [{ rel: 'lead', act: someAct }] },
    outcome: {
      kind: 'seizure',
      on: toTime(NOW),
      state: 'es',
      finding: 'confirmed',
      persons: 2,
      seizures: [{ what: 'cannabis-resin', quantity: '1250.5', unit: 'kg' }],
    },
  },
} as const;

const disposition = {
  ...control,
  type: 'channel.disposition',
  sections: {
    disposition: {
      origin: 'tansiq.channel/v1/es.pn/ma.dgsn',
      first: 3,
      size: 6,
      root: hashText('root'),
      ranges: [
        { from: 3, to: 5, result: 'accepted' },
        { from: 5, to: 6, result: 'refused', rule: 'purpose', article: '4' },
      ],
    },
  },
} as const;

/** Rabat passes on, to Madrid and Paris, what it had reported. */
export function transferDraft(embeds: ActId, act: string): ActDraft<'onward.transfer'> {
  const refs = [
    { rel: 'consents', act: someAct },
    { rel: 'embeds', act: embeds },
  ] as const;
  const sections = { declaration, handling, refs: { refs }, original: { act, sections: {} } };
  return { ...reportDraft, type: 'onward.transfer', audience: [madrid.id, paris.id, rabat.id], sections };
}

const scope = {
  ...{ of: someAct, to: paris.id, purpose: declaration.purpose, sections: ['facts', 'title'] },
} as const;

const transferRequest = {
  ...reportDraft,
  type: 'transfer.request',
  sections: {
    declaration,
    handling,
    refs: { refs: [{ rel: 'acts-on', act: someAct }] },
    request: { ...scope, by: toTime(NOW) },
  },
} as const;

/** Madrid lets Rabat pass on less than it asked for, and not for ever. */
export const transferConsent = {
  ...reportDraft,
  type: 'transfer.consent',
  sections: {
    declaration,
    handling,
    refs: { refs: [{ rel: 'answers', act: someAct }] },
    consent: { decision: 'consent', ...scope, sections: ['facts'], until: toTime(NOW) },
  },
} as const;

const transferRefusal = {
  ...transferConsent,
  sections: { ...transferConsent.sections, consent: { decision: 'refuse', of: someAct } },
} as const;

const transferWithdrawal = {
  ...control,
  type: 'transfer.withdraw',
  dossier: reportDraft.dossier,
  sections: { refs: { refs: [{ rel: 'answers', act: someAct }] } },
} as const;

/** All cases that are taken. */
export function validActs(): FixtureCase[] {
  const report: ActOf<'report.share'> = fixedAct(reportDraft, 'report');
  const consent = { terms: agreement.terms, decision: 'sign', office: { fr: 'Ministre' } } as const;
  const suspend = { lineage: fixedId('lineage'), decision: 'suspend' } as const;
  return [
    taken('report', 'All is there.', report),
    taken('section withheld', 'A withheld or erased section leaves the rest valid.', report, [
      'facts',
      'subjects',
    ]),
    taken(
      'every section absent',
      'Header, signature and proofs stand alone.',
      report,
      Object.keys(report.header.sections),
    ),
    taken('reply', 'Refers to what it answers.', fixedAct(reply, 'reply')),
    taken('outcome', 'What came of a lead.', fixedAct(outcome, 'outcome')),
    taken(
      'signature of an agreement',
      'A control act: no agreement in its header.',
      fixedAct({ ...aboutAgreement, type: 'agreement.sign', sections: { consent } }, 'sign'),
    ),
    taken(
      'suspension',
      'A control act with a note.',
      fixedAct(
        {
          ...aboutAgreement,
          type: 'agreement.suspend',
          sections: { consent: suspend, note: { text: { fr: 'Motif.' } } },
        },
        'suspend',
      ),
    ),
    taken(
      'disposition',
      'Ranges in order that cover the batch exactly; no dossier.',
      fixedAct(disposition, 'disposition'),
    ),
    taken(
      'three parties',
      'The audience in ascending order.',
      fixedAct({ ...reportDraft, audience: ['ma.dgsn', 'fr.dgpn', 'es.pn'] as never }, 'three'),
    ),
    taken(
      'onward transfer',
      'Embeds the original, whole but for its sections.',
      fixedAct(transferDraft(report.id, report.jws), 'transfer'),
    ),
    taken(
      'request to pass on',
      'Names the act, the third party, the purpose and the sections.',
      fixedAct(transferRequest, 'transfer request'),
    ),
    taken(
      'consent to passing on',
      'Fewer sections than were asked for, and an end.',
      fixedAct(transferConsent, 'transfer consent'),
    ),
    taken(
      'refusal to have it passed on',
      'Names the act and nothing else.',
      fixedAct(transferRefusal, 'transfer refusal'),
    ),
    taken(
      'withdrawal of a consent to passing on',
      'A control act: possible while the agreement is suspended.',
      fixedAct(transferWithdrawal, 'transfer withdrawal'),
    ),
    rotation(),
    ...validOperations(taken),
    ...validStatements(taken),
  ];
}
