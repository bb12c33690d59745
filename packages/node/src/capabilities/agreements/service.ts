// SPDX-License-Identifier: Apache-2.0
// What an officer can do with agreements, from first contact to the end.
import { Consents } from './consents.ts';
import { Course } from './course.ts';
import { Drafting } from './drafting.ts';
import { Negotiation } from './negotiation.ts';
import { Papers } from './papers.ts';
import type { AgreementParts } from './parts.ts';
import { Reading } from './reading.ts';
import { Steps } from './steps.ts';
import { TermsDrafts } from './terms-drafts.ts';
import { Trials } from './trial.ts';

export class Agreements {
  readonly drafting: Drafting;
  readonly drafts: TermsDrafts;
  readonly negotiation: Negotiation;
  readonly consents: Consents;
  readonly course: Course;
  readonly reading: Reading;
  readonly trials: Trials;
  readonly steps: Steps;
  readonly papers: Papers;

  constructor(parts: AgreementParts) {
    this.drafting = new Drafting(parts);
    this.drafts = new TermsDrafts(parts);
    this.negotiation = new Negotiation(parts);
    this.consents = new Consents(parts);
    this.course = new Course(parts);
    this.reading = new Reading(parts);
    this.trials = new Trials(parts);
    this.steps = new Steps(parts, this);
    this.papers = new Papers(parts, this.reading);
  }
}
