import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { GET as live } from '@/app/api/health/live/route'
import { GET as ready } from '@/app/api/health/ready/route'
import { GET as health } from '@/app/api/health/route'
import { createDb, type Db } from './db'
import { findObstacle, isReady } from './health'
import { logger } from './logger'
import { withClient } from './postgres/roles'

const owner = (sql: string) => withClient(String(process.env.DATABASE_OWNER_URL), (client) => client.query(sql))
const shared = globalThis as typeof globalThis & { tashrifDb?: Db | undefined }
const answer = async (given: Response | Promise<Response>) => {
  const response = await given
  return [response.status, response.headers.get('cache-control'), await response.json()]
}
const asked = (path: string) => new Request(`http://localhost:3000${path}`)

describe('a process with its database', () => {
  it('lives and is ready', async () => {
    expect(await answer(live())).toEqual([200, 'no-store', { live: true }])
    expect(await answer(ready())).toEqual([200, 'no-store', { ready: true }])
    expect(await answer(health(asked('/api/health?ready=1')))).toEqual([200, 'no-store', { live: true, ready: true }])
  })

  it('is ready when the database is ahead of its build', async () => {
    expect(await findObstacle([])).toBeNull()
  })

  it('is not ready before the migrations of its build', async () => {
    expect(await findObstacle(['20990101000000_later'])).toBe('migrations')
  })

  it('is not ready while a migration is half applied', async () => {
    const newest = '(SELECT max(migration_name) FROM _prisma_migrations)'
    await owner(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = ${newest}`)
    expect(await answer(ready())).toEqual([503, 'no-store', { ready: false }])
    await owner(`UPDATE _prisma_migrations SET finished_at = now() WHERE migration_name = ${newest}`)
    expect(await isReady()).toBe(true)
  })
})

describe('a process whose database', () => {
  const rightful = shared.tashrifDb
  let other: Db
  const use = (url: string) => {
    other = createDb(url)
    shared.tashrifDb = other
  }
  beforeEach(() =>
    vi
      .spyOn(logger, 'warn')
      .mockImplementation(() => {})
      .mockClear(),
  )
  afterEach(async () => {
    await other.$disconnect()
    shared.tashrifDb = rightful
  })

  it('is gone lives and is not ready, and the log says why, once', async () => {
    use('postgres://nobody@127.0.0.1:1/nothing')
    expect(await answer(live())).toEqual([200, 'no-store', { live: true }])
    expect(await answer(health(asked('/api/health')))).toEqual([200, 'no-store', { live: true }])
    for (const _ of [1, 2]) expect(await answer(ready())).toEqual([503, 'no-store', { ready: false }])
    const said = vi.mocked(logger.warn).mock.calls.filter(([, words]) => words === 'not ready')
    expect(said).toEqual([[{ obstacle: 'database' }, 'not ready']])
  })

  it('answers in another zone is not ready: instants would be read wrong', async () => {
    use(`${process.env.DATABASE_URL}?options=-c%20timezone%3DAsia/Tashkent`)
    expect(await findObstacle()).toBe('zone')
  })
})
