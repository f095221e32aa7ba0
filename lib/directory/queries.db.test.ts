import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeOrganisation, makePerson, makePosition } from '@/prisma/factories/directory'
import { getOrganisationFilters, listOrganisations, listPeople } from './list.queries'
import { lookupOrganisations, lookupPeople } from './lookup.queries'
import { getOrganisation, getPerson } from './queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const names = (page: { rows: { name: string }[] }) => page.rows.map(({ name }) => name)

describe('a name of the directory', () => {
  let hokimiyat: { id: string }
  beforeAll(async () => {
    hokimiyat = await makeOrganisation(db(), {
      name: 'Тошкент шаҳар ҳокимлиги',
      otherNames: ['Tashkent city administration', '塔什干市政府'],
      countryCode: 'UZ',
      kind: 'local_government',
    })
    await makeOrganisation(db(), { name: 'Shanghai Municipal Office', countryCode: 'CN', kind: 'agency' })
    await makeOrganisation(db(), { name: 'Shanghai Office of old', countryCode: 'CN', archivedAt: NOW })
  })

  it.each([
    'Тошкент шаҳар',
    'toshkent shahar hokimligi',
    'TOSHKENT XOKIMLIGI',
    "ho'kimligi shahar",
    'Tashkent administration',
    'Ташкент city',
    'ad',
    '塔什干',
    '市政',
    'Toshkent sxahar',
    'Tashkant',
  ])('finds its organisation: %s', async (q) => {
    expect(names(await listOrganisations({ q }))).toEqual(['Тошкент шаҳар ҳокимлиги'])
    expect((await lookupOrganisations(q)).map(({ id }) => id)).toEqual([hokimiyat.id])
  })

  it('finds by the beginnings of words when it is short, and nothing by punctuation or wildcards', async () => {
    expect(names(await listOrganisations({ q: 'mu' }))).toEqual(['Shanghai Municipal Office'])
    for (const q of ['un', '%', '_', '…', "'", '\\', 'zzzzzz', '\u0000']) {
      expect([q, (await listOrganisations({ q })).count]).toEqual([q, 0])
      expect(await lookupOrganisations(q)).toEqual([])
    }
  })

  it('is told with the other name that it was found by', async () => {
    expect(await lookupOrganisations('city adm')).toEqual([
      {
        id: hokimiyat.id,
        label: 'Тошкент шаҳар ҳокимлиги',
        also: 'Tashkent city administration',
        countryCode: 'UZ',
        parent: null,
      },
    ])
    expect(await lookupOrganisations('shahar')).toMatchObject([{ also: null }])
  })

  it('hides what is archived unless it is asked for, and never suggests it', async () => {
    expect(names(await listOrganisations({ q: 'shanghai' }))).toEqual(['Shanghai Municipal Office'])
    const all = await listOrganisations({ q: 'shanghai', archived: true })
    expect(all.rows).toMatchObject([{ archived: false }, { name: 'Shanghai Office of old', archived: true }])
    expect((await lookupOrganisations('shanghai')).map(({ label }) => label)).toEqual(['Shanghai Municipal Office'])
  })

  it('goes with filters by country and kind; nonsense in them filters nothing', async () => {
    await makeOrganisation(db(), { name: 'Shanghai office of no country' })
    expect(names(await listOrganisations({ q: 'office', country: 'CN' }))).toEqual(['Shanghai Municipal Office'])
    expect(names(await listOrganisations({ q: 'office', country: 'none' }))).toEqual(['Shanghai office of no country'])
    expect((await listOrganisations({ q: 'office', kind: 'agency' })).count).toBe(1)
    expect((await listOrganisations({ q: 'office', kind: "'; --", country: 'xx', after: 'nonsense' })).count).toBe(2)
    expect(await getOrganisationFilters()).toEqual({ countries: ['CN', 'UZ'], kinds: ['agency', 'local_government'] })
  })
})

describe('a list', () => {
  it('pages by name both ways, every row once, with the exact count', async () => {
    for (let n = 0; n < 120; n++)
      await makePerson(db(), { name: `Paged ${n % 3 ? 'twin' : String(n).padStart(3, '0')}` })
    const seen: string[] = []
    const starts: (string | undefined)[] = []
    for (let after: string | undefined; ; ) {
      starts.push(after)
      const page = await listPeople({ q: 'paged', after })
      expect(page.count).toBe(120)
      expect(page.countIsCapped).toBe(false)
      seen.push(...page.rows.map(({ id }) => id))
      if (!page.next) break
      after = page.next
    }
    expect(starts).toHaveLength(3)
    expect(new Set(seen).size).toBe(120)
    const second = await listPeople({
      q: 'paged',
      before: (await listPeople({ q: 'paged', after: seen[99] })).previous ?? '',
    })
    expect(second.rows.map(({ id }) => id)).toEqual(seen.slice(50, 100))
    const first = await listPeople({ q: 'paged', before: second.previous ?? '' })
    expect(first.rows.map(({ id }) => id)).toEqual(seen.slice(0, 50))
    expect([first.previous, first.next]).toEqual([null, seen[49]])
  })

  it('of people shows the present position, not a past one', async () => {
    const person = await makePerson(db(), { name: 'Positioned person' })
    const now = await makePosition(db(), { personId: person.id, title: 'Director', fromDate: new Date('2020-01-01') })
    await makePosition(db(), { personId: person.id, title: 'Deputy', untilDate: new Date('2019-12-31') })
    const organisation = { id: now.organisationId, name: expect.any(String) }
    expect((await listPeople({ q: 'positioned' })).rows).toMatchObject([
      { position: { title: 'Director', organisation } },
    ])
    expect(await lookupPeople('positioned')).toMatchObject([
      { label: 'Positioned person', title: 'Director', also: null },
    ])
  })
})

