import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from '@/prisma/generated/client'

export type Db = PrismaClient
export type Tx = Prisma.TransactionClient
export { Prisma }

/** Rows a pool may hold: one process on two cores gains nothing from more. */
const POOL_SIZE = 10

/** A client of its own on `url`; the caller disconnects it. */
export function createDb(url: string): Db {
  const adapter = new PrismaPg({ connectionString: url, max: POOL_SIZE, connectionTimeoutMillis: 5_000 })
  return new PrismaClient({ adapter })
}

// Next bundles a module more than once: the pool lives on globalThis so that a process has one.
const shared = globalThis as typeof globalThis & { tashrifDb?: Db }

/** The process's client, connected lazily to DATABASE_URL with the application's role. */
export function db(): Db {
  if (!shared.tashrifDb) {
    const url = process.env.DATABASE_URL
    if (!url) throw new Error('DATABASE_URL is not set: start Tashrif with `npm start`')
    shared.tashrifDb = createDb(url)
  }
  return shared.tashrifDb
}
