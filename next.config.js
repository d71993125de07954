const { join } = require('node:path');

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
  // The server's pages need the same formatter as the browser's.
  transpilePackages: ['use-intl'],
  // Only builds use webpack. While developing, messages are parsed when they are shown.
  turbopack: {},
  webpack(config, { isServer }) {
    // Each request costs a browser time, and a room page is small: no parts of parts.
    if (!isServer) config.optimization.splitChunks = false;
    config.resolve.alias['use-intl/format-message'] = 'use-intl/format-message/format-only';
    config.module.rules.push({
      test: /[\\/]lib[\\/]i18n[\\/](?:en|es)\.ts$/,
      enforce: 'pre',
      use: join(__dirname, 'deploy/compile-catalogue.cjs'),
    });
    return config;
  },
};
