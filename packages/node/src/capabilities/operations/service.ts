// SPDX-License-Identifier: Apache-2.0
// Joint operations as officers work with them: list, board, versions and their differences, who commands, debrief.
import { hasRole, type NeedToKnow, type Officer } from '../../access/index.ts';
import { notFound } from '../../refusal.ts';
import type { Drafts } from '../reports/index.ts';
import { Board } from './board.ts';
import { debrief } from './debrief.ts';
import { differences } from './differences.ts';
import { Drafting } from './drafting.ts';
import { Certificates } from './evidence.ts';
import { OperationReading, type ReadOperation } from './reading.ts';
import { Saying, type SayingParts } from './saying.ts';
import type { DebriefAnswer, OperationItem, PlanAnswer } from './shapes.ts';
import { entryItems, mandatesOf, noteOf, planOf, titleOf, versionItem } from './show.ts';

export interface OperationsParts extends SayingParts {
  drafts: Drafts;
  needToKnow: Pick<NeedToKnow, 'grant'>;
}

export class Operations {
  readonly board: Board;
  readonly drafting: Drafting;
  readonly saying: Saying;
  readonly #parts: OperationsParts;
  readonly #reading: OperationReading;

  constructor(parts: OperationsParts) {
    const certificates = new Certificates(parts.directory);
    this.#parts = parts;
    this.#reading = new OperationReading(parts, certificates);
    this.board = new Board(parts, this.#reading, certificates);
    this.drafting = new Drafting(parts, this.#reading);
    this.saying = new Saying(parts, this.#reading, this.board);
  }

  /** Operations that the officer may know of, by their newest act first. */
  async list(officer: Officer): Promise<OperationItem[]> {
    const { self } = this.#parts;
    const all = await this.#reading.all(officer);
    return all
      .map(([dossier, read]) => {
        const { frame } = read.current;
        const title = titleOf(read);
        return {
          ...{ dossier, lineage: read.lineage, kind: frame.kind, version: frame.version },
          ...(title && { title }),
          ...{ rehearsal: frame.rehearsal, hour: frame.hour, lead: frame.lead },
          parties: [...read.state.audience],
          state: read.state.state,
          call: read.state.calls.get(self) ?? ('waiting' as const),
          seq: Math.max(...read.acts.map(({ row }) => row.seq)),
        };
      })
      .sort((a, b) => b.seq - a.seq);
  }

  /** @throws Refusal 404 */
  async version(officer: Officer, dossier: string, plan: string): Promise<PlanAnswer> {
    const read = await this.#reading.one(officer, dossier);
    const version = versionOf(read, plan);
    const words = planOf(read, plan);
    const title = titleOf(read, plan);
    const act = read.acts.find((one) => one.id === plan);
    const note = act && noteOf(act);
    return {
      ...versionItem(version),
      ...(title && { title }),
      ...(words && { words }),
      ...(note && { note }),
      mandates: mandatesOf(read, plan),
    };
  }

  /** What a version says otherwise than another, than the one before it unless told. @throws Refusal 404 */
  async differences(officer: Officer, dossier: string, plan: string, from: string | undefined) {
    const read = await this.#reading.one(officer, dossier);
    const { versions } = read.state;
    const after = versionOf(read, plan);
    const before =
      from === undefined
        ? (versions.findLast(({ version }) => version < after.version) ?? after)
        : versionOf(read, from);
    const whole = (id: string, frame: unknown) => ({
      ...{ title: titleOf(read, id), frame, plan: planOf(read, id) },
    });
    return {
      ...{ from: before.plan, to: after.plan },
      items: differences(whole(before.plan, before.frame), whole(after.plan, after.frame)),
    };
  }

  /** What a draft of the next version says otherwise than the version that counts now. @throws Refusal 404 */
  async draftDifferences(officer: Officer, dossier: string, id: string) {
    const read = await this.#reading.one(officer, dossier);
    const { body } = await this.#parts.drafts.get(officer, id);
    if (body.type !== 'operation.plan' || body.dossier !== dossier) throw notFound();
    const { plan: before, frame } = read.current;
    const { title, frame: next, plan } = body.sections;
    return {
      ...{ from: before, to: id },
      items: differences(
        { title: titleOf(read, before), frame, plan: planOf(read, before) },
        { title: title?.text, frame: next, plan },
      ),
    };
  }

  async entries(officer: Officer, dossier: string) {
    return entryItems(await this.#reading.one(officer, dossier, true));
  }

  debrief(officer: Officer, dossier: string): Promise<DebriefAnswer> {
    return debrief(this.#parts, this.#reading, officer, dossier);
  }

  /** Names who commands an own site, and lets them into the dossier. @throws Refusal 404 */
  async assign(officer: Officer, dossier: string, site: string, user: string): Promise<void> {
    const { self, store, needToKnow, journal, news, now } = this.#parts;
    const read = await this.#reading.one(officer, dossier);
    const own = read.current.frame.sites.some(
      (one) => one.id === site && (one.party === self || one.with.includes(self)),
    );
    if (!own || !hasRole(officer, 'head')) throw notFound();
    await needToKnow.grant(officer, dossier, user, `commands ${site}`);
    await store.writer.write(async (tx) => {
      const named = { user, named_by: officer.id, at: Math.floor(now() / 1000) };
      await tx
        .insertInto('site_commanders')
        .values({ dossier, site, ...named })
        .onConflict((oc) => oc.columns(['dossier', 'site']).doUpdateSet(named))
        .execute();
      await journal.record(tx, { who: officer.id, what: 'user', dossier, detail: { site, commander: user } });
      await news.tell(tx, [{ kind: 'act', dossier, detail: { type: 'operation.commander' } }]);
    });
    news.wake();
  }
}

function versionOf(read: ReadOperation, plan: string) {
  const found = read.state.versions.find((one) => one.plan === plan);
  if (!found) throw notFound();
  return found;
}
