/** What an exporter tells in Prometheus' text format, taken apart. */
export interface Exposition {
  /** The kinds of all metrics, by name. */
  readonly types: ReadonlyMap<string, string>;
  /** Values by name and labels, as they stand there. */
  readonly samples: ReadonlyMap<string, number>;
  /** The names of the labels that samples of a name have. */
  readonly labels: ReadonlyMap<string, ReadonlySet<string>>;
}

export function parseExposition(text: string): Exposition {
  const types = new Map<string, string>();
  const samples = new Map<string, number>();
  const labels = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [, typed, type] = /^# TYPE (\S+) (\S+)$/.exec(line) ?? [];
    if (typed && type) types.set(typed, type);
    const [, series, name, inside, value] =
      /^(([a-zA-Z_:][\w:]*)(?:\{(.*)\})?) (\S+)$/.exec(line) ?? [];
    if (!series || !name) continue;
    samples.set(series, Number(value));
    const known = labels.get(name) ?? new Set<string>();
    for (const [, label = ''] of (inside ?? '').matchAll(/(\w+)="(?:[^"\\]|\\.)*"/g))
      known.add(label);
    labels.set(name, known);
  }
  return { types, samples, labels };
}
