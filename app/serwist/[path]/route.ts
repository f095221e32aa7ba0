import { createSerwistRoute } from '@serwist/turbopack'
import { filesOfShell } from '@/lib/sync/worker/built-files'
import { SHELL } from '@/lib/sync/worker/shell-address'

/** Made once, at the end of the build, when the files that it names are there. */
export const dynamic = 'force-static'
export const dynamicParams = false

const BUILD = '.next/'

/** `/serwist/sw.js`: the service worker with the list of what it keeps. */
export const { generateStaticParams, GET } = createSerwistRoute({
  swSrc: 'lib/sync/worker/sw.ts',
  useNativeEsbuild: true,
  esbuildOptions: { sourcemap: false },
  globPatterns: [`${BUILD}static/**/*`],
  manifestTransforms: [
    (entries) => {
      const needed = filesOfShell()
      return { manifest: entries.filter(({ url }) => needed.has(url.slice(BUILD.length))), warnings: [] }
    },
  ],
  additionalPrecacheEntries: [
    { url: SHELL, revision: process.env.TASHRIF_BUILD_ID ?? null },
    { url: '/manifest.webmanifest', revision: process.env.TASHRIF_BUILD_ID ?? null },
    { url: '/icon.svg', revision: process.env.TASHRIF_BUILD_ID ?? null },
  ],
})
