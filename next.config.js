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
  webpack(config, { isServer, webpack }) {
    if (!isServer) {
      // Each request costs a browser time, and a room page is small: no parts of parts.
      config.optimization.splitChunks = false;
      // Most of what a page begins with runs while it loads. V8 compiles it as it arrives then, and not function by
      // function as they are called (its explicit compile hints). What is fetched later is compiled as it is needed.
      config.plugins.push(
        new webpack.BannerPlugin({
          banner: '//# allFunctionsCalledOnLoad',
          raw: true,
          test: /chunks[\\/](?:pages[\\/]|main-|webpack-|early-).*\.js$/,
          stage: webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT,
        }),
      );
    }
    config.resolve.alias['use-intl/format-message'] = 'use-intl/format-message/format-only';
    config.module.rules.push({
      test: /[\\/]lib[\\/]i18n[\\/][a-z]{2}\.ts$/,
      enforce: 'pre',
      use: join(__dirname, 'deploy/compile-catalogue.cjs'),
    });
    config.module.rules.push({
      test: /[\\/]emojibase-data[\\/]\w+[\\/]compact\.json$/,
      use: join(__dirname, 'deploy/thin-emoji.cjs'),
    });
    return config;
  },
};
