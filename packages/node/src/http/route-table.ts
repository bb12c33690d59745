// SPDX-License-Identifier: Apache-2.0
// The lines of all routes of a running node, written by hand: `METHOD /api/path` to its line.
import { operationLines } from './operation-lines.ts';
import { content, everyone, lists, names, office, plain, type RouteLine, writers } from './route-lines.ts';
import { statementLines } from './statement-lines.ts';
import { transferLines } from './transfer-lines.ts';

const text = { en: 'a text', es: 'un texto' };
const terms = 'A'.repeat(43);
const report = {
  type: 'report.share',
  to: ['ma.dgsn'],
  sections: { title: { text }, facts: { text } },
};
/** The supervisor sees every dossier (LED Art. 47(1)). */
const supervised = { sees: ['supervisor'], why: 'the supervisor sees every dossier' } as const;
const holdWish = () => ({
  ...{ ground: 'evidence', citation: 'Art. 16(3)', reason: 'A trial needs it.' },
  ...{ until: Date.now() + 86_400_000, review: Date.now() + 3_600_000 },
});
const readers = ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'] as const;
const owed = ['officer', 'releaser', 'head', 'legal-adviser'] as const;
const agreementPart =
  (body?: unknown) =>
  ({ lineage }: { lineage: string }) => ({ params: { lineage }, ...(body !== undefined && { body }) });

const termsDraftPart =
  () =>
  ({ termsDraft }: { termsDraft: string }) => ({ params: { draft: termsDraft } });

const versionOf =
  (query?: string) =>
  ({ lineage }: { lineage: string }) => ({
    params: { lineage, terms },
    ...(query !== undefined && { query }),
  });

