/** How much a machine has to do (W3C compute-pressure, `PressureState`). */
export type Pressure = 'nominal' | 'fair' | 'serious' | 'critical';

/** A part of the API: what of it is used here. */
interface PressureObserver {
  observe: (source: 'cpu', options: { sampleInterval: number }) => Promise<void>;
  disconnect: () => void;
}

declare global {
  interface Window {
    /** Only some browsers have it (W3C compute-pressure, `PressureObserver`). */
    readonly PressureObserver?: new (
      tell: (records: readonly { readonly state: Pressure }[]) => void,
    ) => PressureObserver;
  }
}

const SAMPLE_MS = 1_000;

/**
 * Tells of the whole machine, about once a second. Where the browser can't or may not say, of nothing.
 *
 * @returns what ends it.
 */
export function watchPressure(tell: (pressure: Pressure) => void): () => void {
  if (!window.PressureObserver) return () => undefined;
  const observer = new window.PressureObserver((records) => {
    const last = records.at(-1);
    if (last) tell(last.state);
  });
  // Refused where a policy of the page or of the machine forbids it: then nothing is told.
  observer.observe('cpu', { sampleInterval: SAMPLE_MS }).catch(() => undefined);
  return () => observer.disconnect();
}
