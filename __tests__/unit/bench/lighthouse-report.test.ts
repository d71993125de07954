import {
  faultsOf,
  isFast,
  measuredFor,
  scoreOf,
  slowdownFor,
  type LighthouseReport,
} from '../../bench/lighthouse-report';

const category = (score: number | null, ids: readonly string[] = []) => ({
  score,
  auditRefs: ids.map((id) => ({ id, weight: 1 })),
});

const report: LighthouseReport = {
  categories: {
    accessibility: category(1, ['contrast']),
    'best-practices': category(1),
    performance: category(0.4, ['paint']),
  },
  audits: {
    contrast: { score: 1, title: 'Colours differ enough' },
    paint: { score: 0.1, title: 'Largest paint', displayValue: '4.0 s' },
  },
  environment: { benchmarkIndex: 1_500 },
};

test('a page that is slow on a busy machine is without fault', () => {
  expect(scoreOf(report, 'performance')).toBe(40);
  expect(measuredFor(report, 'performance')).toBe('paint 4.0 s (10)');
  expect(faultsOf(report)).toEqual([]);
});

test('what is amiss is named', () => {
  const faulty: LighthouseReport = {
    ...report,
    categories: { ...report.categories, accessibility: category(0.997, ['contrast']) },
    audits: { ...report.audits, contrast: { score: 0, title: 'Colours do not differ enough' } },
  };
  expect(faultsOf(faulty)).toEqual([
    'accessibility is not 100',
    'contrast: Colours do not differ enough',
  ]);
});

test('a page that could not be looked at is at fault', () => {
  const nothing: LighthouseReport = {
    ...report,
    categories: { ...report.categories, 'best-practices': category(null) },
  };
  expect(faultsOf(nothing)).toEqual(['best-practices is not 100']);
});

test('a page is fast that was so in three rounds, however busy the machine was in others', () => {
  expect(isFast([])).toBe(false);
  expect(isFast([99, 100])).toBe(false);
  expect(isFast([99, 94.6, 100])).toBe(true);
  expect(isFast([94.4, 72, 98, 60, 99, 86, 94])).toBe(false);
  expect(isFast([94.4, 72, 98, 60, 99, 86, 95])).toBe(true);
});

test('a slow machine is slowed down less, to be the same telephone', () => {
  expect(slowdownFor(3_000)).toBe(4);
  expect(slowdownFor(500)).toBe(2);
  expect(slowdownFor(10)).toBe(1);
});
