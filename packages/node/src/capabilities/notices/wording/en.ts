// SPDX-License-Identifier: Apache-2.0
// Messages in English. The other languages say the same.
export const en = {
  subject: 'Tansiq: something is new for you',
  opening: 'In your node of Tansiq there is something that you have not read yet:',
  look: 'Sign in to see what it is. This message says nothing of it on purpose.',
  kinds: {
    report: 'Reports and replies received',
    outcome: 'Outcomes received',
    recall: 'Recalls received',
    agreement: 'News of agreements',
    operation: 'News of joint operations',
    call: 'Go or abort of operations',
    statement: 'Texts and signatures of joint statements',
    release: 'Drafts that wait for a release',
    returned: 'Drafts handed back to you',
    withheld: 'Acts withheld by the gate',
    refused: 'Acts that a partner did not take',
    party: 'Parties to confirm',
    link: 'Alarms on links with partners',
    deadline: 'Deadlines that are near',
    witness: 'The witness refuses the journal',
    recovery: 'Recoveries of accounts',
    emergency: 'Emergency overrides',
  },
} as const;

/** Every language says all of these. */
export interface Wording {
  subject: string;
  opening: string;
  look: string;
  kinds: Readonly<Record<keyof typeof en.kinds, string>>;
}
