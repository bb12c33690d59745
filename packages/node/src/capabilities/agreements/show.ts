// SPDX-License-Identifier: Apache-2.0
// A fold and the acts that it came from, as the API shows them. Pure.
import { type LineageState, type Text, type Time, toTime, type VersionState } from '@tansiq/protocol';
import type { AgreementAnswer, AgreementItem } from './shapes.ts';

/** An act about an agreement with what it says; only those that the gate lets the reader see. */
export interface TalkAct {
  id: string;
  type: string;
  author: string;
  time: string;
  status: string;
  evidence: number | null;
  rule: string | null;
  article: string | null;
  audience: readonly string[];
  bodies: Readonly<Record<string, unknown>>;
}

const moment = (seconds: number): Time => toTime(seconds * 1000);
const momentIf = <N extends string>(name: N, seconds: number | undefined) =>
  seconds === undefined || !Number.isFinite(seconds) ? {} : ({ [name]: moment(seconds) } as Record<N, Time>);
const word = ({ party, act, at }: { party: string; act: string; at: number }) => ({
  party,
  act,
  at: moment(at),
});

/** A version that was once in force binds everyone who works here, so that they may read it. */
export const everInForce = (version: VersionState): boolean => version.inForceAt !== undefined;

export function showItem(
  state: LineageState,
  versions: readonly VersionState[],
  talkers: readonly string[],
): AgreementItem {
  const shown = versions.find((version) => version.terms === state.terms) ?? versions.at(-1);
  const parties = shown?.document.parties.map((party) => party.id as string) ?? [...talkers].sort();
  return {
    lineage: state.lineage,
    state: state.state,
    parties,
    ...(shown && { title: { ...shown.document.title }, terms: shown.terms }),
  };
}

export function showAgreement(
  state: LineageState,
  versions: readonly VersionState[],
  acts: readonly TalkAct[],
): AgreementAnswer {
  const notes = new Map(acts.map((act) => [act.id as string, bodyOf<{ text: Text }>(act, 'note')?.text]));
  const consents = new Map(acts.map((act) => [act.id, bodyOf<ConsentWords>(act, 'consent')]));
  const talkers = new Set(acts.flatMap((act) => act.audience));
  return {
    ...showItem(state, versions, [...talkers]),
    versions: versions.map((version) => showVersion(version, consents)),
    suspensions: state.suspensions.map((said) => ({ ...word(said), ...noteIf(notes.get(said.act)) })),
    departures: state.departures.map(({ party, act, at, said }) => ({
      party,
      act,
      at: moment(said),
      effectiveAt: moment(at),
    })),
    left: [...state.left],
    ...(state.ended && { ended: { at: moment(state.ended.at), by: [...state.ended.by] } }),
    notes: acts.flatMap(showNote),
    comments: acts.flatMap(showComment),
    acts: acts.map(showAct),
  };
}

/** In which office somebody signed, or by which instrument they ratified. */
interface ConsentWords {
  office?: Text;
  instrument?: Text;
}

function showVersion(
  version: VersionState,
  consents: ReadonlyMap<string, ConsentWords | undefined>,
): AgreementAnswer['versions'][number] {
  const { terms, number, state, document, proposals, signed, unsigned, rejected, ratified, unratified } =
    version;
  return {
    terms,
    number,
    state,
    proposed: proposals.map(word),
    signed: signed.map((said) => {
      const office = consents.get(said.act)?.office;
      return { ...word(said), ...(office && { office: { ...office } }) };
    }),
    unsigned: [...unsigned],
    rejected: rejected.map(word),
    ratified: ratified.map((said) => {
      const instrument = consents.get(said.act)?.instrument;
      return { ...word(said), ...(instrument && { instrument: { ...instrument } }) };
    }),
    unratified: [...unratified],
    ...momentIf('completeAt', version.completeAt),
    ...momentIf('bindingAt', version.bindingAt),
    ...momentIf('inForceAt', version.inForceAt),
    document: { ...document },
  };
}

function showNote(act: TalkAct): AgreementAnswer['notes'] {
  const note = bodyOf<{ stage: string; text: Text }>(act, 'note');
  if (act.type !== 'talks.note' || note === undefined) return [];
  return [
    { act: act.id, author: act.author, time: act.time as Time, stage: note.stage, text: { ...note.text } },
  ];
}

function showComment(act: TalkAct): AgreementAnswer['comments'] {
  const comment = bodyOf<{ terms: string; article: string; text: Text }>(act, 'comment');
  if (act.type !== 'agreement.comment' || comment === undefined) return [];
  const { terms, article, text } = comment;
  const { refs } = bodyOf<{ refs: { rel: string; act: string }[] }>(act, 'refs') ?? { refs: [] };
  const answers = refs.find(({ rel }) => rel === 'answers')?.act;
  return [
    {
      act: act.id,
      author: act.author,
      time: act.time as Time,
      terms,
      article,
      text: { ...text },
      ...(answers !== undefined && { answers }),
    },
  ];
}

const showAct = (act: TalkAct): AgreementAnswer['acts'][number] => ({
  id: act.id,
  type: act.type,
  author: act.author,
  time: act.time as Time,
  status: act.status,
  ...momentIf('evidence', act.evidence ?? undefined),
  ...(act.rule !== null && { rule: act.rule }),
  ...(act.article !== null && { article: act.article }),
});

const noteIf = (note: Text | undefined) => (note === undefined ? {} : { note: { ...note } });

const bodyOf = <B>(act: TalkAct, section: string): B | undefined => act.bodies[section] as B | undefined;
