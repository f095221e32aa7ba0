import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './children'

const NOT_A_SOURCE = /(\.test\.tsx?$|^node_modules$|^generated$|^\.)/

/** A hash over the text of files and folders (relative to the project), tests and generated files left out. */
export function sourceHash(sources: string[]): string {
  const hash = createHash('sha256')
  for (const source of sources) addTo(hash, source)
  return hash.digest('hex')
}

function addTo(hash: ReturnType<typeof createHash>, source: string): void {
  const file = path.join(ROOT, source)
  if (!existsSync(file)) return
  if (!statSync(file).isDirectory()) {
    hash.update(source).update('\0').update(readFileSync(file)).update('\0')
    return
  }
  for (const name of readdirSync(file).sort()) {
    if (!NOT_A_SOURCE.test(name)) addTo(hash, path.posix.join(source, name))
  }
}

/** Whether what stands in `folder` was made from sources with this hash. */
export function isMadeFrom(folder: string, hash: string): boolean {
  const file = path.join(ROOT, folder, 'made-from')
  return existsSync(file) && readFileSync(file, 'utf8').trim() === hash
}

export function markMadeFrom(folder: string, hash: string): void {
  mkdirSync(path.join(ROOT, folder), { recursive: true })
  writeFileSync(path.join(ROOT, folder, 'made-from'), `${hash}\n`)
}
