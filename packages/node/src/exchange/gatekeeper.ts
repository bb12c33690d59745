// SPDX-License-Identifier: Apache-2.0
// Puts what this node knows before the gate: one question per act and partner, the same for sending and receiving.
import {
  type ActFacts,
  type Decision,
  decide,
  type GateFacts,
  type LawProfile,
  type NodeCeiling,
  type OverrideFacts,
  type PartyId,
  type RandomId,
  type ReaderFacts,
  type ReleaseFacts,
  type Role,
  underPlan,
} from '@tansiq/protocol';
import type { Role as NodeRole } from '../access/index.ts';
import type { Tx } from '../store/index.ts';
import { actFacts, gateAgreement, gateRoles } from './act-facts.ts';
import { isControl } from './act-kinds.ts';
import type { AgreementBook, AgreementView } from './agreement-book.ts';
import { controlFacts } from './control-facts.ts';
import type { PartyDirectory } from './directory.ts';
import { bodyOf, type HeldAct } from './held-act.ts';
import { type Hold, type LabelColumns, labelColumns } from './labels.ts';
import { onwardType, receivedOnward, sentOnward } from './onward-facts.ts';
import { orderStands } from './standing-orders.ts';

export interface GatekeeperParts {
  self: PartyId;
  book: AgreementBook;
  directory: Pick<PartyDirectory, 'trusted'>;
  profiles: readonly LawProfile[];
  ceiling: NodeCeiling;
  now: () => number;
}

/** Who let an act leave; undefined for what the node itself says (dispositions, cards, evidence). */
export interface SenderPeople {
  composedBy: string | null;
  releasedBy: string | null;
  /** What two people of this node decided, of an act that is declared an emergency. */
  override?: OverrideFacts | undefined;
}

export class Gatekeeper {
  readonly #parts: GatekeeperParts;

  constructor(parts: GatekeeperParts) {
    this.#parts = parts;
  }

  /** Laws that narrow what agreements allow here. */
  get profiles(): readonly LawProfile[] {
    return this.#parts.profiles;
  }

  /** Questions of one transaction: agreements and people are looked up once. */
  session(tx: Tx): GateSession {
    return new GateSession(this.#parts, tx);
  }
}

const noReader: ReadonlySet<never> = new Set();

export class GateSession {
  readonly #parts: GatekeeperParts;
  readonly #tx: Tx;
  readonly #now: number;
  readonly #views = new Map<string, AgreementView>();
  readonly #roles = new Map<string, ReadonlySet<Role>>();

  constructor(parts: GatekeeperParts, tx: Tx) {
    this.#parts = parts;
    this.#tx = tx;
    this.#now = parts.now();
  }

  /** May this act go to this partner? Asked at release and again when it gets its place in the channel. */
  async send(act: HeldAct, to: PartyId, people: SenderPeople): Promise<Decision> {
    // What is said about an agreement is not judged by its own effect, which others may know before this addressee does.
    const itself = act.header.type.startsWith('agreement.') ? new Set([act.id]) : undefined;
    const facts = await this.#sending(act, to, itself);
    if (!isControl(act)) {
      const release = await this.#release(act, people);
      const { override } = people;
      return decide({ ...facts, ...(release && { release }), ...(override && { override }) });
    }
    const reader = await this.#speaker(people);
    return decide({ ...facts, ...(reader && { reader }) });
  }

