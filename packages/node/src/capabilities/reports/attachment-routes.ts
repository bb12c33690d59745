// SPDX-License-Identifier: Apache-2.0
// HTTP of files: uploads for drafts, and the attachments of acts. A file is only ever handed out as a download, never as a page.
import { z } from 'zod';
import type { Attachments, Uploads } from '../../blobs/index.ts';
import type { ContentReader } from '../../content/content-reader.ts';
import { defineRoute, media, nothing, type Route, upload } from '../../http/index.ts';
import type { AttachmentLines } from './attachment-lines.ts';
import { type OpenedAttachment, openAttachmentOf } from './attachments.ts';

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

const uploadState = z.object({
  id: z.string(),
  name: z.string(),
  media: z.string(),
  size: z.int(),
  held: z.int(),
  salt: z.string(),
  digest: z.string().optional(),
  at: z.int(),
});

/** RFC 9110 section 8.6; undefined where a request does not say. */
function lengthOf(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

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
    handler: ({ officer, query, body, c }) =>
      uploads.receive(officer.id, query, body, lengthOf(c.req.header('content-length'))),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/uploads/begun',
    summary:
      'Begin a file whose bytes come afterwards, in one stretch or several, and go on where they were cut off',
    roles: writers,
    input: {
      body: z.object({
        name: fileName,
        media: mediaType.default(bytes),
        size: z.int().min(0).max(config.limits.attachmentBytes),
      }),
    },
    output: uploadState,
    status: 201,
    cost: 5,
    handler: ({ officer, body }) => uploads.begin(officer.id, body),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/api/uploads/{id}',
    summary:
      'The bytes of a begun file from byte `from` on, to its end or less; 409 `gap` when what is kept of it ends elsewhere',
    roles: writers,
    input: {
      params: z.object({ id: randomId }),
      query: z.object({ from: z.coerce.number().int().min(0) }),
      body: upload(bytes, config.limits.attachmentBytes),
    },
    output: uploadState,
    handler: ({ officer, params, query, body }) => uploads.append(officer.id, params.id, query.from, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/uploads/{id}',
    summary: 'How far an own upload is: `held` is how many of its bytes are kept',
    roles: writers,
    input: { params: z.object({ id: randomId }) },
    output: uploadState,
    handler: ({ officer, params }) => uploads.state(officer.id, params.id),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/uploads',
    summary:
      "The officer's own uploads that no act has taken yet, newest first; also those that are still to go on",
    roles: writers,
    output: z.object({ items: z.array(uploadState) }),
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
      'A file of an act, to download, or one range of its bytes; 409 while they are not here, for which the author is then asked again',
    roles: readers,
    input: { params: z.object({ id: z.string().length(43), attachment: randomId }) },
    output: media(bytes),
    cost: 5,
    handler: async ({ officer, params, c }) => {
      const asked = { range: c.req.header('range'), unless: c.req.header('if-range') };
      const given = await openAttachmentOf(
        { content, attachments, attachmentLines },
        officer,
        params.id,
        params.attachment,
        asked,
      );
      return download(given);
    },
  }),
];

/** Never as a page: a browser that shows it all the same shows a stranger's page that may do nothing. */
function download({ entry, plain, range }: OpenedAttachment): Response {
  const { start, end } = range ?? { start: 0, end: entry.size };
  const headers = {
    'content-type': bytes,
    'content-disposition': disposition(entry.name),
    'content-security-policy': "default-src 'none'; sandbox",
    'accept-ranges': 'bytes',
    etag: `"${entry.digest}"`,
  };
  if (plain === 'beyond')
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${entry.size}` },
    });
  return new Response(ReadableStream.from(plain) as ReadableStream, {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(end - start),
      ...(range && { 'content-range': `bytes ${start}-${end - 1}/${entry.size}` }),
    },
  });
}

/** RFC 6266, the name in UTF-8 by RFC 8187: a partner chose it, so nothing but letters and digits goes unescaped. */
export function disposition(name: string): string {
  const shown = name.toWellFormed().replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/gu, '_');
  const escaped = encodeURIComponent(shown).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="attachment"; filename*=UTF-8''${escaped}`;
}
