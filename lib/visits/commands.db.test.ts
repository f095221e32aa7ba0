import { describe, expect, test } from 'vitest'
import { can, ROLES } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { makeUser } from '@/prisma/factories/accounts'
import { asRole } from '@/prisma/factories/actors'
import { makeItem } from '@/prisma/factories/programme'
import { makeVisit } from '@/prisma/factories/visits'
import * as commands from './commands'
import { VISIT_STATUSES, VISIT_WORKFLOW } from './workflow'

const { startPlanning, confirmVisit, unconfirmVisit, startVisit, startReporting } = commands
const { endVisitEarly, resumeVisit, reopenVisit, cancelVisit, reviveVisit } = commands
const STEPS = {
  startPlanning,
  confirmVisit,
  unconfirmVisit,
  startVisit,
  startReporting,
  endVisitEarly,
  resumeVisit,
  reopenVisit,
  cancelVisit,
  reviveVisit,
}
const NOW = new Date('2027-03-12T09:00:00Z')
const input = (over: object = {}) => ({
  commandId: newId(),
  title: 'Visit to Shanghai',
  direction: 'outgoing',
  homeZone: 'Asia/Tashkent',
  ...over,
})
const statusOf = async (id: string) => (await db().visit.findUniqueOrThrow({ where: { id } })).status
const kindOf = (result: { ok: true } | { ok: false; failure: { kind: string } }) =>
  result.ok ? 'ok' : result.failure.kind

describe('createVisit', () => {
  test('makes one visit with its stops, organisers and topics, its creator on the team, and says so in the trail', async () => {
    const actor = await asRole(db(), 'planner')
    const made = await commands.createVisit(
      actor,
      input({
        stops: [
          { countryCode: 'CN', city: 'Suzhou', zone: 'shanghai' },
          { countryCode: '', city: '', zone: '' },
        ],
        topics: [{ name: 'Smart City' }, { name: 'smart city' }],
        organisers: [{ organisation: { name: 'Organising office' }, role: 'organiser' }],
        framework: { name: 'State Program' },
      }),
      NOW,
    )
    if (!made.ok) throw new Error(JSON.stringify(made.failure))
    const visit = await db().visit.findUniqueOrThrow({
      where: { id: made.value.id },
      include: {
        stops: true,
        topics: true,
        team: true,
        framework: true,
        organisers: { include: { organisation: true } },
      },
    })
    expect(visit.status).toBe('proposed')
    expect(visit.stops.map((s) => [s.countryCode, s.city, s.zone])).toEqual([['CN', 'Suzhou', 'Asia/Shanghai']])
    expect(visit.topics).toHaveLength(1)
    expect(visit.team.map((m) => m.userId)).toEqual([actor.userId])
    expect([visit.framework?.title, visit.organisers[0]?.organisation.name]).toEqual([
      'State Program',
      'Organising office',
    ])
    const events = await db().auditEvent.findMany({ where: { visitId: visit.id } })
    expect(events.map((e) => [e.action, e.actorId])).toContainEqual(['visit.created', actor.userId])
  })

  test('a double click is one record, also when both arrive at once; another input under the same id is refused', async () => {
    const actor = await asRole(db(), 'planner')
    const once = input({ title: 'Pressed twice' })
    const [first, second] = await Promise.all([
      commands.createVisit(actor, once, NOW),
      commands.createVisit(actor, once, NOW),
    ])
    expect(first).toEqual(second)
    expect(await db().visit.count({ where: { title: 'Pressed twice' } })).toBe(1)
    const other = await commands.createVisit(actor, { ...once, title: 'Another' }, NOW)
    expect(kindOf(other)).toBe('refused')
  })

  test('two at once with the same new topics in another order are both saved', async () => {
    const actor = await asRole(db(), 'planner')
    for (let round = 0; round < 3; round++) {
      const topics = Array.from({ length: 30 }, (_, i) => ({ name: `Topic ${round} of ${i}` }))
      const made = await Promise.all([
        commands.createVisit(actor, input({ topics }), NOW),
        commands.createVisit(actor, input({ topics: [...topics].reverse() }), NOW),
      ])
      expect(made.map(kindOf)).toEqual(['ok', 'ok'])
    }
  })

  test('an id that a visit has already is refused, whoever sends it', async () => {
    const taken = (await makeVisit(db())).id
    const result = await commands.createVisit(await asRole(db(), 'planner'), input({ id: taken }), NOW)
    expect(result).toMatchObject({ failure: { kind: 'refused', reason: { key: 'errors.commandReused' } } })
  })

  test.each([
    ['no title', { title: '  ' }, 'title', 'errors.visitTitle'],
    [
      'a departure before the arrival',
      { arrivalDate: '2027-03-12', departureDate: '2027-03-11' },
      'departureDate',
      'errors.departureBeforeArrival',
    ],
    ['a date that does not exist', { arrivalDate: '2027-02-30' }, 'arrivalDate', 'errors.invalidDate'],
    ['an unknown zone', { homeZone: 'Mars/Base' }, 'homeZone', 'errors.unknownZone'],
    ['a text of a megabyte', { purpose: 'x'.repeat(1_000_000) }, 'purpose', 'errors.tooLong'],
    ['control characters', { title: 'a\u0000b' }, 'title', 'errors.controlCharacters'],
    [
      'more topics than anybody has',
      { topics: Array.from({ length: 51 }, () => null) },
      'topics',
      'errors.tooManyRows',
    ],
    ['more stops than anybody makes', { stops: Array.from({ length: 51 }, () => ({})) }, 'stops', 'errors.tooManyRows'],
    [
      'more organisers than anybody has',
      { organisers: Array.from({ length: 51 }, () => ({ role: 'organiser' })) },
      'organisers',
      'errors.tooManyRows',
    ],
    ['a reference that is gone', { framework: { id: newId() } }, 'framework', 'errors.referenceGone'],
  ])('answers %s beside the field and saves nothing', async (_what, over, field, key) => {
    const actor = await asRole(db(), 'planner')
    const before = await db().visit.count()
    const result = await commands.createVisit(actor, input(over), NOW)
    expect(result.ok ? null : result.failure).toMatchObject({ kind: 'invalid', fields: { [field]: [{ key }] } })
    expect(await db().visit.count()).toBe(before)
  })
})

