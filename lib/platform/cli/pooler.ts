import { spawnSync } from 'node:child_process'
import { installedPooler } from '@/lib/platform/testing/pooler'

/**
 * Sees to it that there is a PgBouncer for the nightly tests: one that is installed, else as root the distribution's
 * package, which is not left running.
 * @returns its program, or null with nothing installed.
 */
export function findPooler(): string | null {
  return installedPooler() ?? (fromDistribution() ? installedPooler() : null)
}

function fromDistribution(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const apt = (...args: string[]) => spawnSync('apt-get', ['-qq', ...args], { env, stdio: 'ignore' }).status === 0
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'pgbouncer')
}
