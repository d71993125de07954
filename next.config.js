/** @type {import('next').NextConfig} */
module.exports = {
  distDir: 'dist/next',
  reactStrictMode: true,
  poweredByHeader: false,
  devIndicators: false,
};
