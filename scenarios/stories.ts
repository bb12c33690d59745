// SPDX-License-Identifier: Apache-2.0
// What each of the five stories must show: the clauses between semicolons, word for word.

/** By number of the story, in their order. */
export const mustShow: Readonly<Record<number, readonly string[]>> = {
  // Rabat and Madrid agree
  1: [
    'contacts, then an agreement negotiated article by article in two languages, signed by those with authority, ratified, in force only then',
    'a strategy with goals',
    'a routine subscription flowing',
    'eight operations with outcomes both sides confirm, whose total is 64 and traceable to each operation, split into at home and abroad',
    'dismantled networks as outcomes',
    "a joint statement embargoed until all have signed, beside a chronicle entry that keeps the newspaper's figures as the newspaper's claim",
    'a third state invited, seeing nothing before it accedes, withdrawing later.',
  ],
  // The Madrid talks
  2: [
    'meetings with agenda, participants, minutes and decisions that become tracked commitments',
    'early warnings with horizon, urgency and acknowledgement',
    'a standing group with its own dossiers whose initiatives have owners and dates',
    'a smuggling case whose victims are handled as victims',
    'a three-party meeting with a bilateral balance paper invisible to the third',
    'a committee in formation of two, later joined by a third',
    'a major-event workspace (venues, dates, risk picture, contact rota, exercises, lessons)',
    'expertise exchange with capacity goals',
    'drug seizures with quantities and units',
    'a joint statement in Arabic and Spanish from the same meeting.',
  ],
  // The lead that led to an arrest
  3: [
    'a spontaneous report with evaluation, handling code and facts kept apart from assessment',
    'receipt',
    'action',
    'the outcome reported back and linked to the very lead (lead -> action -> arrest, or attack averted), so that both can later count what led to what',
    'what follows the arrest (investigation, handed to justice, charged, released, acquitted, convicted) with what each means for the data held by both',
    'accounts on social networks as items',
    'minors flagged, handled under their own rule and referred to protection',
    'the roadmap as a programme of commitments with dates and progress',
    "an agreement's prevention article used for a referral that is not a police measure, and for programmes by area on social causes.",
  ],
  // Two countries, one moment
  4: [
    'plan, sites, commanders, legal authority per site',
    "consent of both over the plan's hash",
    'readiness, go/no-go, H-hour with clock difference shown',
    'live board',
    'abort tried and shown',
    'arrest and seizures entered at the site',
    "evidence hashed at seizure with custody to the other country under the agreement's evidential article",
    'device examination whose findings become leads',
    'findings marked preliminary',
    'a plot (targets, origin, those charged with it, status) as an item of its own',
    'people and facilities that were targets entered in protection, which only those who need it can read',
    'the statement embargoed until both approve.',
  ],
  // The web of agreements
  5: [
    'one node with partners at different stages (from talks without any agreement to in force), and the same document allowed to one partner and refused to another with the article cited',
    'document exchange and arms/CBRN items under the agreements that name them and only those',
    "national law profiles narrowing Belgium's",
    'sourced, imprecisely dated, uncertain counts kept as estimates, not as sums',
    "foreign fighters' travel and return as cases that people decide",
    'national and regional alert levels with measures, public announcement, history and who ordered them, shared with partners as the agreement says',
    'the protection list.',
  ],
};