  /** As `send`, were it let go by such a person: for showing an author what the gate says before anybody has released it. */
  async sendIf(
    act: HeldAct,
    to: PartyId,
    people: { composer: string; releaser: string },
    override?: OverrideFacts,
  ): Promise<Decision> {
    const facts = await this.#sending(act, to, undefined);
    const release = { kind: 'person', ...people, roles: new Set<Role>(['releaser']), at: this.#now } as const;
    return decide({ ...facts, release, ...(override && { override }) });
  }

  /** May this node take this act? @param unseen own acts that the author could not know yet. */
  async receive(
    act: HeldAct,
    from: PartyId,
    unseen: ReadonlySet<string>,
    override?: OverrideFacts,
  ): Promise<Decision> {
    const facts = await this.#facts('receive', act, from, unseen);
    const onward = act.header.type === onwardType && receivedOnward(act, this.#parts.directory);
    return decide({ ...facts, ...onward, ...(override && { override }) });
  }

  /** What the header alone tells: enough for who may not know that the act exists, and no question to the store. */
  outside(verb: GateFacts['verb'], act: HeldAct): GateFacts & { act: ActFacts } {
    const { self, profiles, ceiling } = this.#parts;
    return { verb, now: this.#now, self, act: actFacts({ ...act, sections: [] }), profiles, ceiling };
  }

  /** Facts about an act that do not depend on who asks. */
  async about(verb: GateFacts['verb'], act: HeldAct, counterpart?: PartyId): Promise<GateFacts> {
    return this.#facts(verb, act, counterpart, undefined);
  }

  /** Labels for the row of an act. */
  async labels(act: HeldAct, hold: Hold = 0): Promise<LabelColumns> {
    const { self, ceiling } = this.#parts;
    const lineage = bodyOf(act, 'handling')?.classification && lineageOf(act);
    const view =
      lineage === undefined ? undefined : gateAgreement(lineage, await this.#view(lineage, undefined));
    return labelColumns(self, ceiling, act, hold, view);
  }

  /** What passes another's act on is no plain sending: the gate is told where it comes from and who consented. */
  async #sending(act: HeldAct, to: PartyId, unseen: ReadonlySet<string> | undefined): Promise<GateFacts> {
    if (act.header.type !== onwardType) return this.#facts('send', act, to, unseen);
    const facts = await this.#facts('reshare', act, to, unseen);
    return { ...facts, ...(await sentOnward(this.#tx, this.#parts, act)) };
  }

  async #facts(
    verb: GateFacts['verb'],
    act: HeldAct,
    counterpart: PartyId | undefined,
    unseen: ReadonlySet<string> | undefined,
  ): Promise<GateFacts> {
    const { self, profiles, ceiling } = this.#parts;
    const lineage = lineageOf(act);
    const view = lineage === undefined ? undefined : await this.#view(lineage, unseen);
    const moves = verb === 'send' || verb === 'receive';
    const control = moves && isControl(act) ? await controlFacts(this.#tx, act, view?.state) : undefined;
    return {
      verb,
      now: this.#now,
      self,
      counterpart,
      act: actFacts(act),
      agreement: view && lineage !== undefined ? gateAgreement(lineage, view) : undefined,
      profiles,
      ceiling,
      control,
    };
  }

  async #view(lineage: RandomId, unseen: ReadonlySet<string> | undefined): Promise<AgreementView> {
    const key = unseen && unseen.size > 0 ? `${lineage} ${[...unseen].sort().join()}` : lineage;
    const known = this.#views.get(key);
    if (known) return known;
    const asOf = Math.floor(this.#now / 1000);
    const view = await this.#parts.book.view(this.#tx, lineage, asOf, {
      lock: true,
      ...(unseen && { unseen }),
    });
    this.#views.set(key, view);
    return view;
  }

  async #release(act: HeldAct, people: SenderPeople): Promise<ReleaseFacts | undefined> {
    const declared = bodyOf(act, 'declaration')?.release;
    if (!declared || people.composedBy === null || people.releasedBy === null) return undefined;
    if (declared.kind === 'emergency') return undefined;
    const { order = '' } = declared;
    if (declared.kind === 'standing-order')
      return underPlan.has(act.header.type)
        ? this.#underPlan(order, people.releasedBy)
        : this.#underOrder(act, order, people.releasedBy);
    return {
      kind: 'person',
      composer: people.composedBy,
      releaser: people.releasedBy,
      roles: await this.#rolesOf(people.releasedBy),
      // By this node's own clock: where that was put back since, the release was made all the same.
      at: Math.min(Date.parse(declared.at), this.#now),
    };
  }

  /** The head's order stands and covers the act, for whoever of its people writes reports. */
  async #underOrder(act: HeldAct, order: string, who: string): Promise<ReleaseFacts> {
    const active = (await this.#works(who)) && (await orderStands(this.#tx, order, act, this.#now));
    return { kind: 'standing-order', order, active };
  }

  /** The plan is the order: it stands once this party has consented to it, for whoever of its people works on it. */
  async #underPlan(plan: string, who: string): Promise<ReleaseFacts> {
    const consent = await this.#tx
      .selectFrom('act_refs')
      .innerJoin('acts', 'acts.id', 'act_refs.act')
      .select('acts.id')
      .where('act_refs.target', '=', plan)
      .where('act_refs.rel', '=', 'answers')
      .where('acts.type', '=', 'operation.consent')
      .where('acts.own', '=', 1)
      .where('acts.status', 'in', ['released', 'sent', 'held', 'accepted'])
      .executeTakeFirst();
    const active = consent !== undefined && (await this.#works(who));
    return { kind: 'standing-order', order: plan, active };
  }

  async #works(who: string): Promise<boolean> {
    const roles = await this.#rolesOf(who);
    return ['officer', 'releaser', 'head-of-spoc'].some((role) => roles.has(role as Role));
  }

  /** Who says a control act. */
  async #speaker(people: SenderPeople): Promise<ReaderFacts | undefined> {
    const who = people.releasedBy ?? people.composedBy;
    if (who === null) return undefined;
    const roles = await this.#rolesOf(who);
    return {
      party: this.#parts.self,
      roles,
      dossiers: noReader,
      clearance: 0,
      protection: false,
      acceptedH3: noReader,
    };
  }

  async #rolesOf(user: string): Promise<ReadonlySet<Role>> {
    const known = this.#roles.get(user);
    if (known) return known;
    const row = await this.#tx
      .selectFrom('users')
      .select(['roles', 'state'])
      .where('id', '=', user)
      .executeTakeFirst();
    const roles = gateRoles(row?.state === 'active' ? (JSON.parse(row.roles) as NodeRole[]) : []);
    this.#roles.set(user, roles);
    return roles;
  }
}

/** Agreement that an act stands under, or speaks of. */
export function lineageOf(act: Pick<HeldAct, 'header'>): RandomId | undefined {
  const { agreement, dossier, type } = act.header;
  if (agreement) return agreement.lineage;
  return /^(agreement|talks)\./.test(type) ? dossier : undefined;
}
