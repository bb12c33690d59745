// SPDX-License-Identifier: Apache-2.0
// Server-sent events (HTML, 9.2): what changed, for who may know it. A stream is woken by new events and always reads from its own last
// number, so that nothing is lost between catching up and following.
import { z } from 'zod';
import type { Officer } from '../access/officer.ts';
import { Refusal } from '../refusal.ts';
import { defineRoute, media, type Route } from './define-route.ts';

/** One event: no content, only what to look at again. */
export interface NodeEvent {
  seq: number;
  /** Epoch milliseconds. */
  at: number;
  kind: string;
  act: string | null;
  dossier: string | null;
  detail: Record<string, unknown>;
}

/** Where events come from: the exchange's news desk. `since` gives at most `limit` events with a greater number, in order. */
export interface EventSource {
  /** Number of the newest event, 0 if there is none. */
  last(): Promise<number>;
  since(seq: number, limit: number): Promise<readonly NodeEvent[]>;
  /** Number up to which events may be missing, because old ones are not kept. */
  horizon(): Promise<number>;
  /** Calls `wake` after new events are on disk; returns how to stop that. */
  subscribe(wake: () => void): () => void;
}

export interface EventFeed {
  source: EventSource;
  /** Whether this officer may know of the event. Asked for every event, because grants change while a stream is open. */
  mayKnow: (officer: Officer, event: NodeEvent) => boolean | Promise<boolean>;
  /** The officer of a session or token by its digest, as of now, while it lives. */
  officerOf: (digest: string) => Promise<Officer | undefined>;
  /** Milliseconds between signs of life on a quiet stream. */
  heartbeatMs?: number;
}

const BATCH = 200;
const MOST_STREAMS = 10;
const HEARTBEAT_MS = 20_000;

export function eventRoutes(feed: EventFeed, stopping?: AbortSignal): Route[] {
  const open = new Map<string, number>();
  return [
    defineRoute({
      method: 'GET',
      path: '/api/events',
      summary:
        'Server-sent events from now on, or after the number in Last-Event-ID (or `after`); `reload` says that some of those are not kept any more: ask for everything anew',
      roles: 'any',
      input: { query: z.object({ after: z.coerce.number().int().min(0).optional() }) },
      output: media('text/event-stream'),
      handler: async ({ officer, session, query, c }) => {
        const newest = await feed.source.last();
        const seen = lastSeen(c.req.header('last-event-id')) ?? query.after ?? newest;
        const headers = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' };
        if (c.req.method === 'HEAD') return new Response(null, { headers });
        const count = open.get(officer.id) ?? 0;
        if (count >= MOST_STREAMS) throw tooManyStreams();
        open.set(officer.id, count + 1);
        const closed = () => {
          const left = (open.get(officer.id) ?? 1) - 1;
          if (left > 0) open.set(officer.id, left);
          else open.delete(officer.id);
        };
        const signals = [c.req.raw.signal, ...(stopping ? [stopping] : [])];
        const body = eventStream(feed, session.digest, { seen, newest }, AbortSignal.any(signals), closed);
        return new Response(body, { headers });
      },
    }),
  ];
}

const lastSeen = (header: string | undefined) =>
  header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : undefined;

/** The bytes of one stream. It ends when the client goes, the node stops, or the session is over. */
function eventStream(
  feed: EventFeed,
  session: string,
  from: { seen: number; newest: number },
  signal: AbortSignal,
  closed: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const heartbeat = feed.heartbeatMs ?? HEARTBEAT_MS;
  // Who has seen what this node does not have yet saw it before the node was put back from a backup.
  const ahead = from.seen > from.newest;
  let last = ahead ? from.newest : from.seen;
  let due = performance.now() + heartbeat;
  let news = true;
  let ended = false;
  let wake: () => void = () => undefined;
  let unsubscribe: () => void = () => undefined;
  const end = () => {
    if (ended) return;
    ended = true;
    unsubscribe();
    wake();
    closed();
  };
  const quiet = () =>
    new Promise<void>((resolve) => {
      const clock = setTimeout(resolve, Math.max(0, due - performance.now()));
      wake = () => {
        clearTimeout(clock);
        resolve();
      };
      if (news || ended) wake();
    });
  /** New events as lines, none for what the officer may not know: not even that something happened. */
  const fresh = async (officer: Officer): Promise<string> => {
    news = false;
    const events = await feed.source.since(last, BATCH);
    if (events.length === BATCH) news = true;
    // Only a hole can be what is not kept any more: looked at after the events were, so that none goes unseen between.
    if (events[0] && events[0].seq !== last + 1 && (await feed.source.horizon()) > last) {
      last = await feed.source.last();
      news = true;
      return reloadLine(last);
    }
    let lines = '';
    for (const event of events) {
      last = event.seq;
      if (await feed.mayKnow(officer, event)) lines += lineOf(event);
    }
    return lines;
  };
  const next = async (): Promise<string | undefined> => {
    for (;;) {
      if (!news) await quiet();
      const officer = ended ? undefined : await feed.officerOf(session);
      if (!officer) return undefined;
      const lines = news ? await fresh(officer) : '';
      if (lines !== '') return lines;
      if (performance.now() >= due) return ': \n\n';
    }
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      unsubscribe = feed.source.subscribe(() => {
        news = true;
        wake();
      });
      signal.addEventListener('abort', end, { once: true });
      if (signal.aborted) end();
      // The first line tells where the stream begins, so that a client that has seen no event yet can still resume.
      const opening = `retry: 2000\nid: ${last}\nevent: open\ndata: {}\n\n`;
      controller.enqueue(encoder.encode(ahead ? `${opening}${reloadLine(last)}` : opening));
    },
    async pull(controller) {
      const lines = await next();
      due = performance.now() + heartbeat;
      if (lines !== undefined) return controller.enqueue(encoder.encode(lines));
      end();
      controller.close();
    },
    cancel: end,
  });
}

function lineOf({ seq, kind, at, act, dossier, detail }: NodeEvent): string {
  const data = JSON.stringify({ at: new Date(at).toISOString(), act, dossier, detail });
  return `id: ${seq}\nevent: ${kind}\ndata: ${data}\n\n`;
}

/** Whoever follows has missed what is not kept: all that they show is to be asked for anew. */
const reloadLine = (seq: number): string => `id: ${seq}\nevent: reload\ndata: {}\n\n`;

const tooManyStreams = () =>
  new Refusal({
    code: 'too-many-streams',
    status: 429,
    retryAfter: 5,
    texts: {
      ar: 'لديك قنوات تحديث مفتوحة كثيرة. أغلق بعض النوافذ ثم حاول مجددًا.',
      es: 'Tiene demasiados canales de novedades abiertos. Cierre algunas ventanas y vuelva a intentarlo.',
      fr: 'Vous avez trop de flux ouverts. Fermez quelques fenêtres puis réessayez.',
      en: 'You have too many streams open. Close some windows and try again.',
    },
  });
