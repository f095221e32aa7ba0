import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

export const ROOT = path.resolve(import.meta.dirname, '..', '..', '..')

const CHILD_OF = new URL('child-of.mjs', import.meta.url).href
const running = new Set<ChildProcess>()

export type ChildOptions = {
  env?: Record<string, string | undefined>
  /** `quiet` keeps the output for the case that it fails, `held` until `letOut`. */
  output: 'inherit' | 'quiet' | 'held'
  /** For Node itself. */
  flags?: string[]
}

/** Runs a script on this Node from the project's root; it ends when this process ends. */
export function startScript(script: string, args: string[], { env, output, flags = [] }: ChildOptions): ChildProcess {
  const stdio = output === 'inherit' ? 'inherit' : 'pipe'
  const child = spawn(process.execPath, [...flags, '--import', CHILD_OF, script, ...args], {
    cwd: ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', TASHRIF_STARTED_BY: String(process.pid), ...env },
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
  const said = keepWords(child)
  const code = await ended(child)
  if (code !== 0) throw new Error(`${path.basename(script)} ${args.join(' ')} failed (${code}):\n${said()}`)
}

/** Collects what a child prints. @returns a function that gives it. */
export function keepWords(child: ChildProcess): () => string {
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text: Buffer) => {
      words += text.toString()
    })
  }
  return () => words.trim()
}

/** Prints what a child started with `held` has to say from now on; what it said before is dropped. */
export function letOut(child: ChildProcess): void {
  child.stdout?.removeAllListeners('data').pipe(process.stdout)
  child.stderr?.removeAllListeners('data').pipe(process.stderr)
}

/** The exit code, or the signal's name. */
export function ended(child: ChildProcess): Promise<number | string> {
  const before = child.exitCode ?? child.signalCode
  if (before !== null) return Promise.resolve(before)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  })
}

/**
 * Ends a child: asked first, then made to. A server that is asked finishes its requests, and would wait a minute for a
 * connection that a browser opened and has not used.
 */
export async function stopChild(child: ChildProcess, graceMs = 3000): Promise<void> {
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), graceMs)
  await ended(child).catch(() => {})
  clearTimeout(force)
}

/** Ends what still runs. */
export async function stopChildren(): Promise<void> {
  await Promise.all([...running].map((child) => stopChild(child)))
}

/** A package's command as a script for this Node: `next/dist/bin/next`. By its file, which packages seldom export. */
export function packageScript(file: string): string {
  return path.join(ROOT, 'node_modules', file)
}
