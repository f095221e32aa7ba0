// Several server processes on one port: `node processes.mjs COUNT SCRIPT ARGUMENTS…`. This one shares the port out and
// replaces a process that dies; it serves nothing itself. A process whose parent here dies ends at once, by node:cluster.
import cluster from 'node:cluster'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
/** A process that lived this long died of something new: the next one starts at once. */
const SOUND_AFTER_MS = 60_000
/** For the requests that are under way; a connection that a browser opened and has not used would hold on for longer. */
const GRACE_MS = 2_500

const [count = '', script = '', ...args] = process.argv.slice(2)
const waits = new Map()
let everServed = false
let stopping = false

cluster.schedulingPolicy = cluster.SCHED_RR
cluster.setupPrimary({ exec: script, args })
cluster.on('listening', () => {
  everServed = true
})
cluster.on('message', answerForAll)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
for (let number = 1; number <= Number(count); number += 1) start(String(number))

/** @param {string} number of the process: kept by the one that replaces it. */
function start(number) {
  const began = Date.now()
  const worker = cluster.fork({ PROCESS_NUMBER: number })
  worker.once('exit', (code, signal) => {
    if (stopping) return
    // What cannot even start will not by trying again: its reason is in what it printed.
    if (!everServed) process.exit(typeof code === 'number' && code > 0 ? code : 1)
    const lived = Date.now() - began
    const wait = lived > SOUND_AFTER_MS ? 0 : (waits.get(number) ?? 0)
    waits.set(number, Math.min(Math.max(wait * 2, FIRST_WAIT_MS), LONGEST_WAIT_MS))
    log({ process: number, pid: worker.process.pid, code, signal, livedMs: lived, againInMs: wait })
    setTimeout(() => stopping || start(number), wait)
  })
}

/**
 * One process is asked for its figures and answers for all: it asks here, every process is asked, and what they say
 * goes back to it (`lib/platform/all-metrics.ts`). One that has only begun to start has none yet.
 */
const asked = new Map()
const measured = new Set()
function answerForAll(worker, { tashrif, id, figures } = {}) {
  if (tashrif === 'I have figures') measured.add(worker.id)
  if (tashrif === 'figures of all?') {
    const others = Object.values(cluster.workers ?? {}).filter((one) => one?.isConnected() && measured.has(one.id))
    asked.set(id, { worker, waiting: others.length, said: [] })
    for (const one of others) one.send({ tashrif: 'your figures?', id })
  }
  const question = tashrif === 'my figures' && asked.get(id)
  if (!question) return
  question.said.push(figures)
  question.waiting -= 1
  if (question.waiting > 0) return
  asked.delete(id)
  if (question.worker.isConnected()) question.worker.send({ tashrif: 'figures of all', id, figures: question.said })
}

function log(fields) {
  console.log(
    JSON.stringify({
      level: 50,
      time: new Date().toISOString(),
      ...fields,
      msg: 'a server process ended; another starts',
    }),
  )
}

function stop() {
  if (stopping) return
  stopping = true
  const workers = Object.values(cluster.workers ?? {})
  for (const worker of workers) worker?.process.kill('SIGTERM')
  setTimeout(() => process.exit(0), GRACE_MS)
  cluster.on('exit', () => Object.keys(cluster.workers ?? {}).length || process.exit(0))
  if (!workers.length) process.exit(0)
}
