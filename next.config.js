/** @type {import('next').NextConfig} */
module.exports = {
  distDir: 'dist/next',
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
  agentRules: false,
  // Types are checked with everything else, tests included; a build that starts the server need not.
  typescript: { ignoreBuildErrors: true },
  // Else the development server asks the registry for advisories: this project contacts nobody.
  experimental: { agentUpgrade: false },
};
