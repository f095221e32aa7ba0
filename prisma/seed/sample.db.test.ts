import { describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { loadSample } from './sample'

describe('the described visit', () => {
  test('comes out as its source says, unknowns unknown, and is loaded only once', async () => {
    await loadSample('a long sample password', new Date('2027-03-01T08:00:00Z'))
    const visit = await db().visit.findFirstOrThrow({
      include: {
        agencies: true,
        hosts: true,
        members: { include: { person: true, group: true } },
        topics: true,
        organisers: true,
      },
    })
    expect(visit).toMatchObject({
      status: 'under_way',
      arrivalDate: null,
      departureDate: null,
      level: null,
      restricted: false,
    })
    expect(visit.proposed).toEqual(['status'])
    expect([visit.agencies.length, visit.hosts.length, visit.topics.length, visit.organisers.length]).toEqual([
      5, 4, 10, 2,
    ])
    expect(visit.members.map((m) => [m.person?.name ?? m.group?.label, m.role])).toEqual([
      ['Akmal Burkhanov', 'member'],
      ['DSC representatives', 'member'],
    ])
    const items = await db().programmeItem.findMany({ orderBy: { number: 'asc' } })
    expect(items.map((i) => i.status)).toEqual([
      'tentative',
      'tentative',
      'tentative',
      'tentative',
      'tentative',
      'held',
      'held',
    ])
    expect(items.every((i) => i.date === null && i.startTime === null && i.startsAt === null)).toBe(true)
    expect(items.map((i) => i.dayNumber)).toEqual([null, null, null, null, null, 1, 1])
    const followUps = await db().followUp.findMany({ include: { outcome: true }, orderBy: { number: 'asc' } })
    expect(
      followUps.map((f) => [
        f.status,
        f.officerId,
        f.leadOrganisationId,
        f.dueDate,
        f.outcome?.type,
        f.outcome?.owedBy,
      ]),
    ).toEqual([
      ['open', null, null, null, 'agreement', 'both'],
      ['open', null, null, null, 'invitation', 'us'],
    ])
    expect(
      (await db().auditEvent.findMany()).every((e) => e.actorName === 'Sample load' || e.actorKind === 'system'),
    ).toBe(true)

    await expect(loadSample('a long sample password', new Date())).rejects.toThrow()
    expect(await db().visit.count()).toBe(1)

    // Nothing carries the placeholder date of the article (a whole date: four digits of an id mean nothing).
    const tables = await db().$queryRaw<
      { t: string }[]
    >`SELECT table_name AS t FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`
    for (const { t } of tables) {
      const found = await db().$queryRawUnsafe<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM "${t}" x WHERE x::text ~ '(^|[^0-9a-f])1970-[01][0-9]-[0-3][0-9]'`,
      )
      expect([t, found[0]?.n]).toEqual([t, 0])
    }
  })
})
