import { useEffect, useState } from 'react';
import type { RelayReach } from '../../lib/check/relay-reach';
import type { IceOffer } from '../../lib/signaling/events';

/** Nothing of it may hold up the person, who perhaps is about to go in. */
const IDLE_MS = 1_500;

interface RelayReachOptions {
  /** Undefined while nobody can be asked. */
  askIceServers: (() => Promise<IceOffer>) | undefined;
  /** Whether nothing else goes on. The check waits for it, and stops when it ends. */
  idle: boolean;
}

/** @returns whether the relay can be reached from here; null until that is known. */
export function useRelayReach({ askIceServers, idle }: RelayReachOptions): RelayReach | null {
  const [reach, setReach] = useState<RelayReach | null>(null);
  const runs = idle && reach === null;

  useEffect(() => {
    if (!runs || !askIceServers) return;
    const abort = new AbortController();
    const check = async () => {
      // A chunk of its own: the page is there without it.
      const { relayReach } = await import('../../lib/check/relay-reach');
      const offer = await askIceServers();
      abort.signal.throwIfAborted();
      setReach(await relayReach(offer, abort.signal));
    };
    // Stopped, or the chunk cannot be had: then nothing is said about the relay.
    const timer = setTimeout(() => void check().catch(() => undefined), IDLE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [runs, askIceServers]);

  return reach;
}
