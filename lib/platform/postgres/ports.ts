import { createServer } from 'node:net'

/**
 * Opens and closes a listener, to see whether a TCP port can be had.
 * @param port 0 asks the system for any free one.
 * @returns the port, or null when it is taken.
 * @throws for every other reason (no right to use the port, no such address).
 */
export function tryPort(port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      const found = typeof address === 'object' && address ? address.port : port
      server.close(() => resolve(found))
    })
  })
}

/** A TCP port on the loopback address that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const port = await tryPort(0, '127.0.0.1')
  if (port === null) throw new Error('The system has no free port on 127.0.0.1.')
  return port
}
