// SPDX-License-Identifier: Apache-2.0
// The verifier's answer in words, for a legal adviser or an auditor: who is bound, what is proved, what is absent.
import type { Comparison } from './compare.ts';
import type { Finding } from './findings.ts';
import type { MarkerScan } from './markers.ts';
import { ar } from './messages/ar.ts';
import { en, type Messages } from './messages/en.ts';
import { es } from './messages/es.ts';
import { fr } from './messages/fr.ts';
import type { ActReport, Report } from './report.ts';
import type { StatementProblem, StatementReport } from './statement-file.ts';

const LANGUAGES: Readonly<Record<string, Messages>> = { ar, en, es, fr };
const MOST_ACTS = 200;
const MOST_LINES = 20;

/** The messages of a language tag such as `es` or `fr-FR`; English for others. */
export function messagesFor(language: string): Messages {
  const name = language.toLowerCase().slice(0, 2);
  return Object.hasOwn(LANGUAGES, name) ? (LANGUAGES[name] ?? en) : en;
}

/** POSIX order of the variables that name the language of messages. */
export function localeOf(env: NodeJS.ProcessEnv = process.env): string {
  return env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en';
}

/** A published statement: whether it is one, in every language it has, with its figures, and whose keys signed it. */
export function statementSummary(report: StatementReport, m: Messages): string {
  const { statement, problem, hash, keys } = report;
  const figures = new Map(statement?.figures.map(({ id, value }) => [`{${id}}`, value]));
  const filled = (words = ''): string => words.replace(/\{[^}]*\}/g, (place) => figures.get(place) ?? place);
  const languages = Object.keys(statement?.title ?? {});
  return [
    problem === undefined ? m.statementTrue : `${m.notVerified} ${statementProblems(m)[problem]}`,
    ...(statement === undefined ? [] : [`${m.embargo}: ${statement.embargo}`, `${m.statementHash}: ${hash}`]),
    ...languages.flatMap((language) => [
      '',
      `[${language}] ${filled(statement?.title[language])}`,
      ...(statement?.paragraphs.map((paragraph) => filled(paragraph[language])) ?? []),
      ...(statement?.figures.map(({ label, value }) => `${label[language]}: ${value}`) ?? []),
    ]),
    ...section(
      m.statementKeys,
      keys.map(({ party, kid, ownCard }) => `${party}  ${kid}  ${ownCard ? m.keyOfCard : m.keyToCompare}`),
    ),
  ].join('\n');
}

const statementProblems = (m: Messages): Readonly<Record<StatementProblem, string>> => ({
  unreadable: m.statementUnreadable,
  parties: m.statementParties,
  signature: m.statementSignature,
  key: m.statementKey,
  embargo: m.statementEmbargo,
});

export function reportSummary(report: Report, m: Messages): string {
  const scope = report.scope === 'all' ? m.scopeAll : `${m.scopeDossier} ${report.dossier ?? ''}`;
  const lines = [
    `${m.title}: ${report.by}`,
    report.ok ? m.verified : m.notVerified,
    `${m.at}: ${report.at}`,
    `${m.asOf}: ${report.asOf}`,
    `${m.scope}: ${scope}`,
    ...section(
      m.parties,
      report.parties.map(({ id, fingerprint, cards }) => `${id}  ${fingerprint}  (${m.cards}: ${cards})`),
    ),
    ...section(
      m.channels,
      report.channels.map((one) => `${one.from} → ${one.to}  ${channelWords(one, report.scope, m)}`),
    ),
    ...section(
      m.journals,
      report.journals.map(
        (one) => `${one.origin}  ${m.entries}: ${one.size}, ${m.witnesses}: ${one.witnesses}`,
      ),
    ),
    ...section(
      m.agreements,
      report.agreements.flatMap((one) => agreementLines(one, m)),
    ),
    ...actLines(report.acts, m),
    ...outcomeLines(report, m),
    ...findingLines(m.problems, report.problems, report.problemCount, m),
    ...findingLines(m.remarks, report.remarks, report.remarkCount, m),
  ];
  return `${lines.join('\n')}\n`;
}