export const routeTable: Readonly<Record<string, RouteLine>> = {
  'POST /api/session': plain('public'),
  'GET /api/session': plain('any'),
  'DELETE /api/session': plain('any'),
  'POST /api/session/passkey-challenge': plain('public'),
  'POST /api/session/passkey': plain('public'),
  'POST /api/session/provider': plain('public'),
  'POST /api/session/provider/answer': plain('public'),
  'POST /api/session/provider/code': plain('public'),
  'GET /api/session/confirmation': plain('any'),
  'POST /api/session/confirmation': plain('any'),
  'POST /api/session/confirmation/challenge': plain('any'),
  'GET /api/account/preferences': plain('any'),
  'PUT /api/account/preferences': plain('any'),
  'GET /api/account/sessions': plain('any'),
  'DELETE /api/account/sessions': plain('any'),
  'DELETE /api/account/sessions/{id}': plain('any'),
  'GET /api/account/tokens': plain('any'),
  'POST /api/account/tokens': plain('any'),
  'DELETE /api/account/tokens/{id}': plain('any'),
  'GET /api/account/ways': plain('any'),
  'POST /api/account/passkeys/challenge': plain('any'),
  'POST /api/account/passkeys': plain('any'),
  'PATCH /api/account/passkeys/{id}': plain('any'),
  'DELETE /api/account/passkeys/{id}': plain('any'),
  'POST /api/account/codes': plain('any'),
  'POST /api/account/codes/confirmation': plain('any'),
  'DELETE /api/account/codes': plain('any'),
  'POST /api/account/provider/confirmation': plain('any'),
  'PUT /api/users/{id}/provider': plain(['administrator']),
  'GET /api/users/{id}/ways': plain(['administrator']),
  'POST /api/users/{id}/recovery': plain(['administrator']),
  'POST /api/users/{id}/recoveries': plain(['administrator']),
  'GET /api/recoveries': plain('any'),
  'POST /api/recoveries/{id}/confirmation': plain(['administrator']),
  'DELETE /api/recoveries/{id}': plain('any'),
  'GET /api/users': plain(['administrator', 'head', 'supervisor']),
  'POST /api/users': plain(['administrator']),
  'PATCH /api/users/{id}': plain(['administrator']),
  'POST /api/users/{id}/password': plain('any'),

  'GET /api/dossiers/{dossier}/readers': names(content, ({ dossier }) => ({ params: { dossier } }), {
    sees: ['head', 'supervisor'],
    why: 'the head lets people in, the supervisor sees every dossier',
  }),
  'POST /api/dossiers/{dossier}/readers': office(['head'], 'the head lets people into any dossier'),
  'DELETE /api/dossiers/{dossier}/readers/{user}': office(['head'], 'the head takes grants back'),

  'GET /api/parties/self/rotation': plain(['administrator']),
  'POST /api/parties/self/rotation': plain(['administrator']),
  'POST /api/parties/self/revocations': plain(['administrator']),
  'POST /api/parties/self/cards': plain(['administrator']),
  'GET /api/parties': plain(everyone),
  'GET /api/parties/{id}': plain(everyone, () => ({ params: { id: 'ma.dgsn' } })),
  'GET /api/parties/self/card': plain(everyone),
  'POST /api/parties': plain(['administrator', 'head']),
  'POST /api/parties/{id}/confirm': plain(['head']),
  'GET /api/links': office(everyone, 'how much of each channel is receipted, for whoever keeps links up'),

  'GET /api/templates': plain(['negotiator', 'legal-adviser', 'signatory', 'head']),
  'POST /api/templates/{name}': plain(['negotiator', 'legal-adviser', 'signatory', 'head']),
  'POST /api/agreements/contacts': names(['negotiator'], ({ lineage }) => ({
    body: { parties: ['ma.dgsn'], stage: 'talks', text, lineage },
  })),
  'POST /api/agreements/proposals': plain(['negotiator']),
  'POST /api/agreements/{lineage}/comments': names(
    ['negotiator', 'legal-adviser'],
    agreementPart({ terms, article: '1', text }),
  ),
  'GET /api/agreements/drafts': lists(['negotiator']),
  'POST /api/agreements/drafts': plain(['negotiator'], ({ lineage }) => ({ body: { terms: { lineage } } })),
  'GET /api/agreements/drafts/{draft}': names(['negotiator'], termsDraftPart()),
  'PUT /api/agreements/drafts/{draft}': names(['negotiator'], ({ termsDraft, lineage }) => ({
    params: { draft: termsDraft },
    body: { revision: 1, terms: { lineage } },
  })),
  'DELETE /api/agreements/drafts/{draft}': names(['negotiator'], termsDraftPart()),
  'GET /api/agreements': lists(content, supervised),
  'GET /api/agreements/{lineage}': names(content, agreementPart(), supervised),
  'GET /api/agreements/matrix': lists(content, supervised),
  // For roles that take no step the list is empty, whatever the agreement.
  'GET /api/agreements/{lineage}/steps': names(content, agreementPart(), { status: 200, ...supervised }),
  'GET /api/agreements/{lineage}/versions/{terms}/words': names(content, versionOf(), supervised),
  'GET /api/agreements/{lineage}/versions/{terms}/paper': names(
    content,
    versionOf('first=en&second=es'),
    supervised,
  ),
  'POST /api/agreements/check': plain(['negotiator']),
  'POST /api/agreements/try': plain([
    'officer',
    'releaser',
    'negotiator',
    'legal-adviser',
    'signatory',
    'head',
  ]),
  'POST /api/agreements/{lineage}/signatures': names(['signatory'], agreementPart({ terms, office: text })),
  'POST /api/agreements/{lineage}/ratifications': names(
    ['signatory'],
    agreementPart({ terms, instrument: text }),
  ),
  'POST /api/agreements/{lineage}/rejections': names(['signatory'], agreementPart({ terms })),
  'POST /api/agreements/{lineage}/suspensions': names(['signatory'], agreementPart({ note: text })),
  'POST /api/agreements/{lineage}/resumptions': names(['signatory'], ({ lineage, act }) => ({
    params: { lineage },
    body: { suspension: act },
  })),
  'POST /api/agreements/{lineage}/termination': names(
    ['signatory'],
    agreementPart({ effective: '2030-01-01T00:00:00Z', note: text }),
  ),
  'POST /api/agreements/{lineage}/withdrawal': names(
    ['signatory'],
    agreementPart({ effective: '2030-01-01T00:00:00Z', note: text }),
  ),

  'POST /api/drafts': names(writers, ({ lineage, dossier }) => ({ body: { ...report, lineage, dossier } })),
  'GET /api/drafts': lists(writers),
  'GET /api/drafts/{id}': names(writers, ({ draft }) => ({ params: { id: draft } })),
  'PUT /api/drafts/{id}': names(writers, ({ draft, lineage }) => ({
    params: { id: draft },
    body: { ...report, lineage, revision: 1 },
  })),
  'DELETE /api/drafts/{id}': names(writers, ({ draft }) => ({ params: { id: draft } })),
  'GET /api/drafts/{id}/preview': names(writers, ({ draft }) => ({ params: { id: draft } })),
  // Terms that were never in force are talks: who writes under them is told what who writes under none is told.
  'POST /api/drafts/preview': names(
    writers,
    ({ lineage, dossier }) => ({ body: { ...report, lineage, dossier } }),
    { status: 200 },
  ),
  'POST /api/drafts/{id}/return': names(writers, ({ draft }) => ({
    params: { id: draft },
    body: { remark: 'Say where.' },
  })),
  'POST /api/drafts/{id}/looks': names(['releaser', 'head'], ({ draft }) => ({
    params: { id: draft },
    body: { revision: 1 },
  })),
  'POST /api/drafts/{id}/submission': names(writers, ({ draft }) => ({ params: { id: draft } })),
  'POST /api/drafts/{id}/sending': names(writers, ({ draft }) => ({
    params: { id: draft },
    body: { revision: 1, order: 'A'.repeat(22) },
  })),
  'GET /api/holds': lists(['legal-adviser', 'head', 'supervisor']),
  'POST /api/acts/{id}/holds': names(['legal-adviser', 'head'], ({ act }) => ({
    params: { id: act },
    body: holdWish(),
  })),
  'POST /api/dossiers/{dossier}/holds': names(['legal-adviser', 'head'], ({ dossier }) => ({
    params: { dossier },
    body: holdWish(),
  })),
  'POST /api/holds/{id}/review': plain(['legal-adviser', 'head']),
  'POST /api/holds/{id}/lift': plain(['legal-adviser', 'head']),
  'GET /api/standing-orders': plain(['officer', 'releaser', 'legal-adviser', 'head', 'supervisor']),
  'POST /api/standing-orders': plain(['head']),
  'POST /api/standing-orders/{id}/end': plain(['head']),
  'POST /api/drafts/{id}/release': names(['releaser', 'head'], ({ draft }) => ({
    params: { id: draft },
    body: { revision: 1 },
  })),

  // Acts about channels are for who keeps them up; the supervisor sees acts about agreements and recalls in every dossier.
  'GET /api/acts': lists(content, {
    unless: { roles: ['head', 'supervisor'], type: /^(channel|talks|act)\./ },
  }),
  'GET /api/acts/{id}': names(content, ({ act }) => ({ params: { id: act } })),
  'GET /api/acts/{id}/h3-acceptance': names(content, ({ act }) => ({ params: { id: act } })),
  'POST /api/acts/{id}/h3-acceptance': names(content, ({ act }) => ({ params: { id: act } })),
  'GET /api/acts/{id}/journey': names(content, ({ act }) => ({ params: { id: act } })),
  'GET /api/acts/{id}/proof': names(content, ({ act }) => ({ params: { id: act } })),
  'GET /api/acts/{id}/export': names(readers, ({ act }) => ({ params: { id: act } })),
  'PUT /api/acts/{id}/translations/{language}': names(
    ['officer', 'releaser', 'legal-adviser', 'head'],
    ({ act }) => ({
      params: { id: act, language: 'es' },
      body: { revision: 0, sections: { facts: 'Lo que se sabe' } },
    }),
  ),
  'DELETE /api/acts/{id}/translations/{language}': names(
    ['officer', 'releaser', 'legal-adviser', 'head'],
    ({ act }) => ({ params: { id: act, language: 'es' } }),
  ),
  'GET /api/dossiers/{dossier}/thread': names(
    content,
    ({ dossier }) => ({ params: { dossier } }),
    supervised,
  ),
  'GET /api/emergencies': lists(['releaser', 'head', 'supervisor']),
  'POST /api/emergencies/{act}/request': names(['releaser', 'head'], ({ act }) => ({
    params: { act },
    body: { reason: 'life', justification: 'A life is at stake.' },
  })),
  'POST /api/emergencies/{act}/decision': names(['releaser', 'head'], ({ act }) => ({
    params: { act },
    body: { take: true },
  })),
  'POST /api/emergencies/{act}/review': names(['head', 'supervisor'], ({ act }) => ({
    params: { act },
    body: { finding: 'justified', remark: 'It was.' },
  })),
  'POST /api/uploads': plain(writers),
  'GET /api/uploads': lists(writers),
  'POST /api/uploads/begun': plain(writers),
  'GET /api/uploads/{id}': names(writers, ({ upload }) => ({ params: { id: upload } })),
  'PATCH /api/uploads/{id}': names(writers, ({ upload }) => ({
    params: { id: upload },
    query: 'from=0',
    body: new Uint8Array(1),
  })),
  'DELETE /api/uploads/{id}': names(writers, ({ upload }) => ({ params: { id: upload } })),
  'GET /api/acts/{id}/attachments/{attachment}': names(content, ({ act, attachment }) => ({
    params: { id: act, attachment },
  })),

  'POST /api/acts/{id}/corrections': names(['releaser', 'head'], ({ act }) => ({
    params: { id: act },
    body: { sections: ['facts'], reason: 'inaccurate' },
  })),
  'POST /api/acts/{id}/recall': names(['releaser', 'head'], ({ act }) => ({
    params: { id: act },
    body: { effect: 'restrict', reason: 'other' },
  })),
  'GET /api/recalls': lists(readers, supervised),
  'POST /api/recalls/{id}/answer': names(['releaser', 'head'], ({ recall, act }) => ({
    params: { id: recall },
    body: { results: [{ act, result: 'restricted' }] },
  })),

  // The words stand in everything that is hidden.
  'POST /api/search': lists(content, {
    call: () => ({ body: { text: 'TSQ-NOT-FOR-YOU', why: 'a test' } }),
    ...supervised,
  }),
  'GET /api/outcomes': lists(readers),
  'GET /api/outcomes/totals': lists(readers),
  'GET /api/outcomes/{act}/chain': names(readers, ({ outcome }) => ({ params: { act: outcome } })),

  ...operationLines,
  ...statementLines,
  ...transferLines,

  // `last` is a place in the stream of events, as the ids of the stream itself are.
  'GET /api/today': lists('any', { but: ['at', 'last'], ...supervised }),
  'GET /api/today/{kind}': plain('any'),
  'GET /api/partners/{party}/owes/{kind}': plain(owed),
  'POST /api/today/notes': plain(['officer', 'releaser', 'head', 'negotiator', 'legal-adviser', 'signatory']),
  'POST /api/today/visit': plain('any', () => ({ body: { seq: 0 } })),

  'GET /api/journal': office(
    ['supervisor', 'head'],
    'who did what to which act, for oversight; never content',
  ),
  'POST /api/journal/erasure': plain(['supervisor']),
  'GET /api/journal/state': office(['supervisor', 'head'], 'size of the journal and its witness'),
  'GET /api/channels/{party}': office(
    ['supervisor', 'head', 'releaser'],
    'sizes and receipts of a channel',
    () => ({
      params: { party: 'ma.dgsn' },
    }),
  ),
  'GET /api/export': office(
    ['supervisor', 'head'],
    'all entries; sections only of what its reader may see',
    () => ({
      query: 'scope=all',
    }),
  ),
  'GET /api/dossiers': lists(content, {
    sees: ['head', 'supervisor'],
    why: 'the head lets people in, the supervisor sees every dossier',
  }),
  'GET /api/release-confirmation': plain(['releaser', 'head']),
  // Here the node is reached by an address, where no passkey works: that is said before anything is looked for.
  'POST /api/drafts/{id}/release/challenge': names(
    ['releaser', 'head'],
    ({ draft }) => ({ params: { id: draft }, body: { revision: 1 } }),
    { status: 409 },
  ),
  'GET /api/notices': lists('any'),
  'POST /api/notices/read': plain('any'),
  'GET /api/notices/wishes': plain('any'),
  'PUT /api/notices/wishes': plain('any'),
  'GET /api/system': office(
    ['administrator', 'head', 'supervisor'],
    'sizes of links, queues and files, for whoever keeps the node up',
  ),
  'GET /api/policies': plain(['administrator', 'head', 'supervisor']),
  'PUT /api/policies': plain(['administrator']),
  'GET /api/settings': plain(['administrator', 'head', 'supervisor']),
  'GET /api/supervision': office(
    ['supervisor', 'head'],
    'counts of disclosures, recalls and refusals, for oversight; never content',
  ),
  'GET /api/supervision/disclosures': office(
    ['supervisor', 'head'],
    'who disclosed which act to whom, for oversight; never content',
  ),
  'GET /api/samples': office(['supervisor', 'head'], 'samples of the journal, for oversight'),
  'POST /api/samples': plain(['supervisor']),
  'GET /api/samples/{id}': office(
    ['supervisor', 'head'],
    'rows of the journal that a sample drew; never content',
  ),
  'PUT /api/samples/{id}/rows/{idx}': plain(['supervisor']),
  'GET /api/screen': plain('public'),
  'GET /api/screen/emblem': plain('public'),
  'GET /api/codes': plain('any'),
  'GET /api/status': office(
    'any',
    'how much waits to be sent in all, for whoever looks whether the node runs',
  ),
};
