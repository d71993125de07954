import { readdirSync } from 'node:fs';
import { ConfigMap, Service } from 'kubernetes-models/v1';
import { Deployment } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { parse, parseAllDocuments } from 'yaml';
import type { Config } from '../../../server/config';
import { readConfig } from '../../../server/config';
import { PromMeter } from '../../../server/metrics/prom-meter';
import { parseExposition } from '../server/metrics/exposition';
import { serverState } from '../server/metrics/server-state';
import { projectPath, readProjectFile } from './project-file';

const SECRET = 'a secret of more than thirty-two characters';

/** What both ways to run many nodes have the server do. */
const expectOneOfMany = (config: Config) => {
  expect(config).toMatchObject({
    port: 3_000,
    publicUrl: { origin: 'https://call.example.org' },
    trustProxy: 1,
    secret: SECRET,
    relay: { kind: 'external' },
  });
  expect(config.cluster?.redis.kind).toBe('single');
};

describe('compose.cluster.yaml', () => {
  interface ComposeService {
    readonly environment: Readonly<Record<string, string>>;
    readonly command?: readonly string[];
    readonly ports?: readonly string[];
    readonly volumes?: readonly string[];
    readonly extends?: { readonly file: string; readonly service: string };
  }
  const { services } = parse(readProjectFile('deploy/compose.cluster.yaml'), { merge: true }) as {
    services: Readonly<Record<string, ComposeService>>;
  };
  const haproxy = readProjectFile('deploy/haproxy.cfg');
  const inFile: Record<string, string> = {
    PUBLIC_URL: 'https://call.example.org',
    SERVER_SECRET: SECRET,
    TURN_SECRET: 'another one',
    TURN_HOST: 'call.example.org',
  };

  it('starts nodes that know that they are many', () => {
    const nodes = ['node1', 'node2', 'node3'].map((name) => services[name]);
    for (const node of nodes) {
      const environment = Object.fromEntries(
        Object.entries(node?.environment ?? {}).map(([name, value]) => [
          name,
          value.replace(/\$\{(\w+)[^}]*\}/g, (_, asked: string) => inFile[asked] ?? ''),
        ]),
      );
      expectOneOfMany(readConfig({ ...environment, NODE_ENV: 'production' }));
      // Each of those is asked for in words when it is missing.
      for (const name of ['PUBLIC_URL', 'SERVER_SECRET', 'TURN_SECRET']) {
        expect(node?.environment[name]).toMatch(/^\$\{\w+:\?/);
      }
    }
  });

  it('has HAProxy in front of exactly those, at its own ports', () => {
    const named = [...haproxy.matchAll(/^ {4}server (\w+) (\w+):3000$/gm)].map(([, name, host]) => [
      name,
      host,
    ]);
    const each = Object.keys(services)
      .filter((name) => name.startsWith('node'))
      .map((name) => [name, name]);
    expect(named).toEqual([...each, ...each]);
    expect(services['haproxy']?.ports).toEqual(['443:8443/tcp', '80:8080/tcp']);
    expect(haproxy).toMatch(/bind :8443 ssl crt \/usr\/local\/etc\/haproxy\/certs\//);
    expect(services['haproxy']?.volumes).toEqual([
      './haproxy.cfg:/usr/local/etc/haproxy/haproxy.cfg:ro',
      './certs:/usr/local/etc/haproxy/certs:ro',
    ]);
  });

  it('has a Redis that throws nothing out, and the coturn of compose.coturn.yaml', () => {
    expect(services['redis']?.command?.join(' ')).toContain('--maxmemory-policy noeviction');
    expect(services['coturn']?.extends).toEqual({ file: 'compose.coturn.yaml', service: 'coturn' });
  });
});

describe('deploy/kubernetes', () => {
  const KINDS = {
    ConfigMap,
    Deployment,
    HorizontalPodAutoscaler,
    Ingress,
    PodDisruptionBudget,
    Service,
  };
  const folder = 'deploy/kubernetes';
  const files = readdirSync(projectPath(folder)).filter((file) => file !== 'kustomization.yaml');
  const manifests = files.flatMap((file) =>
    parseAllDocuments(readProjectFile(`${folder}/${file}`)).map(
      (document) => document.toJS() as { kind: keyof typeof KINDS; apiVersion: string },
    ),
  );
  const only = <K extends keyof typeof KINDS>(kind: K) => {
    const [found] = manifests.filter((manifest) => manifest.kind === kind);
    if (!found) throw new Error(`There is no ${kind}`);
    return new KINDS[kind](found as never) as InstanceType<(typeof KINDS)[K]>;
  };
  const pod = only('Deployment').spec?.template.spec;
  const [container] = pod?.containers ?? [];

  it('is all that kustomization.yaml names', () => {
    const { resources } = parse(readProjectFile(`${folder}/kustomization.yaml`)) as {
      resources: readonly string[];
    };
    expect([...resources].sort()).toEqual(files.sort());
  });

  it.each(manifests.map((manifest) => [manifest.kind, manifest] as const))(
    '%s is as the schema of Kubernetes says',
    (kind, manifest) => {
      expect(Object.keys(KINDS)).toContain(kind);
      const made = new KINDS[kind](manifest as never);
      expect(made.apiVersion).toBe(manifest.apiVersion);
      expect(() => made.validate()).not.toThrow();
    },
  );

  it('starts nodes that know that they are many, with secrets by reference', () => {
    const secrets = (container?.env ?? []).map(({ name, value, valueFrom }) => {
      expect(value).toBeUndefined();
      expect(valueFrom?.secretKeyRef?.name).toBe('tertulia');
      return name;
    });
    const given: Record<string, string> = {
      SERVER_SECRET: SECRET,
      TURN_SECRET: 'another one',
      REDIS_URL: 'redis://redis:6379',
    };
    expect([...secrets].sort()).toEqual(Object.keys(given).sort());
    expect(container?.envFrom).toEqual([{ configMapRef: { name: 'tertulia' } }]);
    const { data = {} } = only('ConfigMap');
    expectOneOfMany(readConfig({ ...data, ...given, NODE_ENV: 'production' }));
  });

  it('opens the ports that the server listens on, and looks at its health there', () => {
    const { data = {} } = only('ConfigMap');
    expect(container?.ports).toEqual([
      { name: 'http', containerPort: Number(data['PORT']) },
      { name: 'metrics', containerPort: Number(data['METRICS_PORT']) },
    ]);
    expect(only('Service').spec?.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http' }]);
    const asked = (['startupProbe', 'livenessProbe', 'readinessProbe'] as const).map(
      (probe) => container?.[probe]?.httpGet,
    );
    expect(asked).toEqual([
      { path: '/healthz', port: 'http' },
      { path: '/healthz', port: 'http' },
      { path: '/readyz', port: 'http' },
    ]);
  });

  it('picks the pods by the labels that they have', () => {
    const labels = { 'app.kubernetes.io/name': 'tertulia' };
    const { spec } = only('Deployment');
    expect(spec?.template.metadata?.labels).toEqual(labels);
    expect(spec?.selector).toEqual({ matchLabels: labels });
    expect(only('PodDisruptionBudget').spec?.selector).toEqual({ matchLabels: labels });
    expect(only('Service').spec?.selector).toEqual(labels);
  });

  it('gives the server the time that it takes to end', () => {
    const [, seconds] = container?.lifecycle?.preStop?.exec?.command ?? [];
    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThan(10 + Number(seconds));
  });

  it('gives the container no right, and nothing to write', () => {
    expect(container?.securityContext).toEqual({
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
    expect(pod?.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1_000 });
  });

  it('grows by a figure that the server tells', async () => {
    const [{ pods } = {}] = only('HorizontalPodAutoscaler').spec?.metrics ?? [];
    const told = parseExposition(await new PromMeter().report(serverState()));
    expect([...told.types.keys()]).toContain(pods?.metric.name);
  });

  it('hashes signalling by the mark of the room, and pages by nothing', () => {
    const hashes = manifests
      .filter(({ kind }) => kind === 'Ingress')
      .map((manifest) => new Ingress(manifest as never))
      .map(({ metadata, spec }) => [
        spec?.rules?.[0]?.http?.paths[0]?.path,
        metadata?.annotations?.['nginx.ingress.kubernetes.io/upstream-hash-by'],
      ]);
    expect(hashes).toEqual([
      ['/socket.io/', '$arg_r'],
      ['/', undefined],
    ]);
  });
});
