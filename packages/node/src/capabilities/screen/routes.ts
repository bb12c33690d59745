// SPDX-License-Identifier: Apache-2.0
// What the officers' pages show before and around everything else: whose node this is, its banner and emblem, and the labels of all codes.
import { readFileSync } from 'node:fs';
import * as protocol from '@tansiq/protocol';
import { z } from 'zod';
import type { NodeConfig } from '../../config/index.ts';
import { defineRoute, media, type Route } from '../../http/index.ts';
import { notFound } from '../../refusal.ts';
import { version } from '../../version.ts';

const text = z.record(z.string(), z.string());

const screenView = z
  .object({
    party: z.string(),
    names: text,
    spoc: text,
    version: z.string(),
    banner: text.optional().describe('Classification line above every page'),
    emblem: z.boolean().describe('Whether GET /api/screen/emblem has one'),
    provider: text
      .optional()
      .describe("What the agency's OpenID provider is called, where people sign in by it"),
  })
  .meta({ id: 'Screen' });

const codesView = z
  .object({
    lists: z.record(
      z.string(),
      z.object({
        codes: z.array(z.string()),
        labels: z.record(z.string(), text),
        citation: z.string(),
        verified: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Codes' });

const EMBLEM_TYPES: Readonly<Record<string, string>> = { svg: 'image/svg+xml', png: 'image/png' };
/** A drawing may hold a script; shown by itself it runs nothing. */
const EMBLEM_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Every closed list of the protocol, by its name. */
const lists = Object.fromEntries(
  Object.values<unknown>(protocol)
    .filter(isCodeList)
    .map(({ name, codes, labels, citation, verified }) => [name, { codes, labels, citation, verified }]),
);

export function screenRoutes(
  config: Pick<NodeConfig, 'party' | 'names' | 'spoc' | 'screen' | 'provider'>,
): Route[] {
  const { banner, emblem } = config.screen;
  const drawing = emblem === undefined ? undefined : new Uint8Array(readFileSync(emblem));
  return [
    defineRoute({
      method: 'GET',
      path: '/api/screen',
      summary: 'Whose node this is: what its pages show before anybody has signed in',
      roles: 'public',
      output: screenView,
      handler: () => ({
        party: config.party,
        names: config.names,
        spoc: config.spoc,
        version,
        ...(banner && { banner }),
        emblem: emblem !== undefined,
        ...(config.provider && { provider: config.provider.name }),
      }),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/screen/emblem',
      summary: "The agency's emblem",
      roles: 'public',
      output: media('image/*'),
      handler: () => {
        const type = EMBLEM_TYPES[emblem?.split('.').at(-1)?.toLowerCase() ?? ''];
        if (drawing === undefined || type === undefined) throw notFound();
        return new Response(drawing, {
          headers: { 'content-type': type, 'content-security-policy': EMBLEM_POLICY },
        });
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/codes',
      summary: 'All closed lists of codes with their labels in four languages',
      roles: 'any',
      output: codesView,
      handler: () => ({ lists }) as unknown as z.input<typeof codesView>,
    }),
  ];
}

function isCodeList(value: unknown): value is protocol.CodeList<string> {
  return (
    typeof value === 'object' && value !== null && 'codes' in value && 'labels' in value && 'has' in value
  );
}
