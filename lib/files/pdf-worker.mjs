import { parentPort, workerData } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'

// A thread of its own: what a page takes to be drawn holds up nobody, and it is ended when it takes too long.
const { bytes, pages, edge } = workerData

const library = await PDFiumLibrary.init()
const document = await library.loadDocument(bytes)
const count = Math.min(document.getPageCount(), pages)
for (let index = 0; index < count; index++) {
  const page = document.getPage(index)
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const scale = edge / Math.max(originalWidth, originalHeight, 1)
  const { data, width, height } = await page.render({ scale, render: 'bitmap' })
  const pixels = new Uint8Array(data)
  parentPort?.postMessage({ pixels, width, height }, [pixels.buffer])
}
document.destroy()
library.destroy()
