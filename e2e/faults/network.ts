import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * Where a request is cut: before a byte of it arrives, in the middle of it, when the answer begins (it was done, and
 * nobody hears of it), in the middle of the answer; or not at all.
 */
export const CUTS = ['before', 'during', 'answer', 'halfAnswer'] as const
export type Cut = (typeof CUTS)[number] | 'none'

/** The request's own header that says where it is to be cut; it does not go further than this network. */
export const CUT_HEADER = 'x-cut'

export type Network = { url: string; stop: () => Promise<void> }

/** A bad network in front of a server: real connections, really broken off. One request a connection. */
export async function startNetwork(to: () => number): Promise<Network> {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    open.add(client)
    client.on('close', () => open.delete(client))
    client.on('error', () => client.destroy())
    carry(client, to())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    for (const socket of open) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}

function carry(client: Socket, port: number): void {
  let head = Buffer.alloc(0)
  const onHead = (piece: Buffer) => {
    head = Buffer.concat([head, piece])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) return
    client.off('data', onHead)
    // What follows waits until there is somebody to take it.
    client.pause()
    const words = head.subarray(0, end).toString('latin1')
    const cut = (new RegExp(`^${CUT_HEADER}: (\\w+)`, 'im').exec(words)?.[1] ?? 'none') as Cut
    const length = Number(/^content-length: (\d+)/im.exec(words)?.[1] ?? 0)
    if (cut === 'before') return void client.destroy()
    forward({ client, port, head, cut, whole: end + 4 + length })
  }
  client.on('data', onHead)
}

function forward(args: { client: Socket; port: number; head: Buffer; cut: Cut; whole: number }): void {
  const { client, port, head, cut, whole } = args
  const server = connect(port, '127.0.0.1')
  const breakOff = () => {
    client.destroy()
    server.destroy()
  }
  server.on('error', breakOff)
  client.on('close', () => server.destroy())
  let sent = 0
  const pass = (piece: Buffer) => {
    const half = Math.floor(whole / 2)
    if (cut === 'during' && sent + piece.length > half) {
      server.write(piece.subarray(0, Math.max(0, half - sent)), breakOff)
      return
    }
    sent += piece.length
    server.write(piece)
  }
  server.on('connect', () => {
    pass(head)
    client.on('data', pass)
    client.resume()
  })
  server.on('data', (answer) => {
    if (cut === 'answer') return breakOff()
    if (cut === 'halfAnswer') return void client.write(answer.subarray(0, Math.floor(answer.length / 2)), breakOff)
    client.write(answer)
  })
  server.on('end', () => client.end())
}
