// SPDX-License-Identifier: Apache-2.0
// Attachments of an author that only dials out (docs/protocol.md §11): what is waited for from it, and what it brings of that.
import type { PartyId } from '@tansiq/protocol';
import type { AttachmentFetcher, Given } from '../../blobs/index.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import { type PartnerReply, problem } from '../../exchange/partner-server.ts';
import { type AttachmentNewsParts, tellFetched } from './attachment-news.ts';

export interface GivenAttachmentsParts extends AttachmentNewsParts {
  directory: Pick<PartyDirectory, 'addressOf'>;
  fetcher: Pick<AttachmentFetcher, 'wanted' | 'give' | 'giveNone'>;
}

/** Most bytes of one stretch. */
export const MOST_GIVEN = 4 * 2 ** 20;
const WANTED_AT_ONCE = 64;

export interface WantedAttachment {
  readonly act: string;
  readonly attachment: string;
  /** Bytes of ciphertext that are held. */
  readonly from: number;
}

export class GivenAttachments {
  readonly #parts: GivenAttachmentsParts;

  constructor(parts: GivenAttachmentsParts) {
    this.#parts = parts;
  }

  /** Empty for a party that can be dialled: it is asked for what it has. */
  async wanted(party: string, limit = WANTED_AT_ONCE): Promise<readonly WantedAttachment[]> {
    if (this.#canBeDialled(party)) return [];
    const wanted = await this.#parts.fetcher.wanted(party, limit);
    return wanted.map(({ act, id, from }) => ({ act, attachment: id, from }));
  }

  /** @param from the byte that `bytes` begin at; `none` when the author has none to give. */
  async take(
    party: string,
    act: string,
    attachment: string,
    from: number | 'none',
    bytes: Uint8Array,
  ): Promise<PartnerReply> {
    const given = await this.#given(party, act, attachment, from, bytes);
    const one = { act, id: attachment };
    if (!('refused' in given)) {
      if (given.complete) await tellFetched(this.#parts, party, one, 'complete');
      else if (from === 'none') await tellFetched(this.#parts, party, one, 'missing');
      const body = JSON.stringify({ v: 1, from: given.held });
      return { status: 200, type: 'application/json', body };
    }
    if (given.refused === 'other-bytes') await tellFetched(this.#parts, party, one, 'refused');
    if (given.refused === 'gap') return problem(409, 'gap', { from: given.from });
    return problem(statuses[given.refused], given.refused);
  }

  async #given(
    party: string,
    act: string,
    attachment: string,
    from: number | 'none',
    bytes: Uint8Array,
  ): Promise<Given> {
    const { fetcher } = this.#parts;
    if (this.#canBeDialled(party)) return { refused: 'not-wanted' };
    if (from === 'none') return fetcher.giveNone(party, act, attachment);
    if (bytes.length > MOST_GIVEN) return { refused: 'limit' };
    return fetcher.give(party, act, attachment, from, bytes);
  }

  #canBeDialled(party: string): boolean {
    return this.#parts.directory.addressOf(party as PartyId) !== undefined;
  }
}

const statuses = { 'not-wanted': 404, limit: 413, busy: 429, 'other-bytes': 422 } as const;
