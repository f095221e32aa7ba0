import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { commandOf, isAlive, processStart } from '@/lib/platform/postgres/processes'

const EVERY_MS = 500
/** npm names its process after what it was asked: "npm start". */
const NPM = /^npm( |$)|npm-cli\.js/
const SHELLS_BETWEEN = 4

function parentOf(pid: number): number {
  try {
    if (process.platform === 'linux') {
      const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1])
    }
    if (process.platform === 'win32') return 0
    return Number(execFileSync('ps', ['-p', String(pid), '-o', 'ppid='], { encoding: 'utf8' }))
  } catch {
    return 0
  }
}

/** From our parent up to npm, when it started us: what stands between is the shell that it uses. Else nobody. */
function launchers(): number[] {
  const found: number[] = []
  for (let pid = process.ppid; pid > 1 && found.length < SHELLS_BETWEEN; pid = parentOf(pid)) {
    found.push(pid)
    if (NPM.test(commandOf(pid) ?? '')) return found
  }
  return []
}

/**
 * Calls `gone` once when npm or what it put between is killed: npm that is killed tells nobody, and we would go on
 * unseen, holding the port.
 */
export function watchLaunchers(gone: () => void): void {
  const watched = launchers().map((pid) => ({ pid, start: processStart(pid) }))
  const timer = setInterval(() => {
    if (watched.every(({ pid, start }) => isAlive(pid) && processStart(pid) === start)) return
    clearInterval(timer)
    gone()
  }, EVERY_MS)
  timer.unref()
}
