import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDb, type Db } from './db'
import { logger } from './logger'
import { CONNECTIONS, type ConnectionWait, createPool, STATEMENTS, type StatementTime } from './pool'
import { withClient } from './postgres/roles'

const url = () => String(process.env.DATABASE_URL)
const warn = vi.spyOn(logger, 'warn').mockImplementation(() => {})
const slow = (message: string) =>
  warn.mock.calls.filter(([, said]) => said === message).map(([record]) => record as unknown as Record<string, unknown>)

beforeEach(() => warn.mockClear())

describe('a client', () => {
  let client: Db
  beforeAll(() => {
    client = createDb(url())
  })
  afterAll(() => client.$disconnect())

  it('logs a slow statement by its name, and nothing of its text or values', async () => {
    await client.$queryRaw`/* platform.nap */ SELECT pg_sleep(${0.25})::text, ${'what the minister said'}::text AS said`
    expect(slow('slow query')).toEqual([{ query: 'platform.nap', ms: expect.any(Number) }])
    expect(slow('slow query')[0]?.ms).toBeGreaterThanOrEqual(245)
    expect(JSON.stringify(warn.mock.calls)).not.toMatch(/minister|pg_sleep|0\.25/)
  })

  it('says nothing of a fast one', async () => {
    await client.$queryRaw`/* platform.blink */ SELECT 1`
    expect(slow('slow query')).toEqual([])
  })

  it('logs a slow one in a transaction, also when it fails', async () => {
    const work = client.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_sleep(0.25)::text FROM visit RIGHT JOIN (SELECT 1) one ON false`
      await tx.$executeRaw`/* platform.fails */ SELECT pg_sleep(0.25), 1 / (random() * 0)::int`
    })
    await expect(work).rejects.toThrow()
    expect(slow('slow query').map(({ query }) => query)).toEqual(['select visit', 'platform.fails'])
  })

  it('asks for relations in a transaction one after another, as the driver wants it', async () => {
    const said = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    const include = { names: true, positions: true, agencies: true, members: true, children: true }
    const names = await client.$transaction(async (tx) => {
      await tx.organisation.create({ data: { name: 'Office' } })
      return tx.organisation.findMany({ include })
    })
    expect(names).toMatchObject([{ name: 'Office', names: [], members: [] }])
    expect(said).not.toHaveBeenCalled()
    said.mockRestore()
  })

  it('tells of every statement and of every wait for a connection', async () => {
    const heard: StatementTime[] = []
    const waits: ConnectionWait[] = []
    const onStatement = (message: unknown) => heard.push(message as StatementTime)
    const onWait = (message: unknown) => waits.push(message as ConnectionWait)
    STATEMENTS.subscribe(onStatement)
    CONNECTIONS.subscribe(onWait)
    await client.$transaction(async (tx) => tx.visit.count())
    await client.$queryRaw`/* platform.blink */ SELECT 1`
    STATEMENTS.unsubscribe(onStatement)
    CONNECTIONS.unsubscribe(onWait)
    expect(heard.map(({ query }) => query)).toEqual(['begin', 'select visit', 'commit', 'platform.blink'])
    expect(waits).toHaveLength(2)
  })
})

describe('a pool', () => {
  it('logs a wait for a connection apart from the statement that comes after', async () => {
    const pool = createPool({ url: url(), size: 1, slowMs: 200 })
    await Promise.all([pool.query('/* platform.nap */ SELECT pg_sleep(0.3)'), pool.query('SELECT 1')])
    await pool.end()
    expect(slow('slow query').map(({ query }) => query)).toEqual(['platform.nap'])
    expect(slow('slow connection')).toEqual([{ ms: expect.any(Number), connections: 1, waiting: 0, unsaid: 0 }])
  })

  it('says once that everybody waits', async () => {
    const pool = createPool({ url: url(), size: 1, slowMs: 200 })
    const statements = ['SELECT pg_sleep(0.3)', ...Array<string>(10).fill('SELECT 1')]
    await Promise.all(statements.map((statement) => pool.query(statement)))
    await pool.end()
    expect(slow('slow connection')).toHaveLength(1)
  })

  it('outlives the end of a connection, and says so without the words of the server', async () => {
    const pool = createPool({ url: url(), size: 1, slowMs: 60_000 })
    const { rows } = await pool.query('SELECT pg_backend_pid() AS pid')
    await withClient(url(), (client) => client.query('SELECT pg_terminate_backend($1)', [rows[0].pid]))
    await expect.poll(() => slow('idle connection lost')).toEqual([{ err: expect.any(Error) }])
    expect((await pool.query('SELECT 1 AS n')).rows).toEqual([{ n: 1 }])
    await pool.end()
  })

  it('answers in every form of the driver', async () => {
    const pool = createPool({ url: url(), size: 1, slowMs: 0 })
    const text = 'SELECT $1::int AS n'
    expect((await pool.query(text, [1])).rows).toEqual([{ n: 1 }])
    expect((await pool.query({ text, values: [2], rowMode: 'array' })).rows).toEqual([[2]])
    await new Promise<void>((resolve) => {
      pool.query(text, [3], (_error, result) => resolve(expect(result.rows).toEqual([{ n: 3 }])))
    })
    const connection = await pool.connect()
    const both = await Promise.all([connection.query(text, [4]), connection.query({ text, values: [5] })])
    expect(both.map(({ rows }) => rows)).toEqual([[{ n: 4 }], [{ n: 5 }]])
    await expect(connection.query('SELECT wrong')).rejects.toMatchObject({ code: '42703' })
    expect((await connection.query(text, [6])).rows).toEqual([{ n: 6 }])
    connection.release()
    await pool.end()
    expect(slow('slow query')).toHaveLength(7)
  })
})
