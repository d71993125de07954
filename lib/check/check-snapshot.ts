import type { RelayTransport } from '../line/relay-transport';
import type { LineFigures } from './line-figures';

/** What the network check goes through, in this order. */
export const checkSteps = ['server', 'direct', 'udp', 'tcp', 'tls'] as const;
export type CheckStep = (typeof checkSteps)[number];

/** How one step stands. */
export type StepState =
  | { readonly status: 'waiting' }
  | { readonly status: 'running' }
  /** `figures` are told by the relay's steps. */
  | { readonly status: 'good'; readonly figures: LineFigures | null }
  | { readonly status: 'bad' }
  /** Nothing was found, which may have a harmless reason; or it is a relay that only those in a room may try. */
  | { readonly status: 'unsure' }
  /** The server offers nothing to test with. */
  | { readonly status: 'skipped' };

/** Immutable; a new one on every change. */
export interface CheckSnapshot {
  readonly phase: 'idle' | 'running' | 'stopped' | 'done';
  readonly steps: Readonly<Record<CheckStep, StepState>>;
}

const waiting: StepState = { status: 'waiting' };

/** Of a check that nobody started. */
export const untouched: CheckSnapshot = {
  phase: 'idle',
  steps: { server: waiting, direct: waiting, udp: waiting, tcp: waiting, tls: waiting },
};

/** The steps that measure a relay. */
export const relaySteps = ['udp', 'tcp', 'tls'] as const satisfies readonly RelayTransport[];
