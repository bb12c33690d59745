// SPDX-License-Identifier: Apache-2.0
// Begins a draft: of its own, or one that speaks of an act and takes from it whom it goes to and under what.
import { Stack } from '@mantine/core';
import type {
  ActAnswer,
  Declaration,
  DraftBody,
  DraftSections,
  Handling,
  OperationFrame,
  Ref,
  Text,
} from '@tansiq/node/contract';
import { useLocation, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useCall, useReason, useSend } from '../../api/queries.ts';
import { useSession } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { Page } from '../../parts/page.tsx';
import { ReasonDialog, wantsReason } from '../../parts/reason-dialog.tsx';
import { Loading, ProblemNote } from '../../parts/states.tsx';
import { freshNonce } from '../statements/statement-form.ts';
import { emptyDeclaration, emptyHandling } from './draft-body.ts';

/** Parameter of the address to the kind of reference. */
const rels: Readonly<Record<string, string>> = {
  answers: 'answers',
  lead: 'lead',
  confirms: 'confirms',
  disputes: 'disputes',
  follows: 'follows',
  replaces: 'replaces',
  /** Goes to the same parties under the same agreement, and speaks of nothing there. */
  after: 'after',
};

export function NewDraftPage(): ReactNode {
  const t = useWords();
  const { searchStr } = useLocation();
  // As it was asked for: on the way to the draft that was made the address is another already.
  const [search] = useState(() => new URLSearchParams(searchStr));
  const named = Object.keys(rels).find((one) => search.get(one));
  const about = named === undefined ? undefined : (search.get(named)?.replaceAll('"', '') ?? undefined);
  // What speaks of no act is a report of its own: there is nothing to choose.
  const type = search.get('type') ?? 'report.share';
  return (
    <Page title={t('compose.beginning')}>
      {named !== undefined && about !== undefined ? (
        <AboutAct type={type} rel={rels[named] ?? named} act={about} />
      ) : (
        <Begin body={{ type, sections: {} }} />
      )}
    </Page>
  );
}

function AboutAct({ type, rel, act }: { type: string; rel: string; act: string }): ReactNode {
  const { party } = useSession();
  const query = useCall('GET /acts/{id}', { params: { id: act } });
  const parties = useCall('GET /parties', {});
  const giveReason = useReason('GET /acts/{id}', { params: { id: act } });
  if (wantsReason(query.error)) return <ReasonDialog opened give={giveReason} />;
  if (query.error) return <ProblemNote error={query.error} />;
  if (query.data?.id !== act || !parties.data) return <Loading />;
  const body = bodyAbout(query.data, type, rel, party);
  if (type !== 'statement.propose') return <Begin body={body} />;
  const names = new Map(parties.data.items.map((one) => [one.id, one.names]));
  return <Begin body={statementFrom(query.data, rel, body, names)} />;
}

const named = ({ rel, act }: Ref): Ref => ({ rel, act });

/** Goes to whoever has the act, under its agreement, with its marking and the same declaration to begin with. */
export function bodyAbout(act: ActAnswer, type: string, rel: string, self: string): DraftBody {
  const declared = (act.sections.declaration ?? {}) as Partial<Declaration> & { release?: unknown };
  const { release: _release, h3: _h3, uses: _uses, ground: _ground, ...kept } = declared;
  const handling = { ...emptyHandling, ...(act.sections.handling as Handling | undefined) };
  const refs: Ref[] = [{ rel, act: act.id }, ...(rel === 'replaces' ? act.refs.map(named) : [])];
  const today = `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;
  const others = act.audience.filter((one) => one !== self);
  return {
    type,
    // An answer is for who asked; an outcome is for all who share the lead.
    to: type === 'report.reply' && act.author !== self ? [act.author] : others,
    lineage: act.lineage ?? '',
    ...(act.dossier !== undefined && { dossier: act.dossier }),
    sections: {
      refs: { refs },
      declaration: {
        ...emptyDeclaration,
        ...kept,
        // Files of the act are its own.
        dataCategories: (kept.dataCategories ?? []).filter((code) => code !== 'attachments'),
        evaluation: emptyDeclaration.evaluation,
        ground: { kind: self.startsWith('ma.') ? 'law-09-08' : '' },
      },
      handling: { ...handling, restrictions: handling.restrictions.filter((code) => code !== 'H3') },
      ...(rel === 'replaces' && saidIn(act.sections)),
      ...(type === 'operation.plan' && nextPlan(act.sections)),
      ...(type === 'outcome.report' &&
        rel !== 'replaces' && {
          outcome: {
            kind: 'action-taken' as const,
            on: today,
            state: self.slice(0, 2),
            finding: 'preliminary' as const,
          },
        }),
      ...(type === 'outcome.confirm' &&
        rel !== 'replaces' && { consent: { outcome: act.id, decision: 'confirm' as const } }),
      ...(type === 'outcome.dispute' &&
        rel !== 'replaces' && { consent: { outcome: act.id, decision: 'dispute' as const } }),
      ...(type === 'outcome.follow-up' &&
        rel !== 'replaces' && { stage: { stage: 'investigation', on: today, persons: 0 } }),
    },
  };
}

/** A text of its own, in a dossier of its own; or another in place of one, with its words and figures. */
function statementFrom(
  { id, sections: { statement, basis }, audience }: ActAnswer,
  rel: string,
  { dossier, ...body }: DraftBody,
  names: ReadonlyMap<string, Text>,
): DraftBody {
  const { refs: _refs, declaration, handling } = body.sections;
  const parties = [...audience]
    .sort()
    .map((party) => ({ id: party, names: names.get(party) ?? { en: party } }));
  const counters = rel === 'replaces';
  return {
    ...body,
    ...(counters && dossier !== undefined && { dossier }),
    sections: {
      ...(declaration && { declaration: { ...declaration, uses: ['publication'] } }),
      ...(handling && { handling }),
      statement: { parties, ...(counters && (statement as object)), nonce: freshNonce() },
      ...(counters && { refs: { refs: [{ rel, act: id }] } }),
      ...(counters && basis !== undefined && { basis: basis as object }),
    },
  };
}

/** What replaces an act begins with what it says. */
function saidIn(sections: ActAnswer['sections']): Partial<DraftSections> {
  const { title, facts, assessment, subjects, outcome, stage, consent } = sections as Partial<DraftSections>;
  return {
    ...(title && { title }),
    ...(facts && { facts }),
    ...(assessment && { assessment }),
    ...(subjects && { subjects }),
    ...(outcome && { outcome }),
    ...(stage && { stage }),
    ...(consent && { consent }),
  };
}

/** The next version begins as the one before it stands. */
function nextPlan(sections: ActAnswer['sections']): Partial<DraftSections> {
  const { title, frame, plan } = sections as Partial<DraftSections> & { frame?: OperationFrame };
  return {
    ...(title && { title }),
    ...(frame && { frame: { ...frame, version: frame.version + 1 } }),
    ...(plan && { plan }),
  };
}

/** Makes the draft once, and goes on to it. */
function Begin({ body }: { body: DraftBody }): ReactNode {
  const router = useRouter();
  const create = useSend('POST /drafts', ['GET /drafts']);
  const begun = useRef(false);
  const { mutate } = create;
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    mutate({ body }, { onSuccess: ({ id }) => router.history.replace(`/drafts/${id}`) });
  }, [mutate, body, router]);
  return (
    <Stack gap="md">
      {create.error === null ? (
        <Loading />
      ) : (
        <ProblemNote error={create.error} retry={() => mutate({ body })} />
      )}
    </Stack>
  );
}
