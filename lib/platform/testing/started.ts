import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from '@/lib/platform/cli/children'
import type { Secrets } from '@/lib/platform/cli/secrets'
import { DATABASE, roleUser } from '@/lib/platform/postgres/roles'

/** A command of the project while it runs, as somebody at a terminal has it. */
export type Started = {
  child: ChildProcess
  said: () => string
  /** Waits until a text is printed. @throws Error with what was printed when the command ends without it. */
  says: (text: string) => Promise<string>
  /** Exit code, or the signal's name. */
  over: Promise<number | string>
}

/** A data folder in a temporary place that the account of Postgres can enter. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tashrif-start-'))
  chmodSync(folder, 0o755)
  return folder
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** Starts a command of lib/platform/cli with nothing in its environment but this and the way to Node. */
export function startCommand(name: string, env: Record<string, string>): Started {
  return follow(process.execPath, ['--import', 'tsx', path.join('lib', 'platform', 'cli', `${name}.ts`)], env)
}

/** The same by npm, as people do it. */
export function startByNpm(script: string, env: Record<string, string>): Started {
  return follow('npm', ['run', script], { HOME: process.env.HOME ?? tmpdir(), ...env })
}

function follow(program: string, args: string[], env: Record<string, string>): Started {
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      words += text.toString()
    })
  }
  const over = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  })
  const says = async (text: string) => {
    let ending: number | string | undefined
    void over.then((code) => {
      ending = code
    })
    while (!words.includes(text)) {
      if (ending !== undefined) throw new Error(`It ended (${ending}) without "${text}":\n${words}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return words
  }
  return { child, over, said: () => words, says }
}

/** The process id and port of the Postgres in a data folder, from its pid file. */
export function runningPostgres(cluster: string): { pid: number; port: number } {
  const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

/** A connection string to the built-in Postgres of a data folder, as its owner. */
export function ownerUrl(folder: string, port: number): string {
  const secrets = JSON.parse(readFileSync(path.join(folder, 'secrets.json'), 'utf8')) as Secrets
  return `postgresql://${roleUser('owner')}:${secrets.postgres.owner}@127.0.0.1:${port}/${DATABASE}`
}
