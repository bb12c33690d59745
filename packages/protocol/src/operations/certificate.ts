// SPDX-License-Identifier: Apache-2.0
// The go certificate (docs/protocol.md §16): who holds it checks it alone, with nothing but the cards of the parties.
import { type Act, type ActOf, wireSections } from '../acts/act.ts';
import type { BodiesOf } from '../acts/catalogue.ts';
import { type KeyFor, readAct } from '../acts/read.ts';
import type { ActId, PartyId } from '../ids.ts';
import { parseTime } from '../time.ts';
import { capacityOf, frameOf, momentsOf, type PlanFrame, requiredReadiness } from './frame.ts';

export type Certificate = BodiesOf<'operation.go'>['certificate'];

/** Why a certificate is none. The first that holds, in this order. */
export const certificateProblems = [
  /** An act in it does not read, or its signature does not hold. */
  'unreadable',
  /** It does not hold exactly one plan, or another than it names, or one that does not count. */
  'plan',
  /** An act of another dossier, audience or agreement, or about another plan. */
  'stray',
  /** A party's consent is missing or twice, declines, or is in another capacity. */
  'consent',
  /** A site whose party has named no legal authority for it. */
  'authority',
  /** A required readiness is missing or twice, or one is there that nobody asked for. */
  'readiness',
  /** A readiness that does not last to the hour and its tolerance. */
  'short',
] as const;
export type CertificateProblem = (typeof certificateProblems)[number];

export interface Certified {
  readonly plan: ActId;
  readonly frame: PlanFrame;
  readonly audience: readonly PartyId[];
  readonly consents: readonly ActId[];
  readonly readiness: readonly ActId[];
}

export type CertificateReading =
  | { readonly ok: true; readonly certified: Certified }
  | { readonly ok: false; readonly problem: CertificateProblem };

type Plan = ActOf<'operation.plan'>;
type Consent = ActOf<'operation.consent'>;
type Readiness = ActOf<'operation.readiness'>;

/** Puts a certificate together. Whether it holds is for `readCertificate` to say. */
export function composeCertificate(
  plan: Plan,
  consents: readonly Consent[],
  readiness: readonly Readiness[],
): Certificate {
  const embed = (act: Act, section: string) => {
    const pair = wireSections(act)[section];
    return { act: act.jws, sections: pair === undefined ? {} : { [section]: [...pair] as [string, string] } };
  };
  return {
    plan: plan.id,
    acts: [
      embed(plan, 'frame'),
      ...consents.map((act) => embed(act, 'consent')),
      ...readiness.map((act) => embed(act, 'readiness')),
    ],
  };
}

/** Reads a certificate and all that it embeds. Depends on nothing but the keys. */
export function readCertificate(certificate: Certificate, keyFor: KeyFor): CertificateReading {
  const acts: Act[] = [];
  for (const { act, sections } of certificate.acts) {
    const reading = readAct(act, sections, keyFor);
    if (!reading.ok) return no('unreadable');
    acts.push(reading.act);
  }
  const plans = acts.filter((act) => act.type === 'operation.plan');
  const [plan] = plans;
  const frame = plan && frameOf(plan.sections.frame?.body, plan.header.audience);
  if (plans.length !== 1 || !plan || !frame || plan.id !== certificate.plan) return no('plan');
  const rest = acts.filter((act) => act !== plan);
  if (!rest.every((act) => belongs(act, plan))) return no('stray');
  const consents = rest.filter((act) => act.type === 'operation.consent');
  const readiness = rest.filter((act) => act.type === 'operation.readiness');
  const problem =
    consentProblem(frame, plan, consents) ??
    authorityProblem(frame, consents) ??
    readinessProblem(frame, readiness);
  if (problem) return no(problem);
  return {
    ok: true,
    certified: {
      plan: plan.id,
      frame,
      audience: plan.header.audience,
      consents: consents.map((act) => act.id),
      readiness: readiness.map((act) => act.id),
    },
  };
}

const no = (problem: CertificateProblem): CertificateReading => ({ ok: false, problem });

function belongs(act: Act, plan: Plan): boolean {
  const { dossier, agreement, audience } = plan.header;
  const about =
    act.type === 'operation.consent'
      ? act.sections.consent?.body.plan
      : act.type === 'operation.readiness'
        ? act.sections.readiness?.body.plan
        : undefined;
  return (
    about === plan.id &&
    act.header.dossier === dossier &&
    act.header.agreement?.lineage === agreement?.lineage &&
    act.header.audience.join() === audience.join()
  );
}

function consentProblem(
  frame: PlanFrame,
  plan: Plan,
  consents: readonly Consent[],
): CertificateProblem | undefined {
  const given = (party: PartyId): boolean => {
    const own = consents.filter((act) => act.header.author === party);
    const body = own[0]?.sections.consent?.body;
    return own.length === 1 && body?.decision === 'consent' && body.capacity === capacityOf(frame, party);
  };
  const all = consents.length === plan.header.audience.length && plan.header.audience.every(given);
  return all ? undefined : 'consent';
}

function authorityProblem(frame: PlanFrame, consents: readonly Consent[]): CertificateProblem | undefined {
  const authorised = (site: PlanFrame['sites'][number]): boolean =>
    consents.some(
      (act) =>
        act.header.author === site.party && act.sections.consent?.body.authorised.includes(site.id) === true,
    );
  return frame.sites.every(authorised) ? undefined : 'authority';
}

function readinessProblem(frame: PlanFrame, readiness: readonly Readiness[]): CertificateProblem | undefined {
  const required = requiredReadiness(frame);
  const { end } = momentsOf(frame);
  let short = false;
  for (const { party, site } of required) {
    const own = readiness.filter(
      (act) => act.header.author === party && act.sections.readiness?.body.site === site,
    );
    const body = own[0]?.sections.readiness?.body;
    if (own.length !== 1 || body?.state !== 'ready' || body.until === undefined) return 'readiness';
    if (parseTime(body.until) / 1000 < end) short = true;
  }
  if (readiness.length !== required.length) return 'readiness';
  return short ? 'short' : undefined;
}
