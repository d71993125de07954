import { parse } from 'yaml';
import { PromMeter } from '../../../server/metrics/prom-meter';
import type { Exposition } from '../server/metrics/exposition';
import { parseExposition } from '../server/metrics/exposition';
import { serverState } from '../server/metrics/server-state';
import { readProjectFile } from './project-file';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string };
}

interface Panel {
  readonly title: string;
  readonly gridPos: {
    readonly x: number;
    readonly y: number;
    readonly w: number;
    readonly h: number;
  };
  readonly targets: readonly { readonly expr: string; readonly legendFormat: string }[];
}

const { groups } = parse(readProjectFile('deploy/prometheus/alerts.yaml')) as {
  groups: readonly { readonly rules: readonly Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const { panels } = JSON.parse(readProjectFile('deploy/grafana/tertulia.json')) as {
  panels: readonly Panel[];
};
const queries = panels.flatMap(({ title, targets }) =>
  targets.map((target) => ({ title, ...target })),
);

/** Labels that Prometheus adds, or a histogram has. */
const GIVEN = ['instance', 'job', 'le'];

let told: Exposition;
beforeAll(async () => {
  const meter = new PromMeter();
  for (const what of ['connection_refused', 'message_refused', 'request_refused'] as const) {
    meter.refused(what, 'too_fast');
  }
  told = parseExposition(await meter.report(serverState()));
});

/** The series of an expression, with the labels that it picks them by. */
function seriesOf(expr: string): { name: string; picked: string[] }[] {
  const found = expr.matchAll(/\b((?:tertulia|process|nodejs)_\w+)(?:\{([^}]*)\})?/g);
  return [...found].map(([, name = '', matchers = '']) => ({
    name,
    picked: [...matchers.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)].map(([, label = '']) => label),
  }));
}

/** Whether everything that an expression asks for is told by the server. */
function expectTold(expr: string): void {
  const series = seriesOf(expr);
  const labels = new Set(series.flatMap(({ name }) => [...(told.labels.get(name) ?? [])]));
  for (const { name, picked } of series) {
    const known = told.labels.get(name);
    expect({ name, isTold: known !== undefined }).toEqual({ name, isTold: true });
    for (const label of picked) expect([...(known ?? []), ...GIVEN]).toContain(label);
  }
  const grouped = expr.matchAll(/\b(?:by|without|ignoring|on) ?\(([^)]*)\)/g);
  for (const [, list = ''] of grouped) {
    for (const label of list.split(/, ?/)) expect([...labels, ...GIVEN]).toContain(label);
  }
  expect(expr.split('(')).toHaveLength(expr.split(')').length);
  // Counters are of use as rates alone.
  for (const { name } of series) {
    const isCounter = told.types.get(name.replace(/_(?:bucket|count|sum)$/, '')) !== 'gauge';
    if (isCounter) expect(expr).toMatch(new RegExp(`(?:rate|increase)\\(${name}\\b`));
  }
}

describe('alerts.yaml', () => {
  it.each(rules)('$alert asks for what is told, and says what to do', (rule) => {
    const { alert, expr, labels, annotations } = rule;
    expect(alert).toMatch(/^Tertulia[A-Z]\w+$/);
    if (!/^up\{/.test(expr)) {
      expect(seriesOf(expr)).not.toEqual([]);
      // Restarts are a gauge that changes.
      expectTold(expr);
    }
    expect(['critical', 'warning', 'info']).toContain(labels.severity);
    expect(annotations.summary).toMatch(/\{\{ \$labels\.instance \}\}.*\.$/);
    expect(annotations.description).toMatch(/\.$/);
  });

  it('gives each its own name', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });
});

it('docs/scale.md names what is told', () => {
  const series = seriesOf(readProjectFile('docs/scale.md'));
  expect(series.length).toBeGreaterThan(5);
  for (const { name, picked } of series) {
    const labels = told.labels.get(name);
    expect({ name, isTold: labels !== undefined }).toEqual({ name, isTold: true });
    for (const label of picked) expect([...(labels ?? [])]).toContain(label);
  }
});

describe('the dashboard', () => {
  it.each(queries)('asks in $title for what is told: $expr', ({ expr, legendFormat }) => {
    expect(seriesOf(expr)).not.toEqual([]);
    expectTold(expr);
    for (const [, label = ''] of legendFormat.matchAll(/\{\{(\w+)\}\}/g)) {
      expect(expr).toMatch(new RegExp(`by \\([^)]*\\b${label}\\b`));
    }
  });

  it('shows everything of ours', () => {
    const asked = queries.flatMap(({ expr }) => seriesOf(expr).map(({ name }) => name));
    const ours = [...told.types.keys()].filter((name) => name.startsWith('tertulia_'));
    const shown = ours.filter((name) => asked.some((one) => one.startsWith(name)));
    expect(shown).toEqual(ours);
  });

  it('lays no panel over another', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
  });
});
