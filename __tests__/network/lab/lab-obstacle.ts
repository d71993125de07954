import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Namespace } from './namespace';
import { newLabName } from './lab-name';
import { run } from './run';

const INSTALL_TIMEOUT_MS = 300_000;

/** What the lab is made with, and Debian's packages of it. */
const debianPackages: Readonly<Record<string, string>> = {
  ip: 'iproute2',
  iptables: 'iptables',
  sysctl: 'procps',
  certutil: 'libnss3-tools',
  conntrack: 'conntrack',
};

/**
 * Installs what is missing, where it can.
 * @returns why this machine can't have a small internet inside, or null when it can
 */
export function labObstacle(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux';
  if (process.getuid?.() !== 0) return 'only root may make network namespaces';
  installMissing();
  const missing = missingTools();
  if (missing.length > 0) return `there is no ${missing.join(', no ')}`;
  return whyNoNat();
}

function missingTools(): string[] {
  const isThere = (tool: string) => spawnSync('sh', ['-c', 'command -v "$0"', tool]).status === 0;
  return Object.keys(debianPackages).filter((tool) => !isThere(tool));
}

function installMissing(): void {
  const packages = missingTools().flatMap((tool) => debianPackages[tool] ?? []);
  if (packages.length === 0 || !existsSync('/etc/debian_version')) return;
  console.log(`Installing ${packages.join(', ')}...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: 'inherit', timeout: INSTALL_TIMEOUT_MS, env } as const;
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...packages], options);
}

/** Containers are often root without the rights of root, and kernels without netfilter. */
function whyNoNat(): string | null {
  let trial: Namespace | null = null;
  try {
    trial = Namespace.create(`${newLabName()}-trial`);
    const rule = ['-t', 'nat', '-A', 'POSTROUTING', '-j', 'MASQUERADE', '--random-fully'];
    run(trial.inside(['iptables', '-w', ...rule]));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    trial?.remove();
  }
}
