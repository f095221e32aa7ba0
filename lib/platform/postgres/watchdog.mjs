// Runs Postgres for as long as the process that started this one lives. That process holds the other end of our
// standard input: when it ends, however it ends (SIGKILL too), the pipe closes and Postgres is shut down in order.
// It has a session of its own, so that Ctrl-C in a terminal reaches the application first, then Postgres.
// A Postgres that falls over is started again; one that never comes up is given up.
import { spawn } from 'node:child_process'

const { postgres, pgCtl, cluster, args, account, env } = JSON.parse(process.argv[2])
const GIVE_UP_AFTER = 5
const SHORT_LIFE_MS = 3000

let server
let stopping = false
let shortLives = 0

function start() {
  const startedAt = Date.now()
  server = spawn(postgres, ['-D', cluster, ...args], {
    ...account,
    env,
    cwd: cluster,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  server.once('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  server.once('exit', (code, signal) => {
    if (stopping) process.exit(0)
    shortLives = Date.now() - startedAt < SHORT_LIFE_MS ? shortLives + 1 : 1
    console.error(`Postgres ended by itself (${signal ?? code})`)
    if (shortLives >= GIVE_UP_AFTER) process.exit(1)
    setTimeout(start, 500)
  })
}

function stop() {
  if (stopping) return
  stopping = true
  if (server.exitCode !== null || server.signalCode !== null) process.exit(0)
  // Windows knows no signals: there pg_ctl speaks to the server.
  if (process.platform === 'win32') spawn(pgCtl, ['stop', '-D', cluster, '-m', 'fast'], { stdio: 'ignore' })
  else server.kill('SIGINT')
  setTimeout(() => server.kill('SIGQUIT'), 30_000).unref()
}

process.stdin.resume()
process.stdin.once('end', stop)
process.stdin.once('error', stop)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
start()
