import { build } from 'esbuild';

/**
 * Bundles a program for Node.js into one file; what is installed in node_modules stays there.
 *
 * @param {string} project the project's folder
 * @param {import('esbuild').BuildOptions} options at least an entry and an outfile
 */
export function buildProgram(project, options) {
  return build({
    absWorkingDir: project,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    logLevel: 'warning',
    ...options,
  });
}
