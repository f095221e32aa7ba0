import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { locate } from '@/lib/platform/postgres/location'
import { freePort } from '@/lib/platform/postgres/ports'

/** The variable by which a run in the browser is told to put this PgBouncer in front of its Postgres. */
export const POOLER = 'TASHRIF_E2E_POOLER'

const PLACES = ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
const LISTENS_WITHIN_MS = 10_000

/** A PgBouncer that is installed on this machine, or null. */
export function installedPooler(): string | null {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter).filter(path.isAbsolute), ...PLACES]
  return folders.map((folder) => path.join(folder, 'pgbouncer')).find((file) => existsSync(file)) ?? null
}

export type Pooler = { url: string; stop: () => Promise<void> }

/**
 * Starts PgBouncer in transaction mode in front of the server of this connection string, for all its databases and the
 * role named there. It ends when this process ends.
 * @returns the same connection string by way of it.
 */
export async function startPooler(program: string, appUrl: string): Promise<Pooler> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tashrif-pooler-'))
  chmodSync(folder, 0o755)
  const { account } = await locate(folder)
  const port = await freePort()
  const behind = new URL(appUrl)
  const [settings, users] = ['pgbouncer.ini', 'users.txt'].map((name) => path.join(folder, name)) as [string, string]
  writeFileSync(users, `"${behind.username}" "${decodeURIComponent(behind.password)}"\n`)
  writeFileSync(
    settings,
    configuration({ host: behind.hostname, from: behind.port, port, users, admin: behind.username }),
  )
  for (const file of [folder, settings, users]) {
    if (file !== folder) chmodSync(file, 0o600)
    if (account) chownSync(file, account.uid, account.gid)
  }
  // The shell holds its input open: when that ends, with us, it ends the pooler. PgBouncer refuses to run as root.
  const child = spawn('/bin/sh', ['-c', '"$1" -q "$2" & cat > /dev/null; kill $!; wait', 'sh', program, settings], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.stdin.end()
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
  if (!(await listens(port))) {
    await stop()
    throw new Error('PgBouncer does not start; what it said stands above.')
  }
  const url = new URL(appUrl)
  url.port = String(port)
  return { url: url.href, stop }
}

type Settings = { host: string; from: string; port: number; users: string; admin: string }

function configuration({ host, from, port, users, admin }: Settings): string {
  return `[databases]
* = host=${host} port=${from}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
stats_users = ${admin}
pool_mode = transaction
default_pool_size = 10
max_client_conn = 500
; A database that comes back is found at once: a test takes it away.
server_login_retry = 1
query_wait_timeout = 2
`
}

async function listens(port: number): Promise<boolean> {
  const limit = Date.now() + LISTENS_WITHIN_MS
  while (Date.now() < limit) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ port, host: '127.0.0.1' })
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (open) return true
    await sleep(50)
  }
  return false
}
