// SPDX-License-Identifier: Apache-2.0
// Exactly what would leave, as the receiver would see it: header, sections with their bytes and digests, files.
import { type Act, presentSections, sha256 } from '@tansiq/protocol';
import type { AttachmentEntry } from '../../blobs/index.ts';
import { withoutKeys } from './acts.ts';

export interface LeavingPart {
  name: string;
  /** Bytes of the canonical text. */
  bytes: number;
  /** What the header commits to; salted afresh at the release. */
  digest: string;
  /** SHA-256 of the text alone, which stays the same: for comparing what was read with what left. */
  sha256: string;
}

export interface Leaving {
  header: Record<string, unknown>;
  sections: Record<string, Record<string, unknown>>;
  parts: LeavingPart[];
  attachments: { id: string; name: string; media: string; size: number; digest: string; sealed: string }[];
  /** Parties that get these very bytes; each sees the others in the header. */
  audience: string[];
  /** Bytes of header and sections together. */
  bytes: number;
}

export function leavingOf(act: Act): Leaving {
  const present = presentSections(act);
  const parts = present.map(([name, { text }]) => ({
    name,
    bytes: Buffer.byteLength(text),
    digest: (act.header.sections as Record<string, string>)[name] ?? '',
    sha256: Buffer.from(sha256(Buffer.from(text))).toString('base64url'),
  }));
  const sections = Object.fromEntries(
    present.map(([name, { body }]) => [name, body as Record<string, unknown>]),
  );
  const files = (sections.attachments as { attachments: AttachmentEntry[] } | undefined)?.attachments ?? [];
  return {
    header: act.header as unknown as Record<string, unknown>,
    sections: withoutKeys(sections),
    parts,
    attachments: files.map(({ id, name, media, size, digest, sealed }) => ({
      id,
      name,
      media,
      size,
      digest,
      sealed,
    })),
    audience: act.header.audience.filter((party) => party !== act.header.author),
    bytes: Buffer.byteLength(act.jws) + parts.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
