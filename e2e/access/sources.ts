import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** The addresses of all files of a kind under `app/`: route groups left out, `[visitId]` kept. */
export function routes(file: 'page.tsx' | 'route.ts'): string[] {
  return globSync(`app/**/${file}`, { cwd: ROOT }).map(routeOf).sort()
}

function routeOf(file: string): string {
  const parts = path.dirname(file).split(path.sep).slice(1)
  return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`
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

type Manifest = { node: Record<string, { exportedName?: string; workers: Record<string, unknown> }> }

/** Under which id and on which page (its route) each action answers, by its name, from the production build. */
export function actionDoors(): Map<string, { id: string; route: string }> {
  const file = path.join(ROOT, '.next/server/server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  return new Map(
    Object.entries(node).flatMap(([id, { exportedName, workers }]) => {
      const page = Object.keys(workers).find((name) => name.startsWith('app/') && name.endsWith('/page'))
      return exportedName && page ? [[exportedName, { id, route: routeOf(`${page}.tsx`) }] as const] : []
    }),
  )
}
