import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { installedChromium } from '@/lib/platform/testing/chromium'
import { packageScript, runScript } from './children'
import { Refusal } from './main'

/** Whether Playwright has downloaded its own. */
function playwrightsOwn(): boolean {
  return existsSync(chromium.executablePath())
}

function fromDistribution(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => spawnSync('apt-get', ['-qq', ...args], { env, stdio: 'ignore' }).status === 0
  return (
    apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-core', 'fonts-noto-cjk')
  )
}

/**
 * Sees to it that there is a Chromium for the tests: one that is installed, else as root the distribution's package,
 * else Playwright's own download.
 * @returns where it came from, in words.
 * @throws Refusal that says what to install.
 */
export async function findChromium(): Promise<string> {
  const installed = installedChromium()
  if (installed) return installed
  if (playwrightsOwn()) return "Playwright's own"
  if (fromDistribution() && installedChromium()) return "the distribution's package, installed now"
  try {
    await runScript(packageScript('@playwright/test/cli.js'), ['install', 'chromium'], { output: 'quiet' })
    return "Playwright's own, downloaded now"
  } catch {
    throw new Refusal(
      'No Chromium is here for the tests in a browser, and none could be installed. Install one, for example\n' +
        '`sudo apt-get install chromium` or Google Chrome, or name one in the variable CHROMIUM.',
    )
  }
}
