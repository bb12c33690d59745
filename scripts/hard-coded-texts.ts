// SPDX-License-Identifier: Apache-2.0
// Finds words for people that stand in a page's code: between tags, or in an attribute that is read or shown.
import { parseSync } from '@swc/core';

const SHOWN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'error',
  'label',
  'lead',
  'nothingFound',
  'placeholder',
  'title',
]);

const HAS_LETTERS = /\p{L}{2,}/u;

interface Node {
  type?: string;
  [member: string]: unknown;
}

/** Each text found in the TSX source, as it stands there. */
export function hardCodedTexts(source: string): string[] {
  const found: string[] = [];
  const note = (text: unknown) => {
    if (typeof text === 'string' && HAS_LETTERS.test(text))
      found.push(`"${text.trim()}" belongs in a catalogue`);
  };
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) visit(one);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { type } = node as Node;
    if (type === 'JSXText') note((node as Node).value);
    if (type === 'JSXAttribute') noteAttribute(node as Node, note);
    for (const [member, value] of Object.entries(node)) if (member !== 'span') visit(value);
  };
  visit(parseSync(source, { syntax: 'typescript', tsx: true }));
  return found;
}

function noteAttribute(node: Node, note: (text: unknown) => void): void {
  const { value: name } = node.name as { value?: string };
  const value = node.value as { type?: string; value?: string } | null;
  if (name !== undefined && SHOWN.has(name) && value?.type === 'StringLiteral') note(value.value);
}
