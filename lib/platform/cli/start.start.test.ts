import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '@/lib/platform/postgres/ports'
import { isAlive, waitForExit } from '@/lib/platform/postgres/processes'
import { withClient } from '@/lib/platform/postgres/roles'
import {
  ownerUrl,
  removeFolder,
  runningPostgres,
  type Started,
  startByNpm,
  startCommand,
  temporaryFolder,
} from '@/lib/platform/testing/started'

const folder = temporaryFolder()
const cluster = path.join(folder, 'postgres')
const started: Started[] = []
let port: number

function start(env: Record<string, string> = {}): Started {
  const one = startCommand('start', { PORT: String(port), DATA_DIR: folder, ...env })
  started.push(one)
  return one
}

const status = (address: string) => fetch(address, { redirect: 'manual' }).then((answer) => answer.status)
const query = (sql: string) =>
  withClient(ownerUrl(folder, runningPostgres(cluster).port), async (client) => (await client.query(sql)).rows)

beforeAll(async () => {
  port = await freePort()
})

afterAll(async () => {
  for (const { child, over } of started) {
    child.kill('SIGTERM')
    await over
  }
  removeFolder(folder)
})

describe('npm start with nothing in the environment, LANG neither', () => {
  let password: string | undefined

  test('serves the sample visit and prints the sign-ins', async () => {
    const said = await start().says(`Ready on http://localhost:${port}`)
    expect(said).toMatch(/^ {2}planner@tashrif\.example$/m)
    expect(said).not.toContain('first admin')
    password = /^Password: (\S{12,})$/m.exec(said)?.[1]
    expect(password).toBeDefined()
    expect(await status(`http://localhost:${port}/sign-in`)).toBe(200)
    expect(await query('SELECT count(*)::int AS visits FROM visit')).toEqual([{ visits: 1 }])
  })

  test('keeps text in UTF8, and its secrets to their owner', async () => {
    expect(await query("SELECT lower('ТОШКЕНТ') AS word")).toEqual([{ word: 'тошкент' }])
    expect(statSync(path.join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
  })

  test('refuses a second start on the same data, and leaves the first alone', async () => {
    const second = start({ PORT: String(await freePort()) })
    expect(await second.over).toBe(1)
    expect(second.said()).toContain('already runs on this data folder')
    expect(await status(`http://localhost:${port}/sign-in`)).toBe(200)
  })

  test('brings a Postgres that falls over up again', async () => {
    const { pid } = runningPostgres(cluster)
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => status(`http://localhost:${port}/api/health?ready=1`), { timeout: 20_000 }).toBe(200)
    expect(runningPostgres(cluster).pid).not.toBe(pid)
  })

  test('leaves neither server nor Postgres behind when it is killed', async () => {
    const { pid } = runningPostgres(cluster)
    started[0]?.child.kill('SIGKILL')
    expect(await waitForExit(pid, 15_000)).toBe(true)
    await expect.poll(() => status(`http://localhost:${port}/sign-in`).catch(() => 0), { timeout: 10_000 }).toBe(0)
  })

  test('keeps data and password at the next start, and stops in order when asked', async () => {
    const next = start()
    const said = await next.says('Ready on ')
    expect(said).toContain(`Password: ${password}`)
    expect(said).toContain('kept what is there')
    expect(await query('SELECT count(*)::int AS visits FROM visit')).toEqual([{ visits: 1 }])
    const { pid } = runningPostgres(cluster)
    next.child.kill('SIGINT')
    expect(await next.over).toBe(0)
    expect(isAlive(pid)).toBe(false)
    expect(readdirSync(cluster)).not.toContain('postmaster.pid')
  })

  test.runIf(process.platform === 'linux')('takes over from a Postgres whose watchdog was killed with it', async () => {
    const killed = start()
    await killed.says('Ready on ')
    const { pid } = runningPostgres(cluster)
    const watchdog = Number(/\) \S (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
    process.kill(watchdog, 'SIGKILL')
    killed.child.kill('SIGKILL')
    await killed.over
    const next = start()
    expect(await next.says('Ready on ')).toContain('was stopped')
    expect(isAlive(pid)).toBe(false)
    next.child.kill('SIGTERM')
    expect(await next.over).toBe(0)
  })

  test.runIf(process.platform !== 'win32').each(['SIGKILL', 'SIGTERM'] as const)(
    'ends when npm is ended by %s',
    async (signal) => {
      const npm = startByNpm('start', { PORT: String(port), DATA_DIR: folder })
      started.push(npm)
      await npm.says('Ready on ')
      const { pid } = runningPostgres(cluster)
      npm.child.kill(signal)
      expect(await waitForExit(pid, 15_000)).toBe(true)
      await expect.poll(() => status(`http://localhost:${port}/sign-in`).catch(() => 0), { timeout: 10_000 }).toBe(0)
    },
  )
})

describe('the built-in Postgres', () => {
  test.runIf(process.getuid?.() === 0)(
    'run by root from a closed home, keeps its data where it can enter',
    async () => {
      const home = temporaryFolder()
      chmodSync(home, 0o700)
      const env = { DATA_DIR: path.join(home, 'data') }
      const first = startCommand('migrate', env)
      expect(await first.over).toBe(0)
      const pointed = readFileSync(path.join(home, 'data', 'postgres-location'), 'utf8').trim()
      expect(readdirSync(pointed)).toEqual(['postgres'])
      const second = startCommand('migrate', env)
      expect(await second.over).toBe(0)
      expect(second.said()).toContain('nothing new')
      for (const folder of [home, pointed]) removeFolder(folder)
    },
  )

  test('started for a moment by a command, ends with it', async () => {
    const data = path.join(folder, 'moment')
    const migrated = startCommand('migrate', { DATA_DIR: data })
    expect(await migrated.over).toBe(0)
    expect(readdirSync(path.join(data, 'postgres'))).not.toContain('postmaster.pid')
  })
})

describe('npm start', () => {
  test('says that the port is taken, before anything else', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const taken = (server.address() as { port: number }).port
    const refused = start({ PORT: String(taken), DATA_DIR: path.join(folder, 'unused') })
    expect(await refused.over).toBe(1)
    expect(refused.said().trim()).toMatch(
      new RegExp(`^Port ${taken} is taken by another program.*PORT=${taken + 1} npm start$`),
    )
    expect(readdirSync(folder)).not.toContain('unused')
    server.close()
  })

  test('with DATABASE_URL wants a secret from the environment', async () => {
    const refused = start({ PORT: String(await freePort()), DATABASE_URL: 'postgresql://x:y@127.0.0.1:1/z' })
    expect(await refused.over).toBe(1)
    expect(refused.said()).toContain('SESSION_SECRET is not set')
  })

  test('names each variable that is wrong', async () => {
    const refused = start({ PORT: 'x', HOST: '0.0.0.0', HOME_ZONE: 'Nowhere' })
    expect(await refused.over).toBe(1)
    expect(refused.said()).toMatch(/PORT: .*\n {2}HOME_ZONE: /)
  })
})
