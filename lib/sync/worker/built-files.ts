import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const BUILD = '.next'
const STATIC = /static\/(?:chunks|media|css)\/[\w./~-]+\.(?:js|css|woff2)/g
/** Of the fonts only what our words are written in; other letters are set in the system's. */
const FONT = /\.woff2$/
const OUR_LETTERS = /(latin|cyrillic)/

/**
 * The built files that the shell for the road needs, as paths below the build's folder (`static/chunks/….js`): those
 * that the build's own lists name for its page, and whatever these name in turn, such as an editor that is loaded later.
 * @throws Error when the build has no such page
 */
export function filesOfShell(root = process.cwd()): Set<string> {
  const build = path.join(root, BUILD)
  const lists = [...listsOfPage(build, 'road'), path.join(build, 'build-manifest.json')]
  const found = new Set<string>()
  const look = (text: string) => {
    for (const [file] of text.matchAll(STATIC)) {
      if (found.has(file) || (FONT.test(file) && !OUR_LETTERS.test(file))) continue
      found.add(file)
      if (!FONT.test(file)) look(filled(readIfThere(path.join(build, file)), file))
    }
  }
  for (const list of lists) look(readFileSync(list, 'utf8'))
  return found
}

/** Styles name their fonts from where they stand. */
const filled = (text: string, from: string): string =>
  from.endsWith('.css') ? text.replaceAll('../media/', 'static/media/') : text

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function listsOfPage(build: string, page: string): string[] {
  const app = path.join(build, 'server', 'app')
  const lists = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.split(path.sep).includes(page) && file.endsWith('_client-reference-manifest.js'),
  )
  if (lists.length === 0) throw new Error(`The build has no page "${page}"`)
  return lists.map((file) => path.join(app, file))
}
