import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = path.resolve(import.meta.dirname, '..', '..', '..')

const CHILD_OF = new URL('child-of.mjs', import.meta.url).href
const running = new Set<ChildProcess>()

export type ChildOptions = {
  env?: Record<string, string | undefined>
  /** `quiet` keeps the output for the case that it fails. */
  output: 'inherit' | 'quiet'
}

/** Runs a script on this Node from the project's root; it ends when this process ends. */
export function startScript(script: string, args: string[], { env, output }: ChildOptions): ChildProcess {
  const stdio = output === 'inherit' ? 'inherit' : 'pipe'
  const child = spawn(process.execPath, ['--import', CHILD_OF, script, ...args], {
    cwd: ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['pipe', stdio, stdio],
  })
  // Its end of the pipe may be gone before ours.
  child.stdin?.on('error', () => {})
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** @throws Error with what the script printed when it does not end well. */
export async function runScript(script: string, args: string[], options: ChildOptions): Promise<void> {
  const child = startScript(script, args, options)
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (words += text.toString()))
  const code = await ended(child)
  if (code !== 0) throw new Error(`${path.basename(script)} ${args.join(' ')} failed (${code}):\n${words.trim()}`)
}

/** The exit code, or the signal's name. */
export function ended(child: ChildProcess): Promise<number | string> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  })
}

/** Ends what still runs: asked first, after ten seconds made to. */
export async function stopChildren(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGTERM')
      const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended(child).catch(() => {})
      clearTimeout(force)
    }),
  )
}

/** The command of a package in node_modules, as a script for this Node. */
export function packageScript(file: string): string {
  return fileURLToPath(import.meta.resolve(file))
}
