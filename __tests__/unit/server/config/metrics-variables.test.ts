import { readProblems, readTestConfig } from './read-test-config';

describe('figures for Prometheus', () => {
  it('are told to this machine alone, unless it is said otherwise', () => {
    expect(readTestConfig({}).metrics).toBeNull();
    expect(readTestConfig({ METRICS_PORT: '9464' }).metrics).toEqual({
      port: 9_464,
      host: '127.0.0.1',
    });
    expect(readTestConfig({ METRICS_PORT: '9464', METRICS_HOST: '10.0.0.7' }).metrics).toEqual({
      port: 9_464,
      host: '10.0.0.7',
    });
  });

  it.each([
    [{ METRICS_PORT: '70000' }, /^METRICS_PORT is "70000", but it must be a whole number/],
    [{ METRICS_PORT: '9464', METRICS_HOST: 'a b' }, /^METRICS_HOST is "a b", but it must be an/],
    [{ METRICS_HOST: '10.0.0.7' }, /^METRICS_HOST says where METRICS_PORT listens/],
    [{ METRICS_PORT: '3000' }, /^METRICS_PORT is PORT, 3000/],
    [{ METRICS_PORT: '3478', RELAY_PORT: '3478' }, /^METRICS_PORT is RELAY_PORT, 3478/],
    [
      { METRICS_PORT: '8080', HTTP_REDIRECT_PORT: '8080', TLS: 'self-signed' },
      /^METRICS_PORT is HTTP_REDIRECT_PORT, 8080/,
    ],
  ])('does not take %j', (environment, problem) => {
    expect(readProblems(environment)).toEqual([expect.stringMatching(problem)]);
  });
});
