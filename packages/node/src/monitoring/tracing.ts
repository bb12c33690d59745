// SPDX-License-Identifier: Apache-2.0
// What a node did and how long it took, as OpenTelemetry spans for a collector, where the configuration names one; the libraries are loaded only then.
// A span has the pattern of a path, the kind of a call, a status, a number of writes: no content, no query, no id, no person, no partner.
import type { Answered } from '../http/assemble.ts';
import { version } from '../version.ts';

export interface Did {
  name: string;
  kind: 'server' | 'client' | 'internal';
  seconds: number;
  failed: boolean;
  attributes: Readonly<Record<string, string | number>>;
}

export interface Tracing {
  /** Told when it is over. */
  tell(did: Did): void;
  /** Sends what waits. */
  stop(): Promise<void>;
}

/** @param collector address of an OTLP receiver over HTTP; spans go to `/v1/traces` below it */
export async function openTracing(collector: string): Promise<Tracing> {
  const { SpanKind, SpanStatusCode } = await import('@opentelemetry/api');
  const { BatchSpanProcessor, TracerProvider } = await import('@opentelemetry/sdk-trace');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const exporter = new OTLPTraceExporter({ url: `${collector.replace(/\/+$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    // Neither the machine's name nor the agency's.
    resource: resourceFromAttributes({ 'service.name': 'tansiq', 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('tansiq', version);
  const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };
  return {
    tell: ({ name, kind, seconds, failed, attributes }) => {
      const endTime = Date.now();
      const startTime = endTime - seconds * 1000;
      const span = tracer.startSpan(name, { kind: kinds[kind], root: true, startTime, attributes });
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(endTime);
    },
    stop: async () => {
      // A collector that is away does not keep a node from stopping.
      await provider.shutdown().catch(() => undefined);
    },
  };
}

export const answerTold = ({ method, route, status, seconds }: Answered): Did => ({
  // As in the log, a path that is no route of the API is `-`.
  name: route === '-' ? method : route,
  ...{ kind: 'server', seconds, failed: status >= 500 },
  attributes: { 'http.request.method': method, 'http.route': route, 'http.response.status_code': status },
});
