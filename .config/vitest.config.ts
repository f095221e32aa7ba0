import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '..')

// A zone that nobody here lives in, a quarter of an hour off: code that takes the machine's zone for its own fails.
process.env.TZ = 'Pacific/Chatham'

const skipped = ['node_modules/**', '.next/**', '.data/**', 'e2e/**']

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A build machine tries once more, as with the browser's tests, and the run says which; nobody else does.
    retry: process.env.CI ? 1 : 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: ['lib/platform/testing/examples.ts'],
          include: ['{app,components,lib,prisma,.config}/**/*.test.{ts,tsx}', '*.test.ts'],
          exclude: [...skipped, '**/*.db.test.ts', '**/*.start.test.ts', '**/*.nightly.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: skipped,
          globalSetup: ['lib/platform/testing/database-server.ts'],
          setupFiles: ['lib/platform/testing/examples.ts', 'lib/platform/testing/database-clone.ts'],
        },
      },
      {
        // The commands themselves, each in a folder of its own: slow, and a stage of `npm test` apart.
        extends: true,
        test: {
          name: 'start',
          include: ['**/*.start.test.ts'],
          exclude: skipped,
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: { name: 'nightly', include: ['**/*.nightly.test.ts'], exclude: skipped, testTimeout: 600_000 },
      },
    ],
  },
})
