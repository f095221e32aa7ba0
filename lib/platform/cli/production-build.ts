import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { runPrisma } from '@/lib/platform/postgres/migrate'
import { packageScript, ROOT, runScript } from './children'
import { isMadeFrom, markMadeFrom, sourceHash } from './source-hash'

const CLIENT = 'prisma/generated'
const CLIENT_SOURCES = ['prisma/schema', 'node_modules/prisma/package.json']
const BUILD = '.next'
const BUILD_SOURCES = [
  'app',
  'components',
  'lib',
  'prisma',
  'next.config.js',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

export const NEXT = packageScript('next/dist/bin/next')

/** Makes the Prisma client when it is missing or its schema has changed. @returns whether it was made. */
export async function ensureClient(): Promise<boolean> {
  const hash = sourceHash(CLIENT_SOURCES)
  if (existsSync(path.join(ROOT, CLIENT, 'client.ts')) && isMadeFrom(CLIENT, hash)) return false
  await runPrisma(['generate'])
  markMadeFrom(CLIENT, hash)
  return true
}

/** Whether the production build is there and made from the sources as they are. */
export function isBuilt(): boolean {
  return existsSync(path.join(ROOT, BUILD, 'BUILD_ID')) && isMadeFrom(BUILD, sourceHash(BUILD_SOURCES))
}

/**
 * Makes the production build. It reads no database and no secret.
 * @throws Error with what Next printed.
 */
export async function build(): Promise<void> {
  const hash = sourceHash(BUILD_SOURCES)
  // A build that is broken off must not pass for one.
  rmSync(path.join(ROOT, BUILD, 'made-from'), { force: true })
  await runScript(NEXT, ['build'], { output: 'quiet', env: { NODE_ENV: 'production' } })
  markMadeFrom(BUILD, hash)
}
