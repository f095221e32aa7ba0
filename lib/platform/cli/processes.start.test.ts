import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '@/lib/platform/postgres/ports'
import { isAlive, waitForExit } from '@/lib/platform/postgres/processes'
import { removeFolder, type Started, startCommand, temporaryFolder } from '@/lib/platform/testing/started'
import { processCount } from './server-process'

const folder = temporaryFolder()
const started: Started[] = []
let port: number
let address: string

const TOKEN = 't'.repeat(40)

const children = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
const isSharing = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('processes.mjs')

/** The process that shares out the port, and those that serve. */
function family({ child }: Started): { sharing: number; serving: number[] } {
  const sharing = children(child.pid ?? 0).find(isSharing) ?? 0
  return { sharing, serving: sharing ? children(sharing) : [] }
}

async function start(): Promise<Started> {
  const one = startCommand('start', { PORT: String(port), DATA_DIR: folder, PROCESSES: '2', METRICS_TOKEN: TOKEN })
  started.push(one)
  await one.says('Ready on ')
  return one
}

const page = () =>
  fetch(`${address}/sign-in`).then(
    (answer) => answer.status,
    () => 0,
  )

beforeAll(async () => {
  port = await freePort()
  address = `http://127.0.0.1:${port}`
})

afterAll(async () => {
  for (const { child, over } of started) {
    child.kill('SIGTERM')
    await over
  }
  removeFolder(folder)
})

test('`auto` is one process a core, four at most', () => {
  expect(processCount({ PROCESSES: 'auto' })).toBeGreaterThanOrEqual(1)
  expect(processCount({ PROCESSES: 'auto' })).toBeLessThanOrEqual(4)
  expect(processCount({ PROCESSES: 3 })).toBe(3)
})

describe.runIf(process.platform === 'linux')('npm start with two server processes', () => {
  test('serves from both, and replaces one that is killed', async () => {
    const one = await start()
    await expect.poll(() => family(one).serving.length, { timeout: 20_000 }).toBe(2)
    const before = family(one)
    const killed = before.serving[0] ?? 0
    process.kill(killed, 'SIGKILL')
    await one.says('a server process ended; another starts')
    await expect.poll(() => family(one).serving.length, { timeout: 20_000 }).toBe(2)
    expect(family(one).serving).not.toContain(killed)
    // Each connection goes to the next process: some of these to the new one.
    await expect
      .poll(async () => await Promise.all([page(), page(), page(), page()]), { timeout: 20_000 })
      .toEqual([200, 200, 200, 200])
  })

  test('tells the figures of both, whichever is asked', async () => {
    const scrape = async () => {
      const answer = await fetch(`${address}/api/metrics`, { headers: { Authorization: `Bearer ${TOKEN}` } })
      return (await answer.text()).match(/^tashrif_build_info.*$/gm) ?? []
    }
    const processes = async () => (await scrape()).map((line) => /process="(\d)"/.exec(line)?.[1]).sort()
    // The one that was replaced has figures once it has started.
    await expect.poll(processes, { timeout: 20_000 }).toEqual(['1', '2'])
    for (let time = 0; time < 4; time += 1) expect(await processes()).toEqual(['1', '2'])
  })

  test('stops in order when asked', async () => {
    const one = started[0] as Started
    const { sharing, serving } = family(one)
    one.child.kill('SIGINT')
    expect(await one.over).toBe(0)
    expect([sharing, ...serving].filter(isAlive)).toEqual([])
    expect(await page()).toBe(0)
    expect(one.said().match(/another starts/g)).toHaveLength(1)
  })

  test('leaves no process behind when it is killed, nor when the one that shares out the port is', async () => {
    const killed = await start()
    const first = family(killed)
    killed.child.kill('SIGKILL')
    for (const pid of [first.sharing, ...first.serving]) expect(await waitForExit(pid, 15_000)).toBe(true)
    await killed.over
    const headless = await start()
    const second = family(headless)
    process.kill(second.sharing, 'SIGKILL')
    expect(await headless.over).toBe(1)
    for (const pid of second.serving) expect(await waitForExit(pid, 15_000)).toBe(true)
  })
})