it('suggests twenty at most, the ones that begin with the text first', async () => {
  for (let n = 10; n < 35; n++) await makeOrganisation(db(), { name: `A suggested one ${n}` })
  await makeOrganisation(db(), { name: 'Suggested at once' })
  const found = await lookupOrganisations('suggested')
  expect(found).toHaveLength(20)
  expect(found[0]?.label).toBe('Suggested at once')
  expect(await lookupOrganisations('')).toHaveLength(20)
})

describe('a page', () => {
  let staff: Actor
  let viewer: Actor
  beforeAll(async () => {
    staff = await asRole(db(), 'staff')
    viewer = await asRole(db(), 'viewer')
  })

  it('keeps the office’s notes from viewers', async () => {
    const person = await makePerson(db(), { note: 'Prefers to be called early' })
    const body = await makeOrganisation(db(), { note: 'Slow to answer' })
    const notes = async (actor: Actor) => [
      (await getPerson(actor, person.id))?.note,
      (await getOrganisation(actor, body.id))?.note,
    ]
    expect(await notes(staff)).toEqual(['Prefers to be called early', 'Slow to answer'])
    expect(await notes(viewer)).toEqual([null, null])
  })

  it('of an organisation holds its names, what it is part of, its parts and its people, present ones first', async () => {
    const parent = await makeOrganisation(db(), { name: 'Parent body' })
    const made = await makeOrganisation(db(), { name: 'Paged body', otherNames: ['Тана'], parentId: parent.id })
    const part = await makeOrganisation(db(), { name: 'Part of it', parentId: made.id })
    await makeOrganisation(db(), { name: 'Part that is gone', parentId: made.id, archivedAt: NOW })
    const past = await makePosition(db(), { organisationId: made.id, untilDate: new Date('2020-12-31') })
    const present = await makePosition(db(), { organisationId: made.id, fromDate: new Date('2021-01-01') })
    const view = await getOrganisation(staff, made.id)
    expect(view).toMatchObject({
      name: 'Paged body',
      names: [{ text: 'Paged body' }, { text: 'Тана', kind: 'translation' }],
      parent: { id: parent.id, name: 'Parent body' },
      parts: [{ id: part.id, name: 'Part of it' }],
      partCount: 1,
      positionCount: 2,
      archived: false,
    })
    expect(view?.positions).toMatchObject([
      { id: present.id, fromDate: '2021-01-01', untilDate: null },
      { id: past.id, fromDate: null, untilDate: '2020-12-31' },
    ])
    expect((await getPerson(staff, present.personId))?.positions).toMatchObject([
      { organisation: { name: 'Paged body' } },
    ])
  })

  it('is there for an archived record, and not for none', async () => {
    const gone = await makePerson(db(), { archivedAt: NOW })
    expect(await getPerson(staff, gone.id)).toMatchObject({ archived: true })
    expect(await getPerson(staff, newId())).toBeNull()
    expect(await getOrganisation(staff, 'not-an-id')).toBeNull()
  })
})

it('finds a name among many by the trigram index, also by two letters', async () => {
  await db().$executeRaw`
    WITH made AS (
      INSERT INTO organisation (id, name, updated_at)
      SELECT gen_random_uuid(), 'Generated for load ' || md5(n::text), now() FROM generate_series(1, 20000) n RETURNING id, name
    ) INSERT INTO organisation_name (id, organisation_id, text, script, is_primary, search_key)
      SELECT gen_random_uuid(), id, name, 'Latn', true, substr(md5(name), 1, 6) || ' ' || lower(name) FROM made`
  // As the owner would have it after a while: the application's role may not VACUUM.
  for (const pattern of ['%abcde%', 'ab%']) {
    const plan = await db().$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`
      return tx.$queryRaw<
        { 'QUERY PLAN': string }[]
      >`EXPLAIN SELECT organisation_id FROM organisation_name WHERE search_key LIKE ${pattern}`
    })
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/organisation_name_(search_key_idx|begins)/)
  }
  const started = performance.now()
  expect((await listOrganisations({ q: 'tashkent administration' })).count).toBe(1)
  expect((await lookupOrganisations('Tashkant')).length).toBe(1)
  expect(performance.now() - started).toBeLessThan(2_000)
})
