import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { verifyPassword } from '@/lib/auth/password'
import type { Actor } from '@/lib/auth/permissions'
import { listFollowUps } from '@/lib/follow-ups/register/queries'
import { db } from '@/lib/platform/db'
import { dropDatabase, withDatabase } from '@/lib/platform/postgres/clones'
import { withClient } from '@/lib/platform/postgres/roles'
import { cloneTemplate } from '@/lib/platform/testing/throwaway-cluster'
import { getProgramme } from '@/lib/programme/queries'
import { getReadout } from '@/lib/readouts/queries'
import { involvementOf } from '@/lib/search/involvement.queries'
import { searchAll } from '@/lib/search/queries'
import { listVisits } from '@/lib/visits/list.queries'
import { makeVisit } from '@/prisma/factories/visits'
import { generate } from './generate'
import { BENCH_PASSWORD, BENCH_ROLES, benchEmail, LANDMARKS, RARE_WORD } from './landmarks'
import { loadBench, NotEmpty } from './load'
import { makePlan } from './plan'
import type { Sink } from './sink'
import { TABLES } from './tables'

const SIZE = { visits: 20, scale: 1, seed: 7, today: '2026-11-20' }
const owner = () => String(process.env.DATABASE_OWNER_URL)
const { admin, owner: template } = inject('postgres')
const second = { name: `test_${randomUUID().replaceAll('-', '')}`, url: '' }

const column = async <T>(sql: string, url = owner()): Promise<T[]> =>
  withClient(url, async (client) => (await client.query(sql)).rows.map((row) => Object.values(row)[0] as T))

/** Every key, index and trigger there is. */
const STRUCTURE = `
  SELECT pg_get_indexdef(indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL SELECT conrelid::regclass::text || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT tgrelid::regclass::text || tgname || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`

/** One number for all rows of a table, in whatever order they lie; the hash of a password has its own salt each time. */
const checksums = (url: string) =>
  Promise.all(
    TABLES.map(async (table) => {
      const row = table === 'user_account' ? "to_jsonb(t) - 'password_hash'" : 'to_jsonb(t)'
      const sql = `SELECT count(*) || md5(string_agg(md5((${row})::text), '' ORDER BY md5((${row})::text))) FROM ${table} t`
      return [table, (await column<string>(sql, url))[0]]
    }),
  )

/** The ids of what another seed would give, without a database. */
async function generatedIds(seed: number): Promise<unknown[]> {
  const ids: unknown[] = []
  const add: Sink['add'] = (_, row) => ids.push('id' in row ? row.id : null)
  const sink = { add, counts: Object.fromEntries(TABLES.map((table) => [table, 0])) as Sink['counts'] }
  await generate(makePlan({ ...SIZE, seed }), sink, '', async () => {})
  return ids
}

const before = { structure: [] as string[] }

beforeAll(async () => {
  before.structure = await column<string>(STRUCTURE)
  await loadBench({ ...SIZE, ownerUrl: owner() })
  await cloneTemplate(admin, second.name)
  second.url = withDatabase(template, second.name)
})

afterAll(() => dropDatabase(admin, second.name))

const signedIn = async (role: (typeof BENCH_ROLES)[number]): Promise<Actor> => {
  const user = await db().user.findUniqueOrThrow({ where: { email: benchEmail(role) }, include: { roles: true } })
  const roles = user.roles.map((row) => row.role)
  return { kind: 'user', userId: user.id, personId: user.personId, name: user.name, roles }
}

describe('the load', () => {
  test('gives the same rows for the same seed, and others for another', async () => {
    await loadBench({ ...SIZE, ownerUrl: second.url })
    expect(await checksums(second.url)).toEqual(await checksums(owner()))
    expect(await generatedIds(8)).not.toEqual(await generatedIds(7))
  })

  test('holds as much of everything as its number of visits says', async () => {
    const counts = 'visit programme_item readout outcome follow_up organisation person user_account audit_event'
    const sql = counts.split(' ').map((table) => `SELECT count(*)::int FROM ${table}`)
    expect(await column<number>(sql.join(' UNION ALL '))).toEqual([29, 1380, 200, 600, 1000, 50, 300, 10, 5000])
  })

  test('leaves keys, indexes and triggers as they were, and the numbers go on', async () => {
    expect(await column<string>(STRUCTURE)).toEqual(before.structure)
    const made = await makeVisit(db())
    expect(made.number).toBe(30)
    await db().visit.delete({ where: { id: made.id } })
  })

  test('refuses a database that holds anything', async () => {
    await expect(loadBench({ ...SIZE, ownerUrl: owner() })).rejects.toThrow(NotEmpty)
  })
})

describe('the records', () => {
  const MARK = '(Generated|Сгенерирован|生成)'

  test('say of themselves that they were generated', async () => {
    const marked = {
      visit: 'title',
      programme_item: 'title',
      outcome: 'text',
      follow_up: 'title',
      organisation: 'name',
      person: 'name',
      organisation_name: 'text',
      person_name: 'text',
      user_account: 'name',
      framework: 'title',
      topic: 'name',
      source: 'title',
      readout_section: 'text',
      readout_revision: 'text',
      progress_report: 'text',
      evidence: 'text',
      party_group: 'label',
      position: 'title',
    }
    const sql = Object.entries(marked).map(
      ([table, text]) => `SELECT '${table}: ' || ${text} FROM ${table} WHERE ${text} !~ '^${MARK}'`,
    )
    expect(await column<string>(sql.join(' UNION ALL '))).toEqual([])
  })

  test('lie in the past, but for what is planned', async () => {
    const sql = TABLES.filter((table) => ['visit', 'readout', 'outcome', 'follow_up', 'person'].includes(table)).map(
      (table) => `SELECT '${table}' FROM ${table} WHERE updated_at < created_at OR updated_at > '${SIZE.today}'`,
    )
    const audit = `SELECT 'audit' FROM audit_event WHERE at > '${SIZE.today}'`
    const visit = `UNION ALL SELECT 'status' FROM visit WHERE archived_at IS NULL AND status IN ('completed', 'reporting') AND arrival_date > '${SIZE.today}'`
    expect(await column<string>([...sql, audit].join(' UNION ALL ') + visit)).toEqual([])
  })

  test('have landmarks that the application finds', async () => {
    const manager = await signedIn('manager')
    const programme = await getProgramme(manager, LANDMARKS.visit, new Date())
    expect(JSON.stringify(programme).match(/"reference":"P-/g)?.length).toBe(60)
    const readout = await getReadout(manager, LANDMARKS.readout)
    expect(JSON.stringify(readout).length).toBeGreaterThan(60_000)
    expect((await involvementOf(manager, { kind: 'organisation', id: LANDMARKS.organisation })).meetings.count).toBe(50)
    const { visits, outcomes, followUps } = await searchAll(manager, RARE_WORD)
    expect([visits.count, outcomes.count, followUps.count]).toEqual([1, 2, 2])
    // One of the twenty-nine is archived.
    expect((await listVisits(manager, {})).count).toBe(28)
    expect((await listFollowUps(manager, {}, SIZE.today)).rows).toHaveLength(50)
  })

  test('have a sign-in of every role, with the one password', async () => {
    for (const role of BENCH_ROLES) {
      expect(await signedIn(role)).toMatchObject({ roles: [role], personId: expect.any(String) })
    }
    const { passwordHash } = await db().user.findUniqueOrThrow({ where: { email: benchEmail('staff') } })
    expect(await verifyPassword(BENCH_PASSWORD, passwordHash)).toBe(true)
  })
})
