import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { commandOf, isAlive, processStart, waitForExit } from './processes'

/** Another live process uses this data folder. */
export class FolderInUse extends Error {}

type Holder = { pid: number; start: string | null }

/**
 * Takes the data folder for this process, so that no two run on one cluster. A holder that has ended, or whose
 * process id now belongs to something else, is passed over.
 * @returns a function that gives the folder back.
 * @throws FolderInUse
 */
export function holdFolder(folder: string): () => void {
  const file = path.join(folder, 'running.json')
  if (existsSync(file)) {
    const holder = readHolder(file)
    if (holder && holder.pid !== process.pid && isAlive(holder.pid) && processStart(holder.pid) === holder.start) {
      throw new FolderInUse(
        `Tashrif already runs on this data folder (process ${holder.pid}). Stop that one first, or set DATA_DIR to ` +
          `another folder. If no such process is Tashrif, delete ${file}.`,
      )
    }
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, start: processStart(process.pid) } satisfies Holder))
  return () => {
    if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true })
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

/**
 * Stops a Postgres that a killed run left on this cluster, and clears a pid file whose number now belongs to
 * another program. A pid file whose process is gone is left: Postgres then checks itself whether parts of the old
 * server still hold its memory.
 * @returns what was done, for the person who starts; null when there was nothing to do.
 * @throws Error when the left-over server does not end within a minute.
 */
export async function clearLeftover(cluster: string): Promise<string | null> {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  if (!isAlive(pid)) return 'the last run was killed: Postgres recovers its data'
  const command = commandOf(pid)
  if (command !== null && !command.includes(cluster)) {
    rmSync(file, { force: true })
    return 'the last run was killed: removed its stale pid file'
  }
  process.kill(pid, 'SIGINT')
  if (!(await waitForExit(pid, 30_000))) {
    process.kill(pid, 'SIGQUIT')
    if (!(await waitForExit(pid, 30_000)))
      throw new Error(`A Postgres left from an earlier run (process ${pid}) does not end.`)
  }
  return 'a Postgres left from a killed run was stopped'
}
