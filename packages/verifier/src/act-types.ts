// SPDX-License-Identifier: Apache-2.0
// The table of act types (protocol §3.2): which sections each has, and which links it must make.
import * as c from './control-shapes.ts';
import * as o from './operation-shapes.ts';
import * as x from './section-shapes.ts';
import type { Shape } from './shape.ts';
import * as j from './statement-shapes.ts';
import * as t from './transfer-shapes.ts';

export type ActType = {
  readonly control: boolean;
  readonly required: Readonly<Record<string, Shape<unknown>>>;
  readonly optional: Readonly<Record<string, Shape<unknown>>>;
  /** At least one link with one of these relations has to be there when `refs` is required. */
  readonly links: readonly x.Rel[];
};

type Sections = Record<string, Shape<unknown>>;

function control(required: Sections, optional: Sections = {}, links: x.Rel[] = []): ActType {
  return { control: true, required, optional, links };
}

function content(required: Sections, optional: Sections = {}, links: x.Rel[] = []): ActType {
  return {
    control: false,
    required: { declaration: x.declaration, handling: x.handling, ...required },
    optional,
    links,
  };
}

const { refs, words, attachments, subjects } = x;

export const ACT_TYPES: Readonly<Record<string, ActType>> = {
  'party.card': control({ card: c.card }),
  'talks.note': control({ note: c.talksNote }, { attachments }),
  'agreement.propose': control({ proposal: c.proposal }, { refs }),
  'agreement.comment': control({ comment: c.comment }, { refs }),
  'agreement.reject': control({ consent: c.rejection }, { note: words }),
  'agreement.sign': control({ consent: c.signing }),
  'agreement.ratify': control({ consent: c.ratification }),
  'agreement.suspend': control({ consent: c.suspension, note: words }),
  'agreement.resume': control({ consent: c.resumption, refs }, {}, ['answers']),
  'agreement.terminate': control({ consent: c.termination, note: words }),
  'agreement.withdraw': control({ consent: c.withdrawal, note: words }),
  'channel.disposition': control({ disposition: c.disposition }),
  'channel.evidence': control({ evidence: c.evidence }),
  'act.recall': control({ refs, recall: c.recall }, {}, ['recalls']),
  'act.recall-answer': control({ refs, answer: c.recallAnswer }, {}, ['answers']),
  'act.correct': control({ refs, correction: c.correction }, {}, ['corrects']),
  'act.expired': control({ refs }, {}, ['recalls']),
  'operation.abort': control({ refs }, { note: words }),
  'operation.plan': content(
    { title: words, frame: o.frame, plan: o.plan },
    { refs, attachments, note: words },
  ),
  'operation.site': content({ site: o.siteApart, mandates: o.mandates }, { refs, attachments, note: words }),
  'operation.consent': content(
    { refs, consent: o.planConsent },
    { mandates: o.mandates, attachments, note: words },
    ['answers'],
  ),
  'operation.readiness': content({ refs, readiness: o.readiness }, { note: words }, ['answers']),
  'operation.go': content({ refs, certificate: o.certificate }, { note: words }, ['answers']),
  'operation.entry': content({ refs, entry: o.entry }, { attachments }, ['acts-on']),
  'report.share': content({ title: words, facts: words }, { refs, assessment: words, subjects, attachments }),
  'report.reply': content({ refs, facts: words }, { assessment: words, subjects, attachments }, ['answers']),
  'outcome.report': content(
    { refs, outcome: x.outcome },
    { title: words, facts: words, subjects, attachments },
    ['lead', 'acts-on'],
  ),
  'outcome.confirm': content({ refs, consent: x.outcomeConfirm }, {}, ['confirms']),
  'outcome.dispute': content({ refs, consent: x.outcomeDispute }, { facts: words }, ['disputes']),
  'outcome.follow-up': content({ refs, stage: x.stage }, { facts: words }, ['follows']),
  'statement.propose': content({ statement: j.statement }, { basis: j.basis, refs, note: words }),
  'statement.sign': content({ refs, consent: j.statementConsent }, {}, ['answers']),
  'transfer.request': content({ refs, request: t.transferRequest }, { note: words }, ['acts-on']),
  'transfer.consent': content({ refs, consent: t.transferConsent }, { note: words }, ['answers']),
  'transfer.withdraw': control({ refs }, { note: words }, ['answers']),
  'onward.transfer': content({ refs, original: t.original }, {}, ['embeds']),
};
