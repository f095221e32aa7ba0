import { execFileSync, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { type Binaries, binariesIn, nativeFolder } from './binaries'

/** The operating system's account that Postgres runs as; null means as ourselves. */
export type Account = { uid: number; gid: number } | null

export type Location = { account: Account; binaries: Binaries; cluster: string }

const SYSTEM_USER = 'tashrif'
const SYSTEM_FOLDER = '/var/lib/tashrif'

/**
 * Where a cluster's files and programs are, and who runs it.
 *
 * Postgres refuses to run as root. Started by root it runs as a system account, which cannot read below a home
 * that is closed (0700), nor programs there: data and a copy of the programs then go to /var/lib/tashrif, and
 * the data folder keeps a pointer to them, which is followed ever after.
 * @param folder absolute; is made when it is not there.
 */
export async function locate(folder: string): Promise<Location> {
  mkdirSync(folder, { recursive: true })
  const native = await nativeFolder()
  if (process.getuid?.() !== 0) {
    return { account: null, binaries: binariesIn(native), cluster: path.join(folder, 'postgres') }
  }
  const pointer = path.join(folder, 'postgres-location')
  const home = () => (existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : folder)
  const account = ownerOf(path.join(home(), 'postgres')) ?? systemAccount()
  if (home() === folder && !existsSync(path.join(folder, 'postgres')) && !canEnter(folder, account)) {
    // A name that was never there: whoever deletes the data folder begins anew, and loses nothing that is outside.
    writeFileSync(pointer, `${path.join(SYSTEM_FOLDER, randomBytes(6).toString('hex'))}\n`)
  }
  if (home() !== folder) makeFolderFor(home(), account)
  const programs = canRun(binariesIn(native).postgres, account) ? native : copyPrograms(native)
  return { account, binaries: binariesIn(programs), cluster: path.join(home(), 'postgres') }
}

/** The account that owns a cluster which is there already: it may have been started by somebody else before. */
function ownerOf(cluster: string): Account {
  if (!existsSync(cluster)) return null
  const { uid, gid } = statSync(cluster)
  return uid === 0 ? null : { uid, gid }
}

function systemAccount(): Account {
  const id = (flag: string) => Number(execFileSync('id', [flag, SYSTEM_USER], { encoding: 'utf8', stdio: 'pipe' }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    const made = spawnSync(
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        SYSTEM_FOLDER,
        '--shell',
        '/usr/sbin/nologin',
        SYSTEM_USER,
      ],
      { encoding: 'utf8' },
    )
    if (made.status !== 0) {
      throw new Error(
        'Postgres does not run as root, and the system account "tashrif" for it could not be made ' +
          `(${(made.stderr || made.error?.message || 'useradd failed').trim()}). Start as an ordinary user, or set DATABASE_URL.`,
      )
    }
    return { uid: id('-u'), gid: id('-g') }
  }
}

function makeFolderFor(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(SYSTEM_FOLDER, 0o755)
  if (account) chownSync(folder, account.uid, account.gid)
}

/** Asks the system itself, as that account: rights may also come from access lists or a mount. */
function allowed(test: string, file: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', `${test} "$1"`, 'sh', file], { ...account, cwd: '/' }).status === 0
}

const canEnter = (folder: string, account: Account) => allowed('test -x', folder, account)
const canRun = (program: string, account: Account) => allowed('test -r "$1" && test -x', program, account)

/** A copy of the programs where every account can run them, one a version; made whole or not at all. */
function copyPrograms(native: string): string {
  const { version } = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const target = path.join(SYSTEM_FOLDER, `programs-${version}-${process.arch}`)
  if (existsSync(target)) return target
  const partial = `${target}.${process.pid}`
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 })
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
  for (const folder of ['', 'bin', 'lib', 'share']) chmodSync(path.join(partial, folder), 0o755)
  try {
    renameSync(partial, target)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}
