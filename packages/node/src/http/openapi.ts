// SPDX-License-Identifier: Apache-2.0
// The API's description (OpenAPI 3.1) from the very schemas that check its calls. Pure.
import { z } from 'zod';
import { areaOf, onlyReads } from '../access/token-scope.ts';
import { isMedia, isNothing, isUpload, type Route } from './define-route.ts';
import { liftDefinitions, type Schema } from './schema-definitions.ts';

export interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  'x-roles': readonly string[];
  security: Record<string, string[]>[];
  parameters: Record<string, unknown>[];
  requestBody?: Record<string, unknown>;
  responses: Record<string, unknown>;
}

export interface OpenApi {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, Operation>>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, unknown>;
    securitySchemes: Record<string, unknown>;
  };
}

const texts = z.object({ ar: z.string(), es: z.string(), fr: z.string(), en: z.string() });

/** RFC 9457, with our members. What `problem.ts` sends. */
const problemShape = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('In the language asked for'),
  instance: z.string().describe('urn:uuid of the request, which the log carries too'),
  code: z.string().describe('Stable; programs may branch on it'),
  rule: z.string().optional().describe('The rule that refused'),
  article: z.string().optional().describe('The article of the agreement that carries the rule'),
  texts: texts.describe('What happened and what to do next, in all four languages'),
  issues: z.array(z.object({ path: z.string(), code: z.string(), texts })).optional(),
  retryAfter: z.int().optional().describe('Seconds'),
  accepts: z.array(z.string()).optional().describe('With step-up-needed: ways to show again that it is you'),
});

/** @param about the party, the software's version, the name of the session's cookie */
export function openApi(
  routes: readonly Route[],
  about: { party: string; version: string; cookie: string },
): OpenApi {
  const schemas: Record<string, Schema> = {};
  const paths: OpenApi['paths'] = {};
  for (const route of routes) {
    const item = paths[route.path] ?? {};
    item[route.method.toLowerCase()] = operationOf(route, schemas);
    paths[route.path] = item;
  }
  schemas.Problem = schemaOf(problemShape, 'output', 'Problem', schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: `Tansiq: the officers' API of ${about.party}`,
      version: about.version,
      description:
        'Sign in with POST /api/session; send the token it returns as X-CSRF-Token with every call that is not a GET. ' +
        'Programs send a token that a person made for them, as Authorization: Bearer. ' +
        'What an officer has no need to know of answers as what does not exist.',
    },
    paths,
    components: {
      schemas,
      responses: {
        Problem: {
          description: 'Refused, with the reason and what to do next (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: about.cookie },
        csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
        token: {
          ...{ type: 'http', scheme: 'bearer' },
          description: 'Made by POST /api/account/tokens; reaches the areas that it was made for',
        },
      },
    },
  };
}

/** `GET /api/users/{id}` is `getUsersId`. */
export const operationId = ({ method, path }: Pick<Route, 'method' | 'path'>): string =>
  path
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== '' && part !== 'api')
    .reduce((id, part) => id + part[0]?.toUpperCase() + part.slice(1), method.toLowerCase());

function operationOf(route: Route, schemas: Record<string, Schema>): Operation {
  const id = operationId(route);
  const unsafe = route.method !== 'GET';
  const open = route.roles === 'public';
  return {
    operationId: id,
    summary: route.summary,
    tags: [route.path.split('/')[2] ?? ''],
    'x-roles': typeof route.roles === 'string' ? [route.roles] : route.roles,
    security: open ? [] : securityOf(route),
    parameters: [
      ...parametersIn('path', route.params, `${id}Path`, schemas),
      ...parametersIn('query', route.query, `${id}Query`, schemas),
      ...(unsafe && !open && !isUpload(route.body) ? [idempotencyKey] : []),
    ],
    ...(route.body === undefined ? {} : { requestBody: requestBodyOf(route.body, `${id}Body`, schemas) }),
    responses: { [route.status]: responseOf(route, `${id}Answer`, schemas), ...refusalsOf(route) },
  };
}

/** A session's cookie; or a token, of which the area is named that it must reach, and `write` where it must have been made to write. */
function securityOf(route: Route): Operation['security'] {
  const area = areaOf(route);
  const session = route.method === 'GET' ? { session: [] } : { session: [], csrf: [] };
  return area === undefined ? [session] : [session, { token: onlyReads(route) ? [area] : [area, 'write'] }];
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Repeating the request with the same key gives the first answer again and does nothing twice (24 hours)',
  schema: { type: 'string', minLength: 16, maxLength: 128 },
};

const problem = { $ref: '#/components/responses/Problem' };

/** The statuses that the pipeline itself can answer with; handlers may add others, under `default`. */
function refusalsOf(route: Route): Record<string, unknown> {
  const signedIn = route.roles === 'public' ? {} : { 401: problem, 403: problem };
  const named = route.params ? { 404: problem } : {};
  const read = route.params || route.query || route.body ? { 422: problem } : {};
  return { ...signedIn, ...named, ...read, 429: problem, default: problem };
}

function parametersIn(
  place: 'path' | 'query',
  schema: z.ZodType | undefined,
  name: string,
  schemas: Record<string, Schema>,
): Record<string, unknown>[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input', name, schemas) as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([key, value]) => ({
    name: key,
    in: place,
    required: place === 'path' || required.includes(key),
    schema: value,
  }));
}

function requestBodyOf(body: NonNullable<Route['body']>, name: string, schemas: Record<string, Schema>) {
  const content = isUpload(body)
    ? { [body.contentType]: { schema: { type: 'string', format: 'binary', maxLength: body.maxBytes } } }
    : { 'application/json': { schema: schemaOf(body, 'input', name, schemas) } };
  return { required: true, content };
}

function responseOf(route: Route, name: string, schemas: Record<string, Schema>): Record<string, unknown> {
  const { output } = route;
  if (isNothing(output)) return { description: 'Done' };
  const content = isMedia(output)
    ? { [output.contentType]: { schema: { type: 'string' } } }
    : { 'application/json': { schema: schemaOf(output, 'output', name, schemas) } };
  return { description: route.summary, content };
}

function schemaOf(
  schema: z.ZodType,
  io: 'input' | 'output',
  name: string,
  schemas: Record<string, Schema>,
): Schema {
  const json = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return liftDefinitions(json as Schema, name, schemas);
}
