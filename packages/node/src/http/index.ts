// SPDX-License-Identifier: Apache-2.0
// The officers' API: how routes are defined, put together, and given a socket.
export { type AssemblyParts, assemble } from './assemble.ts';
export { askedHost, callerAddress } from './caller.ts';
export { cursorOf, pageFrom, pageLimit, pageOf, seqCursor, textCursor } from './cursor.ts';
export { type Call, defineRoute, media, nothing, type Route, upload, type Who } from './define-route.ts';
export type { EventFeed, EventSource, NodeEvent } from './event-routes.ts';
export { type Listening, type ListenOptions, listen } from './listen.ts';
export { Pages } from './serve-pages.ts';
