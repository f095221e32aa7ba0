import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { asRole } from '@/prisma/factories/actors'
import { makeReportedVisit, POSITION, SECRETS } from '@/prisma/factories/reported-visit'
import { itemsIn } from './content'
import { getReportDraft } from './draft.queries'
import { personsMet } from './rules'

const NOW = new Date('2027-04-02T08:00:00Z')
let manager: Actor
let staff: Actor & { userId: string }

beforeAll(async () => {
  manager = await asRole(db(), 'manager')
  staff = await asRole(db(), 'staff')
})

const draftOf = async (visitId: string, actor: Actor = manager) => {
  const draft = await getReportDraft(actor, visitId, NOW)
  if (!draft) throw new Error('no draft')
  return draft
}

describe('a report assembles itself', () => {
  it('from the final readouts, in the order of the programme, and names every meeting that has none', async () => {
    const { visit, open, restricted, silent, clearedItem } = await makeReportedVisit(db())
    const { content, omitted } = await draftOf(visit.id)
    expect(content.meetings.map(({ readoutId }) => readoutId)).toEqual([open.id, restricted.id])
    expect(content.missing).toEqual([
      { itemId: clearedItem.id, state: 'cleared' },
      { itemId: silent.id, state: 'none' },
    ])
    expect(omitted).toBe(0)
    expect(JSON.stringify(content)).not.toContain('Not final words')
  })

  it('with the programme as it was held: what was cancelled stands in it with its reason', async () => {
    const { visit, off } = await makeReportedVisit(db())
    const { content } = await draftOf(visit.id)
    expect(itemsIn(content)).toHaveLength(5)
    expect(itemsIn(content).find(({ id }) => id === off.id)).toMatchObject({
      status: 'cancelled',
      statusReason: 'Asked for by the host',
    })
  })

  it('with persons met by organisation, each once with the meetings, posts and groups as they are', async () => {
    const { visit, opened, closed } = await makeReportedVisit(db())
    const { content } = await draftOf(visit.id)
    expect(personsMet(content.meetings)).toMatchObject([
      {
        organisation: '上海市水务局',
        persons: [
          { name: null, title: 'Mayor', itemIds: [opened.id, closed.id] },
          { name: 'Engineers', isGroup: true, headcount: 4, itemIds: [opened.id] },
          { name: 'Secret guest', itemIds: [closed.id] },
        ],
      },
    ])
  })

  it('leaves unknown what nobody knows: no owner, no date, no level', async () => {
    const { visit } = await makeReportedVisit(db())
    const { content } = await draftOf(visit.id)
    expect(content.visit).toMatchObject({ level: null, framework: null, arrivalDate: null, countries: ['CN'] })
    expect(content.meetings[0]?.outcomes).toMatchObject([
      { type: 'agreement', owedBy: 'both', followUps: [{ unowned: true, officer: null, dueDate: null }] },
    ])
  })

  it('names an officer whose account is deactivated and says that the follow-up is unowned', async () => {
    const { visit, outcome } = await makeReportedVisit(db())
    const gone = await asRole(db(), 'staff')
    const person = await db().person.create({ data: { name: 'Former officer' } })
    await db().user.update({ where: { id: gone.userId }, data: { personId: person.id, deactivatedAt: NOW } })
    await db().followUp.updateMany({ where: { outcomeId: outcome.id }, data: { officerId: person.id } })
    const { content } = await draftOf(visit.id)
    expect(content.meetings[0]?.outcomes[0]?.followUps).toMatchObject([{ officer: 'Former officer', unowned: true }])
  })

  it('says of a corrected readout when and why', async () => {
    const { visit, open } = await makeReportedVisit(db())
    const { doc } = await db().readoutSection.findFirstOrThrow({ where: { readoutId: open.id, key: 'discussion' } })
    await db().readoutRevision.create({
      data: {
        readoutId: open.id,
        number: 1,
        sectionKey: 'discussion',
        doc: doc as object,
        text: 'x',
        kind: 'corrected',
        reason: 'A wrong figure',
        writtenByName: 'Manager',
        writtenAt: NOW,
        at: NOW,
      },
    })
    const { content } = await draftOf(visit.id)
    expect(content.meetings[0]?.correction).toEqual({ reason: 'A wrong figure', at: NOW.toISOString() })
  })
})

describe('a draft for those who may not see what is restricted', () => {
  it('holds nothing of a restricted readout, its outcomes, follow-ups, guests and files', async () => {
    const { visit, closed } = await makeReportedVisit(db())
    const draft = await draftOf(visit.id, staff)
    for (const secret of SECRETS) expect(JSON.stringify(draft)).not.toContain(secret)
    expect(JSON.stringify(draft)).toContain('map.pdf')
    expect(draft.reader).toEqual({ internal: true, restricted: false })
    expect(draft.content.missing.map(({ itemId }) => itemId)).toContain(closed.id)
  })

  it('is whole for the team of the visit', async () => {
    const { visit } = await makeReportedVisit(db(), { team: [staff.userId] })
    const draft = await draftOf(visit.id, staff)
    for (const secret of SECRETS) expect(JSON.stringify(draft)).toContain(secret)
    expect(draft.reader.restricted).toBe(true)
    expect(JSON.stringify(draft)).toContain(POSITION)
  })

  it('is not there for a viewer, nor of a restricted visit for who is not on its team', async () => {
    const { visit } = await makeReportedVisit(db())
    expect(await getReportDraft(await asRole(db(), 'viewer'), visit.id, NOW)).toBeNull()
    await db().visit.update({ where: { id: visit.id }, data: { restricted: true } })
    expect(await getReportDraft(staff, visit.id, NOW)).toBeNull()
    expect(await getReportDraft(manager, 'nothing', NOW)).toBeNull()
  })
})
