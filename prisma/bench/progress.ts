import type { Progress } from './load'

const WIDTH = 30
const EVERY_MS = 200
/** Where the output is no terminal, a line for each step is enough. */
const EVERY_MS_IN_A_FILE = 10_000

/** A bar on standard error: the step, how much of it is done, and the seconds since the beginning. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr): Progress {
  const began = performance.now()
  const every = stream.isTTY ? EVERY_MS : EVERY_MS_IN_A_FILE
  let [shown, step] = [0, '']
  return ({ name, done, total }) => {
    const now = performance.now()
    const end = done >= total
    if (now - shown < every && !end && name === step) return
    const filled = Math.round((Math.min(done, total) / Math.max(total, 1)) * WIDTH)
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
    const count = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`
    const line = `${name.padEnd(18)} ${bar} ${count}, ${((now - began) / 1000).toFixed(0)} s`
    stream.write(stream.isTTY ? `\r\x1b[K${line}${end ? '\n' : ''}` : `${line}\n`)
    shown = now
    step = name
  }
}
