import { EnvError } from '@/lib/platform/env'
import { FolderInUse } from '@/lib/platform/postgres/leftover'
import { stopChildren } from './children'

/** What a person can put right and needs no trace for. */
export class Refusal extends Error {}

type Closer = () => Promise<void>
const closers: Closer[] = []
let closing: Promise<void> | undefined

/** Something to be closed at the end of the command, however it ends; the last one opened is closed first. */
export function atEnd(close: Closer): void {
  closers.push(close)
}

function close(): Promise<void> {
  closing ??= (async () => {
    await stopChildren()
    for (const closer of closers.reverse()) await closer().catch((error) => console.error(error))
  })()
  return closing
}

/** Closes everything in order and ends the process. */
export async function end(code: number): Promise<never> {
  await close()
  process.exit(code)
}

/**
 * Runs a command: Ctrl-C and a polite kill close everything in order, and what went wrong is said in words.
 * @param work returns the exit code.
 * @param codeOnSignal the exit code when somebody stops it: 0 for what runs until stopped.
 */
export async function main(work: () => Promise<number>, codeOnSignal = 0): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!closing) console.log('\nStopping…')
      void end(codeOnSignal)
    })
  }
  let code = 1
  try {
    code = await work()
  } catch (error) {
    // What a person broke off fails on its way down; that is no news.
    if (!closing) report(error)
  }
  await end(code)
}

function report(error: unknown): void {
  const plain = error instanceof Refusal || error instanceof EnvError || error instanceof FolderInUse
  const words = error instanceof Error ? error.message : String(error)
  console.error(`\n${words}`)
  if (!plain && process.env.LOG_LEVEL === 'debug' && error instanceof Error) console.error(error.stack)
}
