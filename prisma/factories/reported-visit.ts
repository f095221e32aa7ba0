import type { Tx } from '@/lib/platform/db'
import { makeContact, makeGroup, makeMember } from './delegations'
import { makeOrganisation, makePerson } from './directory'
import { makeFollowUp } from './follow-ups'
import { makeOutcome } from './outcomes'
import { makeItem } from './programme'
import { makeAttendance, makeReadout } from './readouts'
import { makeVisit } from './visits'

/** Words that stand in nothing but the restricted readout and what came of it. */
export const SECRETS = ['Secret talk', 'Secret outcome', 'Secret follow-up', 'Secret guest', 'secret-annex.pdf']
/** Words of what is for the office only. */
export const POSITION = 'Our fallback is forty'

/**
 * A visit in Reporting with an open final readout, a restricted one, a cleared one and a meeting without any; its words
 * are Latin, Cyrillic and Chinese.
 */
export async function makeReportedVisit(db: Tx, { team = [] }: { team?: string[] } = {}) {
  const visit = await makeVisit(db, { title: 'Talks on water', status: 'reporting', countries: ['CN'], team })
  const { id: visitId } = visit
  const ministry = await makeOrganisation(db, { name: 'Министерство водного хозяйства' })
  const bureau = await makeOrganisation(db, { name: '上海市水务局' })
  const head = await makePerson(db, { name: 'Глава делегации' })
  const member = await makeMember(db, {
    visitId,
    personId: head.id,
    role: 'head_of_delegation',
    title: 'Deputy minister',
    organisationId: ministry.id,
  })
  const group = await makeGroup(db, { label: 'Engineers', headcount: 4, organisationId: bureau.id })
  const mayor = await makeContact(db, { visitId, title: 'Mayor', organisationId: bureau.id })
  const engineers = await makeContact(db, { visitId, groupId: group.id, organisationId: bureau.id })
  const secret = await makePerson(db, { name: 'Secret guest' })
  const guest = await makeContact(db, { visitId, personId: secret.id, organisationId: bureau.id })
  const item = (title: string, more: object = {}) => makeItem(db, { visitId, title, status: 'held', ...more })

  const opened = await item('Opening talks', { dayNumber: 1, startTime: '10:00', venue: 'Hall 1', city: 'Shanghai' })
  const open = await makeReadout(db, {
    itemId: opened.id,
    status: 'final',
    finalisedAt: new Date(),
    discussion: 'Обсуждали воду. 讨论了水。',
    positions: POSITION,
    pressLine: 'They met.',
  })
  for (const party of [{ memberId: member.id }, { contactId: mayor.id }, { contactId: engineers.id }])
    await makeAttendance(db, { readoutId: open.id, ...party })
  const outcome = await makeOutcome(db, {
    readoutId: open.id,
    text: 'A joint study',
    type: 'agreement',
    owedBy: 'both',
  })
  await makeFollowUp(db, { outcomeId: outcome.id, title: 'Name the experts' })

  const closed = await item('Quiet talks', { dayNumber: 1, startTime: '15:00' })
  const restricted = await makeReadout(db, {
    itemId: closed.id,
    status: 'final',
    handling: 'restricted',
    finalisedAt: new Date(),
    discussion: 'Secret talk about prices',
  })
  await makeAttendance(db, { readoutId: restricted.id, contactId: guest.id })
  await makeAttendance(db, { readoutId: restricted.id, contactId: mayor.id })
  const owed = await makeOutcome(db, { readoutId: restricted.id, text: 'Secret outcome' })
  await makeFollowUp(db, { outcomeId: owed.id, title: 'Secret follow-up' })
  const file = { visitId, size: 2_048, adderName: 'Staff', writtenAt: new Date(), at: new Date() }
  const ready = { state: 'ready', mediaType: 'application/pdf', sha256: '00', keptSha256: '00' } as const
  await db.storedFile.create({ data: { ...file, ...ready, name: 'secret-annex.pdf', readoutId: restricted.id } })
  await db.storedFile.create({ data: { ...file, ...ready, name: 'map.pdf', readoutId: open.id } })

  const clearedItem = await item('Site visit', { type: 'site_visit' })
  const cleared = await makeReadout(db, { itemId: clearedItem.id, status: 'cleared', discussion: 'Not final words' })
  const silent = await item('Courtesy call', { type: 'courtesy_call' })
  const off = await makeItem(db, { visitId, title: 'Dinner', type: 'official_meal', status: 'cancelled' })
  return { visit, open, restricted, cleared, silent, off, opened, closed, clearedItem, member, mayor, outcome }
}
