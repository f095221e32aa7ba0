import { describe, expect, it } from 'vitest'
import { db } from '@/lib/platform/db'
import { addDays } from '@/lib/time/calendar'
import { makeUser } from '@/prisma/factories/accounts'
import { makePerson } from '@/prisma/factories/directory'
import { makeFollowUp } from '@/prisma/factories/follow-ups'
import { makeVisit } from '@/prisma/factories/visits'
import { REMINDER_MAILS } from './reminder-mail.queries'

const DUE = '2031-03-12'
const at = (late: number) => new Date(`${addDays(DUE, late)}T05:00:00Z`)
const day = (text: string) => new Date(`${text}T00:00:00Z`)

async function world(visit: Parameters<typeof makeVisit>[1] = {}) {
  const person = await makePerson(db())
  const officer = await makeUser(db(), { roles: ['staff'], personId: person.id })
  const manager = await makeUser(db(), { roles: ['manager'] })
  const { id: visitId } = await makeVisit(db(), { title: 'Secret water talks', team: [officer.id], ...visit })
  const facts = { visitId, officerId: person.id, dueDate: day(DUE), title: 'Send the draft' }
  return { person, officer, manager, visitId, followUp: await makeFollowUp(db(), facts) }
}
type World = Awaited<ReturnType<typeof world>>

const compose = (kind: string, { visitId, followUp }: World, userId: string, late = -7, values = {}) =>
  REMINDER_MAILS[kind]?.(
    { userId, kind, visitId, subjectType: 'followUp', subjectId: followUp.id, values: { due: DUE, ...values } },
    at(late),
  )
const edit = ({ followUp }: World, data: object) => db().followUp.update({ where: { id: followUp.id }, data })

describe('a reminder by mail', () => {
  it('says what is due and when as it stands when it is sent, and leads there', async () => {
    const here = await world()
    const letter = await compose('follow_up_due', here, here.officer.id, -6)
    expect(letter?.subject).toMatch(/^F-\d+ Send the draft is due on 12 Mar 2031$/)
    expect(letter?.lines).toContain('Visit: Secret water talks')
    expect(letter?.lines).toContain('That is in 6 days.')
    expect(letter?.action.path).toBe(`/follow-ups/${here.followUp.id}`)
    await edit(here, { status: 'in_review', submittedAt: at(0), firstDueDate: day('2031-03-01') })
    const later = await compose('follow_up_overdue', here, here.officer.id, 8)
    expect(later?.subject).toMatch(/Send the draft is 8 days overdue$/)
    expect(later?.lines).toContain('It is in review: a manager decides on it.')
    expect(later?.lines).toContain('The first date was 1 Mar 2031.')
    expect((await compose('follow_up_overdue_copy', here, here.manager.id, 14))?.lines.at(-1)).toContain(
      here.person.name,
    )
  })

  it('names nothing of what is restricted', async () => {
    const here = await world({ restricted: true })
    for (const [kind, userId] of [
      ['follow_up_due', here.officer.id],
      ['follow_up_overdue_copy', here.manager.id],
    ] as const) {
      const letter = await compose(kind, here, userId, 14)
      expect(letter?.action.path).toBe(`/follow-ups/${here.followUp.id}`)
      expect(JSON.stringify(letter)).not.toMatch(/Secret|draft|F-\d|2031/)
    }
  })

  it.each<[string, (here: World) => Promise<unknown>]>([
    ['finished', (here) => edit(here, { status: 'closed', closedAt: at(0) })],
    ['of another date', (here) => edit(here, { dueDate: day('2031-04-01') })],
    ['somebody else’s', async (here) => edit(here, { officerId: (await makePerson(db())).id })],
    ['archived', (here) => edit(here, { archivedAt: at(0) })],
    [
      'of a visit that is hidden',
      ({ visitId }) => db().visit.update({ where: { id: visitId }, data: { archivedAt: at(0) } }),
    ],
    [
      'of an account that is not in use',
      ({ officer }) => db().user.update({ where: { id: officer.id }, data: { deactivatedAt: at(0) } }),
    ],
  ])('is not sent of what is %s by then', async (_, change) => {
    const here = await world()
    expect(await compose('follow_up_due', here, here.officer.id)).not.toBeNull()
    await change(here)
    expect(await compose('follow_up_due', here, here.officer.id)).toBeNull()
  })

  it('comes to a manager instead only while nobody can be told, and while they review', async () => {
    const here = await world()
    const ask = () => compose('follow_up_due_unattended', here, here.manager.id, -7, { why: 'nobody' })
    expect(await ask()).toBeNull()
    await edit(here, { officerId: null })
    expect((await ask())?.lines.at(-1)).toContain('Nobody is accountable')
    await db().userRole.deleteMany({ where: { userId: here.manager.id } })
    expect(await ask()).toBeNull()
  })
})
