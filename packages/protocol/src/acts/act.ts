// SPDX-License-Identifier: Apache-2.0
// An act as the other rooms hold it: header, sections that are there, names of those that are not.
import type { JsonObject } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import type { ActId, Hash, Kid, RandomId } from '../ids.ts';
import { type ActType, type BodiesOf, isKept, type SectionName } from './catalogue.ts';
import type { ActHeader } from './header.ts';

/** A section that is there. `digest` = SHA-256(salt ‖ text). */
export interface Section<Body = JsonObject> {
  readonly salt: RandomId;
  /** The body's canonical JSON, byte for byte what the digest covers. */
  readonly text: string;
  readonly digest: Hash;
  readonly body: Body;
}

/** Sections as they travel and are stored: name to salt and body text. */
export type WireSections = Readonly<Record<string, readonly [salt: string, text: string]>>;

export type SectionsOf<T extends ActType> = {
  readonly [N in SectionName<T>]?: N extends keyof BodiesOf<T> ? Section<NonNullable<BodiesOf<T>[N]>> : never;
};

/** An act of one type. */
export interface ActOf<T extends ActType> {
  readonly type: T;
  readonly id: ActId;
  readonly jws: string;
  readonly kid: Kid;
  readonly header: ActHeader;
  readonly sections: SectionsOf<T>;
  /** Sections that the header commits to and that are not there: withheld or erased. */
  readonly absent: readonly string[];
}

/** An act of any type; `type` tells them apart. */
export type Act = { [T in ActType]: ActOf<T> }[ActType];

/** The sections of an act in the form in which they travel. */
export function wireSections(act: Act): WireSections {
  const sections: Record<string, readonly [string, string]> = {};
  for (const [name, section] of presentSections(act)) sections[name] = [section.salt, section.text];
  return sections;
}

/** The sections that are there, by name. */
export function presentSections(act: Act): readonly (readonly [name: string, section: Section])[] {
  return Object.entries(act.sections as Readonly<Record<string, Section>>);
}

/**
 * The act without the bodies and salts of these sections. Its id, signature and every proof stay as they were. Names
 * that are absent already are passed over.
 * @throws ProtocolError `schema` for a section that is kept, or that the act never had.
 */
export function eraseSections<A extends Act>(act: A, names: readonly string[]): A {
  for (const name of names) {
    if (!Object.hasOwn(act.header.sections, name)) throw new ProtocolError('schema', `no section ${name}`);
    if (isKept(act.type, name)) throw new ProtocolError('schema', `the section ${name} is kept`);
  }
  const kept = presentSections(act).filter(([name]) => !names.includes(name));
  const sections = Object.fromEntries(kept);
  const absent = Object.keys(act.header.sections).filter((name) => !Object.hasOwn(sections, name));
  return { ...act, sections, absent };
}

/** Names of the sections of an act that may be erased. */
export function erasableSections(act: Act): readonly string[] {
  return Object.keys(act.header.sections).filter((name) => !isKept(act.type, name));
}
