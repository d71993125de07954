import * as v from 'valibot';
import { listenHost } from './listen-host';
import type { MetricsConfig } from './metrics-config';
import { wholeNumber } from './whole-number';

const LOOPBACK = '127.0.0.1';

/** What the environment says about figures for Prometheus. */
export const metricsVariables = {
  METRICS_PORT: v.optional(wholeNumber(0, 65_535)),
  METRICS_HOST: v.optional(listenHost),
};

type MetricsVariables = v.InferOutput<v.ObjectSchema<typeof metricsVariables, undefined>> &
  Readonly<Partial<Record<'PORT' | 'RELAY_PORT' | 'HTTP_REDIRECT_PORT', number | undefined>>>;

/** @returns what does not fit together, one line each */
export function metricsProblems(values: MetricsVariables): string[] {
  const { METRICS_PORT: port, METRICS_HOST: host } = values;
  if (port === undefined) {
    return host === undefined
      ? []
      : ['METRICS_HOST says where METRICS_PORT listens: set that too, or leave both out.'];
  }
  const others = ['PORT', 'RELAY_PORT', 'HTTP_REDIRECT_PORT'] as const;
  const taken = others.filter((name) => port !== 0 && values[name] === port);
  return taken.map(
    (name) => `METRICS_PORT is ${name}, ${port}: it must be a port of its own, with nothing else.`,
  );
}

/** Without METRICS_HOST only this machine can ask. */
export function metricsConfig(values: MetricsVariables): MetricsConfig | null {
  const { METRICS_PORT: port, METRICS_HOST: host = LOOPBACK } = values;
  return port === undefined ? null : { port, host };
}
