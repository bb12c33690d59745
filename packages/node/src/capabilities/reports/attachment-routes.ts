// SPDX-License-Identifier: Apache-2.0
// HTTP of files: uploads for drafts, and the attachments of acts. A file is only ever handed out as a download, never as a page.
import { z } from 'zod';
import type { Attachments, Uploads } from '../../blobs/index.ts';
import type { ContentReader } from '../../content/content-reader.ts';
import { defineRoute, media, nothing, type Route, upload } from '../../http/index.ts';
import type { AttachmentLines } from './attachment-lines.ts';
import { openAttachmentOf } from './attachments.ts';

export interface FileParts {
  uploads: Uploads;
  attachments: Attachments;
  attachmentLines: Pick<AttachmentLines, 'ask'>;
  content: ContentReader;
  config: { limits: { attachmentBytes: number } };
}

const writers = ['officer', 'releaser', 'head'] as const;
const readers = [
  'officer',
  'releaser',
  'negotiator',
  'legal-adviser',
  'signatory',
  'head',
  'supervisor',
] as const;

/** A name as people give files: no path, no control or direction-changing characters, which would show another ending than there is. */
const fileName = z
  .string()
  .min(1)
  .max(200)
  .refine(
    (name) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/u.test(name),
    'a file name',
  );

/** RFC 6838 section 4.2. */
const mediaType = z
  .string()
  .regex(/^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/i, 'a media type');

const bytes = 'application/octet-stream';
const randomId = z.string().length(22);

export const fileRoutes = ({
  uploads,
  attachments,
  attachmentLines,
  content,
  config,
}: FileParts): Route[] => [
  defineRoute({
    method: 'POST',
    path: '/api/uploads',
    summary:
      'Upload a file for a draft; the body is the file, sealed as it comes in and deleted when no act takes it',
    roles: writers,
    input: {
      query: z.object({ name: fileName, media: mediaType.default(bytes) }),
      body: upload(bytes, config.limits.attachmentBytes),
    },
    output: z.object({ id: z.string(), size: z.int(), digest: z.string() }),
    status: 201,
    cost: 5,
    handler: ({ officer, query, body }) => uploads.receive(officer.id, query, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/uploads',
    summary: "The officer's own uploads that no act has taken yet, newest first",
    roles: writers,
    output: z.object({
      items: z.array(
        z.object({ id: z.string(), name: z.string(), media: z.string(), size: z.int(), at: z.int() }),
      ),
    }),
    handler: async ({ officer }) => ({ items: await uploads.list(officer.id) }),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/uploads/{id}',
    summary: 'Delete an own upload',
    roles: writers,
    input: { params: z.object({ id: randomId }) },
    output: nothing,
    handler: ({ officer, params }) => uploads.drop(officer.id, params.id),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/acts/{id}/attachments/{attachment}',
    summary:
      'A file of an act, to download; 409 while its bytes are not here, for which the author is then asked again',
    roles: readers,
    input: { params: z.object({ id: z.string().length(43), attachment: randomId }) },
    output: media(bytes),
    cost: 5,
    handler: async ({ officer, params }) => {
      const { entry, plain } = await openAttachmentOf(
        { content, attachments, attachmentLines },
        officer,
        params.id,
        params.attachment,
      );
      const headers = {
        'content-type': bytes,
        'content-length': String(entry.size),
        'content-disposition': disposition(entry.name),
        // The API's own policy, and were a browser to show it all the same, as a stranger's page that may do nothing.
        'content-security-policy': "default-src 'none'; sandbox",
      };
      return new Response(ReadableStream.from(plain) as ReadableStream, { headers });
    },
  }),
];

/** RFC 6266, the name in UTF-8 by RFC 8187: a partner chose it, so nothing but letters and digits goes unescaped. */
export function disposition(name: string): string {
  const shown = name.toWellFormed().replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/gu, '_');
  const escaped = encodeURIComponent(shown).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="attachment"; filename*=UTF-8''${escaped}`;
}
