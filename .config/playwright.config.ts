import path from 'node:path'
import { defineConfig } from '@playwright/test'
import type { Choices } from '../e2e/fixtures/server'
import { CHROMIUM_FLAGS, installedChromium } from '../lib/platform/testing/chromium'

const root = path.resolve(import.meta.dirname, '..')
const executablePath = installedChromium()

export default defineConfig<object, Choices>({
  testDir: path.join(root, 'e2e'),
  outputDir: path.join(root, '.cache', 'e2e'),
  globalSetup: path.join(root, 'e2e', 'fixtures', 'postgres.ts'),
  // Two: each has a server of its own beside its browser.
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // A race of a browser on a busy build machine is tried once more, and the run says so.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: path.join(root, '.cache', 'reports', 'e2e.json') }]],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    // Nothing may shift with the viewer's zone: a viewer where no visit is.
    timezoneId: 'Pacific/Chatham',
    trace: 'retain-on-failure',
    actionTimeout: 15_000,
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: CHROMIUM_FLAGS },
  },
  projects: [
    { name: 'e2e', testMatch: '**/*.spec.ts', testIgnore: '**/*.nightly.spec.ts' },
    { name: 'nightly', testMatch: '**/*.nightly.spec.ts' },
    {
      // The same tests on two server processes behind a proxy that gives each request to the next. What a page costs
      // is a matter of one process and stays out.
      name: 'two',
      testMatch: '**/*.spec.ts',
      testIgnore: ['**/*.nightly.spec.ts', '**/costs/**'],
      use: { processes: 2 },
    },
  ],
})
