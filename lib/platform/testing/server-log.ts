import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

const WAIT_MS = 15_000

/** The file of the server's log as lines of JSON; null while it keeps none. */
export async function currentFile(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ file: string | null }>(`SELECT pg_current_logfile('jsonlog') AS file`)
  return rows[0]?.file ?? null
}

type Log = {
  /** The lines since the last call, or since the log was opened. */
  linesUntilNow(): Promise<string[]>
}

/** Reads the log by the connection itself, so that whose files these are, and on which machine, does not matter. */
export async function openLog(client: pg.Client): Promise<Log> {
  // The collector is told of new settings last: when its file is there, every connection knows them.
  let file = await waitFor(
    () => currentFile(client),
    'Postgres opens no log of JSON lines: is its logging collector on?',
  )
  const size = await client.query<{ size: string }>('SELECT size FROM pg_stat_file($1)', [file])
  let offset = Number(size.rows[0]?.size ?? 0)
  let rest: Buffer = Buffer.alloc(0)

  const more = async (): Promise<string[]> => {
    const { rows } = await client.query<{ bytes: Buffer }>('SELECT pg_read_binary_file($1, $2, 8388608) AS bytes', [
      file,
      offset,
    ])
    const bytes = rows[0]?.bytes ?? Buffer.alloc(0)
    offset += bytes.length
    rest = Buffer.concat([rest, bytes])
    const end = rest.lastIndexOf('\n')
    const lines = end < 0 ? [] : rest.subarray(0, end).toString('utf8').split('\n')
    rest = rest.subarray(end + 1)
    // At midnight the log goes on in the next day's file, once all of the old one is read.
    const current = bytes.length ? file : await currentFile(client)
    if (current && current !== file) [file, offset] = [current, 0]
    return lines
  }

  return {
    // All processes write into one pipe, each its line before the answer is sent: what was answered before the mark
    // stands above it.
    linesUntilNow: async () => {
      const mark = `recorded until ${randomUUID()}`
      await client.query(`DO $$ BEGIN RAISE LOG '${mark}'; END $$`)
      const lines: string[] = []
      await waitFor(async () => {
        const read = await more()
        lines.push(...read)
        return read.some((line) => line.includes(mark)) || null
      }, 'The log of Postgres does not go on.')
      return lines
    },
  }
}

/** @throws Error with the complaint when `look` finds nothing for 15 seconds. */
export async function waitFor<T>(look: () => Promise<T | null>, complaint: string): Promise<T> {
  for (const end = Date.now() + WAIT_MS; Date.now() < end; await sleep(10)) {
    const found = await look()
    if (found !== null) return found
  }
  throw new Error(complaint)
}
