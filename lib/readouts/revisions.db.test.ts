import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db, type Prisma } from '@/lib/platform/db'
import { countStatements } from '@/lib/platform/testing/count-statements'
import { docOf } from '@/lib/text/doc'
import { asRole } from '@/prisma/factories/actors'
import { makeReadout } from '@/prisma/factories/readouts'
import { listSaves, listSittings, revisionBefore, standingRevisions, textsAt } from './revisions.queries'

const NOW = new Date('2027-03-12T10:00:00Z')
const minute = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
let staff: Actor & { userId: string }
let other: Actor & { userId: string }

beforeAll(async () => {
  staff = await asRole(db(), 'staff')
  other = await asRole(db(), 'staff')
})

type Given = Partial<Prisma.ReadoutRevisionUncheckedCreateInput> & { minute?: number; writer?: Actor; words?: string }

/** Revisions numbered as they are given, of the discussion unless told otherwise. */
async function written(given: readonly Given[]) {
  const { id: readoutId } = await makeReadout(db())
  await db().readoutRevision.createMany({
    data: given.map(({ minute: typed = 0, writer = staff, words = 'Said', ...over }, index) => ({
      ...{ readoutId, number: index + 1, sectionKey: 'discussion', doc: docOf(words), text: words },
      ...{ writtenBy: writer.userId, writtenByName: writer.name, writtenAt: minute(typed), at: minute(typed) },
      ...over,
    })),
  })
  return readoutId
}
const sittings = async (readoutId: string, before?: number) => {
  const page = await listSittings(staff, readoutId, before)
  return page?.rows.map(({ first, last, saves, kind }) => [first, last, saves, kind])
}

describe('the revisions by sitting', () => {
  it('take together what one writer saved without ten minutes between', async () => {
    const id = await written([{ minute: 0 }, { minute: 9 }, { minute: 19 }, { minute: 30 }])
    expect(await sittings(id)).toEqual([
      [4, 4, 1, 'saved'],
      [1, 3, 3, 'saved'],
    ])
    const page = await listSittings(staff, id)
    expect(page?.rows[1]).toMatchObject({
      by: staff.name,
      typedFrom: NOW.toISOString(),
      typedUntil: minute(19).toISOString(),
      arrivedAt: null,
    })
  })

  it('keep two who write at once apart, each in a sitting of their own', async () => {
    const id = await written([
      { minute: 0 },
      { minute: 1, writer: other, sectionKey: 'positions' },
      { minute: 2 },
      { minute: 3, writer: other, sectionKey: 'positions' },
      { minute: 4, sectionKey: 'pressLine' },
    ])
    expect(await sittings(id)).toEqual([
      [1, 5, 3, 'saved'],
      [2, 4, 2, 'saved'],
    ])
    const [mine] = (await listSittings(staff, id))?.rows ?? []
    expect(mine?.sections.map(({ key }) => key).sort()).toEqual(['discussion', 'pressLine'])
    expect((await listSaves(staff, id, mine as NonNullable<typeof mine>))?.map(({ number }) => number)).toEqual([
      5, 3, 1,
    ])
  })

  it('show what was restored, corrected or kept aside by itself, in one act together', async () => {
    const act = { kind: 'corrected' as const, reason: 'A name' }
    const id = await written([
      { minute: 0 },
      { minute: 1, kind: 'restored', restoredFrom: 1 },
      { minute: 2, kind: 'restored', restoredFrom: 1 },
      { minute: 3, kind: 'aside' },
      { minute: 4 },
      { minute: 5, ...act },
      { minute: 5, ...act, sectionKey: 'pressLine' },
      { minute: 6, ...act, reason: 'Another' },
    ])
    expect(await sittings(id)).toEqual([
      [8, 8, 1, 'corrected'],
      [6, 7, 2, 'corrected'],
      [5, 5, 1, 'saved'],
      [4, 4, 1, 'aside'],
      [3, 3, 1, 'restored'],
      [2, 2, 1, 'restored'],
      [1, 1, 1, 'saved'],
    ])
  })

  it('say when something arrived that was typed without a network', async () => {
    const id = await written([
      { minute: 0, at: minute(240) },
      { minute: 1, at: minute(241) },
    ])
    const [row] = (await listSittings(staff, id))?.rows ?? []
    expect(row).toMatchObject({ saves: 2, typedUntil: minute(1).toISOString(), arrivedAt: minute(241).toISOString() })
  })

  it('come page by page, thousands of them for the same two statements', async () => {
    const id = await written(Array.from({ length: 2_000 }, (_, index) => ({ minute: index * 11 })))
    const first = await listSittings(staff, id)
    expect(first?.rows.map(({ last }) => last)).toEqual(Array.from({ length: 30 }, (_, index) => 2_000 - index))
    const second = await listSittings(staff, id, first?.next ?? 0)
    expect(second?.rows[0]?.last).toBe(1_970)
    expect(await countStatements(() => listSittings(staff, id, 1_000))).toBe(2)
    expect(await listSittings(staff, id, 1)).toEqual({ rows: [], next: null })
  })

  it('open to the latest hundred of a long sitting', async () => {
    const id = await written(Array.from({ length: 150 }, () => ({})))
    const [row] = (await listSittings(staff, id))?.rows ?? []
    expect(row?.saves).toBe(150)
    const saves = await listSaves(staff, id, row as NonNullable<typeof row>)
    expect([saves?.length, saves?.[0]?.number]).toEqual([100, 150])
  })
})

describe('a readout as it stood', () => {
  const given: Given[] = [
    { words: 'One' },
    { words: 'Ours', sectionKey: 'positions' },
    { words: 'Two' },
    { words: 'Kept aside', kind: 'aside' },
    { words: 'Three' },
  ]
  const build = () => written(given)
  const texts = async (id: string, number: number, section?: string) =>
    (await textsAt(staff, id, { number, section }))?.map(({ number: n, sectionKey }) => [n, sectionKey])

  it('is of each section the last text up to then that was applied', async () => {
    const id = await build()
    expect(await texts(id, 1)).toEqual([[1, 'discussion']])
    expect(await texts(id, 4)).toEqual([
      [2, 'positions'],
      [3, 'discussion'],
    ])
    expect(await texts(id, 0)).toEqual([])
    expect(await standingRevisions(staff, id)).toEqual([5, 2])
  })

  it('is of one section alone also what was kept aside', async () => {
    const id = await build()
    expect(await texts(id, 4, 'discussion')).toEqual([[4, 'discussion']])
    expect(await texts(id, 5, 'discussion')).toEqual([[5, 'discussion']])
    expect(await texts(id, 4, 'positions')).toEqual([[2, 'positions']])
  })

  it('stands before a revision as the one that was applied before it', async () => {
    const id = await build()
    expect(await revisionBefore(staff, id, { number: 5, section: 'discussion' })).toBe(3)
    expect(await revisionBefore(staff, id, { number: 3 })).toBe(2)
    expect(await revisionBefore(staff, id, { number: 1 })).toBe(0)
    expect(await revisionBefore(await asRole(db(), 'viewer'), id, { number: 5 })).toBe(0)
  })
})
