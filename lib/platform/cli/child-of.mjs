// Loaded into a child process (`node --import`): ends it when the one that started it ends, however that ends. That one
// holds the other end of our standard input.
process.stdin.resume()
process.stdin.unref()
process.stdin.once('end', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), 5000).unref()
})
