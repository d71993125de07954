import { isLoopback, isPrivate } from '../net/address-kind';
import type { Finding } from './finding';

/** @param host where the figures are told */
export function checkMetricsHost(host: string): Finding {
  const subject = `METRICS_HOST ${host}`;
  if (host === 'localhost' || isLoopback(host)) {
    return { status: 'ok', subject, words: 'Only this machine can ask for figures.' };
  }
  if (isPrivate(host)) {
    return {
      status: 'ok',
      subject,
      words: 'Everybody in its private network can ask for figures.',
    };
  }
  return {
    status: 'warning',
    subject,
    words: 'Whoever reaches the machine there can ask for figures.',
    advice:
      'Name a private address of the machine, or have a firewall let only Prometheus through.',
  };
}
