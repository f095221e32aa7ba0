import { inflateRawSync } from 'node:zlib'

/** The parts of a zip file by their names, read from its central directory (APPNOTE 4.3). */
export function unzip(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes)
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = file.readUInt32LE(end + 16)
  const parts = new Map<string, string>()
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset))
    const local = file.readUInt32LE(at + 42)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const data = file.subarray(start, start + size)
    const key = file.toString('utf8', at + 46, at + 46 + Number(name))
    parts.set(key, (method === 8 ? inflateRawSync(data) : data).toString('utf8'))
    at += 46 + Number(name) + Number(extra) + Number(comment)
  }
  return parts
}
