// Loaded into a child process (`node --import`): ends it when the one that started it ends, however that ends. That one
// holds the other end of our standard input. What the child starts in turn inherits this import and is left alone.
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.env.TASHRIF_STARTED_BY === String(process.ppid)) {
  process.stdin.resume()
  process.stdin.unref()
  process.stdin.once('end', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 5000).unref()
  })
}