describe.each(VISIT_WORKFLOW.filter((row) => row.command !== 'completeVisit'))('$command', (row) => {
  const command = STEPS[row.command as keyof typeof STEPS]
  const ask = (visitId: string) => ({
    commandId: newId(),
    visitId,
    version: 1,
    reason: 'reason' in row ? 'Asked for by the host' : null,
  })
  /** A visit in this state on which the step's own condition holds. */
  const ready = async (status: (typeof VISIT_STATUSES)[number]) => {
    const visit = await makeVisit(db(), { status, statusReason: 'Before' })
    if (row.command === 'endVisitEarly') await makeItem(db(), { visitId: visit.id, status: 'held' })
    return visit
  }

  test.each(ROLES)('as %s it is done or refused as the table says, from each state', async (role) => {
    const actor = await asRole(db(), role)
    for (const status of VISIT_STATUSES) {
      const visit = await ready(status)
      const result = await command(actor, ask(visit.id), NOW)
      const allowed = can(actor, row.permission)
      const starts = (row.from as readonly string[]).includes(status)
      expect([status, kindOf(result)]).toEqual([status, allowed ? (starts ? 'ok' : 'refused') : 'forbidden'])
      expect(await statusOf(visit.id)).toBe(allowed && starts ? row.to : status)
    }
  })

  test('is a conflict on a version that is not the current one', async () => {
    const visit = await ready(row.from[0])
    await db().visit.update({ where: { id: visit.id }, data: { version: 2 } })
    expect(kindOf(await command(await asRole(db(), 'manager'), ask(visit.id), NOW))).toBe('conflict')
  })

  test('asks for its reason, where it has one', async () => {
    const visit = await ready(row.from[0])
    const result = await command(await asRole(db(), 'manager'), { ...ask(visit.id), reason: ' ' }, NOW)
    expect(kindOf(result)).toBe('reason' in row ? 'invalid' : 'ok')
  })
})

describe('cancelling and ending early', () => {
  test('a visit under way of which something was held is ended early, not cancelled, and the other way round', async () => {
    const actor = await asRole(db(), 'planner')
    const visit = await makeVisit(db(), { status: 'under_way' })
    const ask = () => ({ commandId: newId(), visitId: visit.id, version: 1, reason: 'Flood' })
    expect(kindOf(await commands.endVisitEarly(actor, ask(), NOW))).toBe('refused')
    await makeItem(db(), { visitId: visit.id, status: 'held' })
    expect(kindOf(await commands.cancelVisit(actor, ask(), NOW))).toBe('refused')
    expect(kindOf(await commands.endVisitEarly(actor, ask(), NOW))).toBe('ok')
    const after = await db().visit.findUniqueOrThrow({ where: { id: visit.id } })
    expect([after.status, after.endedEarly, after.statusReason]).toEqual(['reporting', true, 'Flood'])
  })
})

describe('scope', () => {
  test('a restricted visit cannot be told from one that does not exist, but by managers and its team', async () => {
    const member = await makeUser(db(), { roles: ['planner'] })
    const visit = await makeVisit(db(), { restricted: true, team: [member.id] })
    const ask = () => ({ commandId: newId(), visitId: visit.id, version: 1 })
    expect(kindOf(await commands.confirmVisit(await asRole(db(), 'planner'), ask(), NOW))).toBe('missing')
    const onTeam = {
      kind: 'user' as const,
      userId: member.id,
      personId: null,
      name: member.name,
      roles: ['planner' as const],
    }
    expect(kindOf(await commands.confirmVisit(onTeam, ask(), NOW))).toBe('ok')
  })

  test('nobody takes themselves off the team of a restricted visit that they would then not see', async () => {
    const actor = await asRole(db(), 'planner')
    const visit = await makeVisit(db(), { restricted: true, team: [actor.userId] })
    const self = { commandId: newId(), visitId: visit.id, userId: actor.userId }
    expect(kindOf(await commands.removeFromTeam(actor, self, NOW))).toBe('refused')
    const other = await makeUser(db(), { roles: ['staff'] })
    expect(kindOf(await commands.addToTeam(actor, { ...self, commandId: newId(), userId: other.id }, NOW))).toBe('ok')
    expect(kindOf(await commands.removeFromTeam(actor, { ...self, commandId: newId(), userId: other.id }, NOW))).toBe(
      'ok',
    )
    expect((await db().visitTeamMember.findMany({ where: { visitId: visit.id } })).map((m) => m.userId)).toEqual([
      actor.userId,
    ])
  })
})
