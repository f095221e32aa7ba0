import { randomBytes } from 'node:crypto'
import { freePort } from '@/lib/platform/postgres/ports'
import { startCommand } from '@/lib/platform/testing/started'

export type RunningServer = {
  url: string
  /** Of the start command; the processes that serve are below it. */
  pid: number
  /** From the command to the first page served. */
  startedInMs: number
  stop: () => Promise<void>
}

/**
 * Starts Tashrif as `npm start` does, with the production build, which is made when it is not there. PROCESSES says how
 * many serve.
 * @param variables the environment besides port and secret; without DATABASE_URL it runs a Postgres of its own.
 */
export async function startServer(variables: Record<string, string>): Promise<RunningServer> {
  const port = await freePort()
  const begun = performance.now()
  const started = startCommand('start', {
    SESSION_SECRET: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'warn',
    PROCESSES: process.env.PROCESSES ?? '1',
    ...variables,
    PORT: String(port),
    HOST: 'localhost',
  })
  const end = () => void started.child.kill('SIGTERM')
  process.once('exit', end)
  await started.says('Ready on')
  const startedInMs = performance.now() - begun
  const stop = async () => {
    process.removeListener('exit', end)
    started.child.kill('SIGTERM')
    await started.over
  }
  return { url: `http://127.0.0.1:${port}`, pid: started.child.pid ?? 0, startedInMs, stop }
}
