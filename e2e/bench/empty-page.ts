import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT, runScript, startScript, stopChild } from '@/lib/platform/cli/children'
import { NEXT } from '@/lib/platform/cli/production-build'
import { freePort } from '@/lib/platform/postgres/ports'
import { ask } from './load'

/** In the repository: the bundler takes packages from below its root alone. */
const FOLDER = path.join(ROOT, '.cache', 'empty-page')

const FILES = {
  // Else it takes the one above.
  'instrumentation.js': 'export function register() {}\n',
  'package.json': '{ "private": true, "type": "module" }\n',
  'next.config.js': `export default { turbopack: { root: ${JSON.stringify(ROOT)} } }\n`,
  'app/layout.js': `export default ({ children }) => <html lang="en"><body>{children}</body></html>\n`,
  'app/page.js': `export default () => <h1>Empty</h1>\n`,
}

/** Builds and serves an application of one empty page with the same Next: what every page costs at least. */
export async function serveEmptyPage(): Promise<{ url: string; stop: () => Promise<void> }> {
  rmSync(FOLDER, { recursive: true, force: true })
  for (const [name, text] of Object.entries(FILES)) {
    const file = path.join(FOLDER, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const env = { NODE_ENV: 'production' }
  await runScript(NEXT, ['build', FOLDER], { output: 'quiet', env })
  const port = await freePort()
  const child = startScript(NEXT, ['start', FOLDER, '--port', String(port), '--hostname', '127.0.0.1'], {
    output: 'quiet',
    env,
  })
  const url = `http://127.0.0.1:${port}`
  await answers(url)
  const stop = async () => {
    await stopChild(child, 500)
    rmSync(FOLDER, { recursive: true, force: true })
  }
  return { url, stop }
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await ask(url, { path: '/' }).catch(() => null)
    if (answer?.status === 200) return
    await sleep(100)
  }
  throw new Error('The empty page is not served.')
}
