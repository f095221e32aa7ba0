import { createHash } from 'node:crypto'
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
 * What Next would make up at random. Several machines that each build for themselves from the same sources get one
 * build: a page from one finds its actions and its next page at another. The key encrypts what an action written inside
 * a component captures, and is no secret here: there is no such action (`production-build.test.ts`). It is also part of
 * the actions' ids.
 */
function sameEverywhere(hash: string): Record<string, string> {
  const key = createHash('sha256').update(`server actions of ${hash}`).digest('base64')
  return { TASHRIF_BUILD_ID: hash.slice(0, 20), NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key }
}

/**
 * Makes the production build. It reads no database and no secret.
 * @throws Error with what Next printed.
 */
export async function build(): Promise<void> {
  const hash = sourceHash(BUILD_SOURCES)
  // A build that is broken off must not pass for one.
  rmSync(path.join(ROOT, BUILD, 'made-from'), { force: true })
  await runScript(NEXT, ['build'], { output: 'quiet', env: { NODE_ENV: 'production', ...sameEverywhere(hash) } })
  markMadeFrom(BUILD, hash)
}