export function comparisonSummary(comparison: Comparison, m: Messages): string {
  const bound = comparison.missing.filter(({ since }) => since !== undefined);
  const underWay = comparison.missingCount - bound.length;
  const lines = [
    `${m.comparison}: ${comparison.parties.join(' · ')}`,
    comparison.ok ? m.agreesTrue : m.agreesFalse,
    `${m.agreement}: ${comparison.agreement.state}`,
    ...(comparison.agreementsSame
      ? []
      : comparison.agreements.map(({ lineage, states }) => `  ${lineage}: ${states.join(' ≠ ')}`)),
    `${m.sent}: ${comparison.sent}; ${m.received}: ${comparison.received}`,
    `${m.receipts}: ${comparison.receipts}`,
    `${m.ledgers}: ${comparison.ledgersVerified ? m.yes : m.no}`,
    `${m.erased}: ${comparison.erased}`,
    ...section(
      m.refused,
      [...comparison.refused, ...comparison.notTaken].map((one) => `${one.act}  ${answer(one, m)}`),
    ),
    ...section(
      m.missing,
      bound.map(({ act, side, since }) => `${act}  ${side}  ${since ?? ''}`),
    ),
    ...(underWay > 0 ? [`${m.notYet}: ${underWay}`] : []),
    ...section(
      m.roots,
      comparison.differingRoots.map(({ origin, size }) => `${origin}  ${size}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

export function markerSummary(scan: MarkerScan, m: Messages): string {
  const lines = [
    `${m.markers}: ${m.files} ${scan.files}, ${m.bytes} ${scan.bytes}`,
    ...scan.markers.flatMap((marker) => {
      const hits = scan.found.filter((hit) => hit.marker === marker);
      if (hits.length === 0) return [`  "${marker}": ${m.notFound}`];
      return hits.map((hit) => `  "${marker}": ${m.found} ${hit.file} (${hit.form}, ${hit.offset})`);
    }),
    ...section(m.unread, [...scan.unread]),
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** The export of one dossier carries no entries, so nothing is said there of how whole a channel is. */
function channelWords(one: Report['channels'][number], scope: Report['scope'], m: Messages): string {
  const receipted = `${m.cosigned}: ${one.cosignedSize}, ${m.receipts}: ${one.receipts}`;
  if (scope === 'dossier') return receipted;
  return `${m.entries}: ${one.size}, ${receipted}, ${one.complete ? m.whole : m.notWhole}`;
}

function agreementLines(one: Report['agreements'][number], m: Messages): string[] {
  const about = [
    ...(one.version === undefined ? [] : [`${m.version} ${one.version}`]),
    ...(one.signedBy.length === 0 ? [] : [`${m.signedBy}: ${one.signedBy.join(', ')}`]),
    ...(one.ratifiedBy.length === 0 ? [] : [`${m.ratifiedBy}: ${one.ratifiedBy.join(', ')}`]),
    ...(one.inForceFrom === undefined ? [] : [`${m.inForceFrom} ${one.inForceFrom}`]),
    ...(one.suspendedBy.length === 0 ? [] : [`${m.suspendedBy}: ${one.suspendedBy.join(', ')}`]),
  ];
  return [`${one.lineage}  ${one.state}`, ...(about.length === 0 ? [] : [`  ${about.join('; ')}`])];
}

function actLines(acts: readonly ActReport[], m: Messages): string[] {
  const count = (fits: (act: ActReport) => boolean) => acts.filter(fits).length;
  const counts = [
    `${m.total}: ${acts.length}`,
    `${m.bound}: ${count((act) => act.bound.author)}`,
    `${m.held}: ${count((act) => act.heldBy.length > 0)}`,
    `${m.refused}: ${count((act) => act.dispositions.some(({ result }) => result !== 'accepted'))}`,
    `${m.erased}: ${count((act) => act.erased)}`,
    `${m.disputed}: ${count((act) => act.disputed)}`,
  ];
  const each = acts.length > MOST_ACTS ? [m.notListed] : acts.flatMap((act) => ['', ...actSummary(act, m)]);
  return section(m.acts, [...counts, ...each]);
}

function actSummary(act: ActReport, m: Messages): string[] {
  const holders = act.heldBy.map(({ party, at }) => `${party} (${at})`).join(', ');
  return [
    `${act.id}  ${act.type}  ${act.time}`,
    `  ${act.author}: ${act.bound.author ? m.authorBound : m.authorNotBound}; ${holders === '' ? m.pending : `${m.heldBy}: ${holders}`}`,
    ...act.dispositions.map((said) => `  ${answer(said, m)}`),
    ...(act.sections.absent.length === 0 ? [] : [`  ${m.absent}: ${act.sections.absent.join(', ')}`]),
  ];
}

function answer(said: { by: string; result: string; rule?: string; article?: string }, m: Messages): string {
  const rule = said.rule === undefined ? '' : ` (${said.rule})`;
  const article = said.article === undefined ? '' : `, ${m.article} ${said.article}`;
  return `${said.by}: ${said.result}${rule}${article}`;
}

function outcomeLines(report: Report, m: Messages): string[] {
  const { confirmed } = report.outcomes;
  if (report.outcomes.reported === 0) return [];
  return section(m.outcomes, [
    `${m.total}: ${confirmed.outcomes} / ${report.outcomes.reported}; ${m.persons}: ${confirmed.persons}; ${m.networks}: ${confirmed.networks}`,
    ...Object.entries(confirmed.byKind).map(
      ([kind, one]) => `${kind}: ${one.outcomes}; ${m.persons}: ${one.persons}`,
    ),
    ...confirmed.seizures.map(({ what, unit, quantity }) => `${what}: ${quantity} ${unit}`),
  ]);
}

function findingLines(title: string, findings: readonly Finding[], total: number, m: Messages): string[] {
  const shown = findings
    .slice(0, MOST_LINES)
    .map(({ code, where, detail }) => `${code}  ${where}: ${detail}`);
  const left = total - shown.length;
  return section(title, left > 0 ? [...shown, `+${left} ${m.more}`] : shown);
}
