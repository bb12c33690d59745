// SPDX-License-Identifier: Apache-2.0
// The go certificate (protocol §16), checked with nothing but the cards of the parties.
import { type Act, checkType, readAct } from './act.ts';
import type { CertificateKeys } from './card-book.ts';
import { secondsOf } from './encoding.ts';
import { attempt, Flaw } from './flaw.ts';
import { signedBy } from './jws.ts';
import type { Certificate, Frame, PlanConsent, Readiness } from './operation-shapes.ts';
import { type Bodies, type Carried, checkLinks, readSections } from './sections.ts';

export type CertificateProblem =
  | 'unreadable'
  | 'plan'
  | 'stray'
  | 'consent'
  | 'authority'
  | 'readiness'
  | 'short';

type Embedded = { readonly act: Act; readonly bodies: Bodies };

/** Undefined when the certificate holds; else the first problem in the order of §16. */
export function certificateProblem(
  certificate: Certificate,
  keys: CertificateKeys,
): CertificateProblem | undefined {
  const embedded: Embedded[] = [];
  for (const { act, sections } of certificate.acts) {
    const read = attempt(() => readEmbedded(act, sections, keys));
    if (read.flaw !== undefined) return 'unreadable';
    embedded.push(read.value);
  }
  const plans = embedded.filter(({ act }) => act.header.type === 'operation.plan');
  const plan = plans.length === 1 ? plans[0] : undefined;
  const frame = plan?.bodies.frame as Frame | undefined;
  if (plan === undefined || frame === undefined || plan.act.id !== certificate.plan) return 'plan';
  if (!planCounts(frame, plan.act.header.audience)) return 'plan';
  const others = embedded.filter((one) => one !== plan);
  if (others.some((one) => isStray(one, plan.act))) return 'stray';
  const consents = others.flatMap(({ act, bodies }) =>
    act.header.type === 'operation.consent'
      ? [{ by: act.header.author, ...(bodies.consent as unknown as PlanConsent) }]
      : [],
  );
  const promises = others.flatMap(({ act, bodies }) =>
    act.header.type === 'operation.readiness'
      ? [{ by: act.header.author, ...(bodies.readiness as unknown as Readiness) }]
      : [],
  );
  return consentFault(frame, consents) ?? promiseFault(frame, promises);
}

/** Its capacities name exactly the audience, both being ascending. */
export function planCounts(frame: Frame, audience: readonly string[]): boolean {
  return frame.capacities.map(({ party }) => party).join(' ') === audience.join(' ');
}

/** Who must be ready where: `party site`, once each. */
export function requiredOf(frame: Frame): string[] {
  return frame.sites.flatMap(({ id, party, with: others }) =>
    [party, ...others].map((one) => `${one} ${id}`),
  );
}

export function endOf(frame: Frame): number {
  return (secondsOf(frame.hour) ?? Number.NaN) + frame.tolerance;
}

function readEmbedded(text: string, came: unknown, keys: CertificateKeys): Embedded {
  const act = readAct(text);
  const key = keys.signKey(act.header.author, act.jws.kid);
  const isSuspect = keys.isSuspect(act.header.author, act.jws.kid);
  if (key === undefined || isSuspect || !signedBy(act.jws, key))
    throw new Flaw('signature', 'not signed by its author');
  checkType(act);
  const bodies = readSections(act, came as Carried);
  checkLinks(act, bodies);
  return { act, bodies };
}

function isStray({ act, bodies }: Embedded, plan: Act): boolean {
  const { type, dossier, agreement, audience } = act.header;
  const section =
    type === 'operation.consent'
      ? bodies.consent
      : type === 'operation.readiness'
        ? bodies.readiness
        : undefined;
  return (
    section?.plan !== plan.id ||
    dossier !== plan.header.dossier ||
    agreement?.lineage !== plan.header.agreement?.lineage ||
    audience.join(' ') !== plan.header.audience.join(' ')
  );
}

function consentFault(
  frame: Frame,
  consents: readonly (PlanConsent & { by: string })[],
): CertificateProblem | undefined {
  if (consents.length !== frame.capacities.length) return 'consent';
  for (const { party, capacity } of frame.capacities) {
    const given = consents.filter(({ by }) => by === party);
    const fits = given.every((one) => one.decision === 'consent' && one.capacity === capacity);
    if (given.length !== 1 || !fits) return 'consent';
  }
  const hasAuthority = ({ id, party }: Frame['sites'][number]): boolean =>
    consents.some(({ by, authorised }) => by === party && authorised.includes(id));
  return frame.sites.every(hasAuthority) ? undefined : 'authority';
}

function promiseFault(
  frame: Frame,
  promises: readonly (Readiness & { by: string })[],
): CertificateProblem | undefined {
  const required = requiredOf(frame);
  const given = promises.map(({ by, site }) => `${by} ${site}`);
  const complete =
    given.length === required.length &&
    required.every((one) => given.includes(one)) &&
    promises.every(({ state }) => state === 'ready');
  if (!complete) return 'readiness';
  const lasts = promises.every(({ until }) => (secondsOf(until ?? '') ?? 0) >= endOf(frame));
  return lasts ? undefined : 'short';
}
