import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** The addresses of all files of a kind under `app/`: route groups left out, `[visitId]` kept. */
export function routes(file: 'page.tsx' | 'route.ts'): string[] {
  return globSync(`app/**/${file}`, { cwd: ROOT })
    .map((name) => path.dirname(name).split(path.sep).slice(1))
    .map((parts) => `/${parts.filter((part) => !part.startsWith('(')).join('/')}`)
    .sort()
}

/** The names of all server actions, from the files that declare them. */
export function actionNames(): string[] {
  return globSync('lib/**/*actions.ts', { cwd: ROOT })
    .flatMap((name) => [
      ...readFileSync(path.join(ROOT, name), 'utf8').matchAll(/^export (?:const|async function) (\w+)/gm),
    ])
    .map(([, name]) => name ?? '')
    .sort()
}

type Manifest = { node: Record<string, { exportedName?: string }> }

/** The id under which each action answers, by its name, from the production build. */
export function actionIds(): Map<string, string> {
  const file = path.join(ROOT, '.next/server/server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  return new Map(
    Object.entries(node).flatMap(([id, { exportedName }]) => (exportedName ? [[exportedName, id] as const] : [])),
  )
}
