import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { PREVIEW_PX, previewOfPage, thumbnailOf } from './picture'
import { PREVIEWED_PAGES } from './rules'

const WITHIN_MS = 20_000

type Drawn = { pixels: Uint8Array; width: number; height: number }

/**
 * The first pages of a PDF as pictures: none where it is encrypted or broken. What was drawn before time was up is
 * kept.
 */
export async function previewPdf(bytes: Buffer): Promise<{ pages: Buffer[]; thumbnail: Buffer | null }> {
  const pages: Buffer[] = []
  for (const { pixels, width, height } of await drawPages(bytes)) pages.push(await previewOfPage(pixels, width, height))
  const [first] = pages
  return { pages, thumbnail: first ? await thumbnailOf(first) : null }
}

function drawPages(bytes: Buffer): Promise<Drawn[]> {
  // By its place in the sources: the bundler would take it for a part of the browser's code.
  const file = path.join(process.cwd(), 'lib/files', 'pdf-worker.mjs')
  return new Promise((resolve) => {
    const drawn: Drawn[] = []
    const copy = new Uint8Array(bytes)
    const worker = new Worker(file, {
      workerData: { bytes: copy, pages: PREVIEWED_PAGES, edge: PREVIEW_PX },
      transferList: [copy.buffer],
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    const late = setTimeout(() => void worker.terminate(), WITHIN_MS)
    worker.on('message', (page: Drawn) => drawn.push(page))
    // Not a PDF that can be drawn: it is kept all the same.
    worker.on('error', () => {})
    worker.on('exit', () => {
      clearTimeout(late)
      resolve(drawn)
    })
  })
}
