import { PrismaPg } from '@prisma/adapter-pg'
import type { Pool } from 'pg'
import { Prisma, PrismaClient } from '@/prisma/generated/client'
import { readSettings } from './env'
import { createPool } from './pool'

export type Db = PrismaClient
export type Tx = Prisma.TransactionClient
export { Prisma }

/** A client of its own on `url`; the caller disconnects it. */
export function createDb(url: string): Db {
  return clientOf(poolOn(url))
}

function poolOn(url: string): Pool {
  const { DATABASE_POOL, SLOW_QUERY_MS } = readSettings()
  return createPool({ url, size: DATABASE_POOL, slowMs: SLOW_QUERY_MS })
}

// No `statementNameGenerator`: a named statement belongs to one session, and behind a pooler each transaction may
// have another.
const clientOf = (pool: Pool): Db => new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) })

// Next bundles a module more than once: the pool lives on globalThis so that a process has one.
const shared = globalThis as typeof globalThis & { tashrifDb?: Db; tashrifPool?: Pool }

/** The process's client, connected lazily to DATABASE_URL with the application's role. */
export function db(): Db {
  if (!shared.tashrifDb) {
    const url = process.env.DATABASE_URL
    if (!url) throw new Error('DATABASE_URL is not set: start Tashrif with `npm start`')
    shared.tashrifPool = poolOn(url)
    shared.tashrifDb = clientOf(shared.tashrifPool)
  }
  return shared.tashrifDb
}

/** Connections of the process's client: all, those that nobody uses, and how many requests wait for one. */
export function poolCounts(): { total: number; idle: number; waiting: number } {
  const { totalCount = 0, idleCount = 0, waitingCount = 0 } = shared.tashrifPool ?? {}
  return { total: totalCount, idle: idleCount, waiting: waitingCount }
}
