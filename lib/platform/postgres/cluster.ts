import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { clearLeftover, holdFolder } from './leftover'
import { type Location, locate } from './location'
import { freePort } from './ports'
import { DATABASE, prepareRoles, type RoleName, type RolePasswords, roleUser } from './roles'

export type ClusterOptions = {
  /** Absolute. Holds the cluster, or a pointer to where it is. */
  folder: string
  passwords: RolePasswords
  /** False trades safety after a crash for speed: for tests only. */
  durable: boolean
  /** `migrate dev` makes scratch databases: for development only. */
  ownerMakesDatabases?: boolean
  /** Settings of the server (`name=value`) besides the ordinary. */
  settings?: readonly string[]
  /** Told in a sentence what happens besides the ordinary. */
  notice?: (sentence: string) => void
}

export type Cluster = {
  /** A connection string; the database is the application's own unless named. */
  url(role: RoleName, database?: string): string
  /** Stops Postgres in order and gives the folder back. */
  stop(): Promise<void>
  /** Settles when Postgres is gone for good without having been asked to stop. */
  lost: Promise<void>
}

// The cluster's own rules, whatever LANG says: without these `lower` and trigrams would ignore Cyrillic.
const INITDB_FLAGS = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
const SPEED_FLAGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
  'max_connections=200',
]
const SERVER_FLAGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  // A week of logs in files that overwrite themselves, in the cluster's own folder.
  'logging_collector=on',
  'log_filename=postgresql-%a.log',
  'log_truncate_on_rotation=on',
]
const READY_WITHIN_MS = 120_000

/**
 * Starts the built-in Postgres on a free port of the loopback address, making its cluster, roles and database when
 * they are not there. It ends when this process ends, however that happens.
 * @throws FolderInUse when another process runs on this folder; Error with Postgres's own words when it does not start.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const notice = options.notice ?? (() => {})
  const location = await locate(options.folder)
  const release = holdFolder(options.folder)
  try {
    if (!existsSync(location.cluster)) initialise(location, options)
    const left = await clearLeftover(location.cluster)
    if (left) notice(left)
    const port = await freePort()
    const url = (role: RoleName, database = DATABASE) =>
      `postgresql://${roleUser(role)}:${options.passwords[role]}@127.0.0.1:${port}/${database}`
    const server = run(location, port, options)
    await ready(url('superuser', 'postgres'), server)
    await prepareRoles(url, options)
    return { url, ...control(server, location.cluster, release) }
  } catch (error) {
    release()
    throw error
  }
}

/** Makes the cluster beside its place and moves it there, so that an interrupted first start leaves no half of one. */
function initialise({ account, binaries, cluster }: Location, { passwords, durable }: ClusterOptions): void {
  const partial = `${cluster}.new`
  rmSync(partial, { recursive: true, force: true })
  const folder = mkdtempSync(path.join(tmpdir(), 'tashrif-'))
  const passwordFile = path.join(folder, 'password')
  try {
    writeFileSync(passwordFile, `${passwords.superuser}\n`, { mode: 0o600 })
    if (account) for (const file of [folder, passwordFile]) chownSync(file, account.uid, account.gid)
    mkdirSync(partial, { mode: 0o700 })
    if (account) chownSync(partial, account.uid, account.gid)
    const flags = ['-D', partial, '-U', roleUser('superuser'), '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    const made = spawnSync(binaries.initdb, [...flags, ...INITDB_FLAGS, ...(durable ? [] : ['--no-sync'])], {
      ...account,
      cwd: '/',
      env: serverEnvironment(),
      encoding: 'utf8',
    })
    if (made.status !== 0)
      throw new Error(`Postgres could not be set up: ${made.stderr || made.error?.message || made.stdout}`)
    renameSync(partial, cluster)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Locale and time zone of this process are none of the server's business. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TMP, TEMP } = process.env
  return { PATH, SystemRoot, TMP, TEMP, LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv
}

type Server = { watchdog: ChildProcess; gone: Promise<void>; words: () => string }

function run({ account, binaries, cluster }: Location, port: number, options: ClusterOptions): Server {
  const { durable, settings: more = [] } = options
  const settings = [...SERVER_FLAGS, `port=${port}`, ...(durable ? [] : SPEED_FLAGS), ...more]
  const order = {
    ...binaries,
    cluster,
    account: account ?? {},
    env: serverEnvironment(),
    args: settings.flatMap((s) => ['-c', s]),
  }
  const script = fileURLToPath(new URL('watchdog.mjs', import.meta.url))
  const watchdog = spawn(process.execPath, [script, JSON.stringify(order)], {
    detached: true,
    windowsHide: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let words = ''
  watchdog.stderr?.on('data', (text: Buffer) => {
    words = `${words}${text}`.slice(-4000)
  })
  const gone = new Promise<void>((resolve) => watchdog.once('exit', () => resolve()))
  return { watchdog, gone, words: () => words.trim() }
}

/** Waits until the server answers. */
async function ready(url: string, server: Server): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    try {
      await client.connect()
      return
    } catch (error) {
      const code = (error as { code?: string }).code
      if (server.watchdog.exitCode !== null) throw new Error(`Postgres does not start: ${server.words()}`)
      if (code === '28P01')
        throw new Error('The passwords in the data folder (secrets.json) are not those of its Postgres.')
      if (Date.now() > end) throw new Error(`Postgres does not answer: ${server.words()}`)
    } finally {
      await client.end().catch(() => {})
    }
    await sleep(50)
  }
}

function control(server: Server, cluster: string, release: () => void): Pick<Cluster, 'lost' | 'stop'> {
  let asked = false
  const lost = new Promise<void>((resolve) => void server.gone.then(() => asked || resolve()))
  const stop = async () => {
    asked = true
    server.watchdog.stdin?.end()
    await server.gone
    // Only there when the watchdog itself was killed.
    await clearLeftover(cluster)
    release()
  }
  return { lost, stop }
}
