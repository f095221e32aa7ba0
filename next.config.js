import createNextIntlPlugin from 'next-intl/plugin'

const withMessages = createNextIntlPlugin('./lib/i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // `npm run build` gives it: the same on every machine that builds from the same sources.
  generateBuildId: () => process.env.TASHRIF_BUILD_ID ?? null,
  reactStrictMode: true,
  // Drivers with native parts or their own module state: loaded by Node, not bundled.
  serverExternalPackages: [
    '@aws-sdk/client-s3',
    '@hyzyla/pdfium',
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    'esbuild',
    'flydrive',
    'pg',
    'pg-boss',
    'pino',
    'prom-client',
    'sharp',
  ],
  // The development server would print the arguments of actions: passwords among them.
  logging: { serverFunctions: false },
  // The built files do not pass through proxy.ts.
  headers: async () => [
    { source: '/_next/static/:path*', headers: [{ key: 'X-Content-Type-Options', value: 'nosniff' }] },
  ],
  turbopack: {
    root: import.meta.dirname,
    // Messages arrive parsed (`lib/i18n/load`), on the server as in the browser.
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
  // `npm test` checks the types as a stage of its own; a first start need not wait for that.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // A text of a megabyte must reach the form's own check, which answers in words; proxy.ts refuses what is larger.
    serverActions: { bodySizeLimit: '2mb' },
    // What proxy.ts lets through, it also keeps in memory for the route.
    proxyClientMaxBodySize: '8mb',
    // `forbidden()` of `lib/auth/actor`.
    authInterrupts: true,
  },
}

export default withMessages(config)
