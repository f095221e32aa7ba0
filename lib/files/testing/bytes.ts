import { crc32, deflateRawSync } from 'node:zlib'
import sharp from 'sharp'

type Size = { width?: number; height?: number }

/** A photo as a phone takes it: lying on its side, with the device and the place in it. */
export const photo = ({ width = 400, height = 300 }: Size = {}): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#7a9' } })
    .withExif({
      IFD0: { Make: 'Namuna', Model: 'Namuna Phone 9', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 18/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '69/1 16/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

/** A PDF of so many pages, each with a line of text. */
export function pdf(pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_, i) => `${4 + i * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...Array.from({ length: pages }, (_, i) => {
      const text = `BT /F1 48 Tf 72 700 Td (Page ${i + 1}) Tj ET`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + i * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
      ]
    }).flat(),
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1')
}

type Part = {
  name: string
  text: string | Buffer /** What it says it unpacks to, if that is a lie. */
  claims?: number
}

/** A zip of these parts, packed. */
export function zip(parts: readonly Part[]): Buffer {
  const local: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, text, claims } of parts) {
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes)
    const facts = Buffer.alloc(16)
    facts.writeUInt32LE(crc32(bytes), 4)
    facts.writeUInt32LE(packed.length, 8)
    facts.writeUInt32LE(claims ?? bytes.length, 12)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(8, 8)
    facts.copy(head, 10)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 6)
    entry.writeUInt16LE(8, 10)
    facts.copy(entry, 12)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    local.push(head, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    at += head.length + name.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, list, end])
}

const TYPES = 'application/vnd.openxmlformats-officedocument'

/** A document of Word, with more parts where something is to be hidden in it. */
export const docx = (more: readonly Part[] = [], type = `${TYPES}.wordprocessingml.document.main+xml`): Buffer =>
  zip([
    {
      name: '[Content_Types].xml',
      text: `<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`,
    },
    { name: 'word/document.xml', text: '<w:document/>' },
    ...more,
  ])

/** The beginning of a program for Windows. */
export const program = (): Buffer => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 7)])
