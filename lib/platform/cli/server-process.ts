import type { ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Settings } from '@/lib/platform/env'
import { type ChildOptions, startScript } from './children'
import { NEXT } from './production-build'

const SEVERAL = fileURLToPath(new URL('processes.mjs', import.meta.url))
/** More give each too few requests to be worth their memory. */
const MOST_BY_ITSELF = 4

/**
 * Megabytes. Left alone, Node lets garbage lie until half a gigabyte is used; the pages keep about 70 alive, and with
 * these limits a process stays near 300 at the same requests a second. Whoever sets limits in NODE_OPTIONS means it.
 */
const MEMORY = { '--max-old-space-size': 256, '--max-semi-space-size': 16 }

function memoryFlags(): string[] {
  const given = process.env.NODE_OPTIONS ?? ''
  return Object.entries(MEMORY)
    .filter(([flag]) => !given.includes(flag))
    .map(([flag, megabytes]) => `${flag}=${megabytes}`)
}

/** How many server processes PROCESSES asks for: with `auto` one a core, up to four. */
export function processCount({ PROCESSES }: Pick<Settings, 'PROCESSES'>): number {
  return PROCESSES === 'auto' ? Math.min(availableParallelism(), MOST_BY_ITSELF) : PROCESSES
}

/**
 * Starts the production server from the build that is there; it ends when this process ends.
 * @param processes with more than one, these share the port, and one that dies is replaced.
 */
export function startServer(
  listen: { port: number; hostname: string; processes?: number },
  options: ChildOptions,
): ChildProcess {
  const args = ['start', '--port', String(listen.port), '--hostname', listen.hostname]
  const given = { ...options, env: { ...options.env, NODE_ENV: 'production' }, flags: memoryFlags() }
  const { processes = 1 } = listen
  return processes === 1
    ? startScript(NEXT, args, given)
    : startScript(SEVERAL, [String(processes), NEXT, ...args], given)
}
