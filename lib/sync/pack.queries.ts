import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { placeZone } from '@/lib/programme/place'
import { getProgramme } from '@/lib/programme/queries'
import { dateOfItem, isMeeting } from '@/lib/programme/rules'
import type { Programme, ProgrammeItemView } from '@/lib/programme/types'
import { VISIT, visitFacts } from '@/lib/readouts/meeting.queries'
import { CONTACT, detailOf, MEMBER, nameOf } from '@/lib/readouts/people.queries'
import { todayIn } from '@/lib/time/calendar'
import { formatPartialTime } from '@/lib/time/format'
import { visibleVisit } from '@/lib/visits/scope'
import { packReadouts } from './readouts.queries'
import { type PackMeeting, type PackParty, type PackReadout, SYNC_VERSION, type VisitPack } from './types'

/**
 * A visit to take along, as far as the actor may see it; null when there is none. As many statements for sixty meetings
 * as for one.
 * @param now says which days are past: of them only readouts that are still open are taken along whole
 */
export async function getVisitPack(actor: Actor, visitId: string, now: Date): Promise<VisitPack | null> {
  const programme = await getProgramme(actor, visitId, now)
  const visit =
    programme && (await db().visit.findFirst({ where: { id: visitId, ...visibleVisit(actor) }, select: VISIT }))
  if (!visit) return null
  const { arrivalDate, departureDate, homeZone } = programme.visit
  const items = programme.days.flatMap((day) => day.items)
  const upcoming = new Set(items.filter(isAheadOf(todayIn(homeZone, now), arrivalDate)).map(({ id }) => id))
  const [parties, organisations, readouts] = await Promise.all([
    partiesOf(visitId),
    organisationsOf(visitId),
    packReadouts(actor, { visitId }, (itemId) => upcoming.has(itemId)),
  ])
  return {
    v: SYNC_VERSION,
    takenAt: now.toISOString(),
    visit: { ...visitFacts(visit), arrivalDate, departureDate },
    delegation: parties.delegation,
    counterparts: parties.counterparts,
    organisations,
    officers: parties.officers,
    programme: items.map((item) => packMeeting(item, { actor, programme, readout: readouts.get(item.id) ?? null })),
  }
}

/** Yesterday is not over yet: it may be so elsewhere, and its readouts are being written. */
const isAheadOf = (today: string, arrivalDate: string | null) => {
  const yesterday = new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  return (item: ProgrammeItemView): boolean => {
    const date = dateOfItem(item.time, arrivalDate)
    return date === null || date >= yesterday
  }
}

type Around = { actor: Actor; programme: Programme; readout: PackReadout | null }

function packMeeting(item: ProgrammeItemView, { actor, programme, readout }: Around): PackMeeting {
  const { visit } = programme
  const zones = { homeZone: visit.homeZone, defaultZone: placeZone(item.city, visit) }
  return {
    id: item.id,
    reference: item.reference,
    title: item.title,
    type: item.type,
    status: item.status,
    date: dateOfItem(item.time, visit.arrivalDate),
    dayNumber: item.time.dayNumber,
    time: formatPartialTime(item.time, zones)?.text ?? null,
    city: item.city,
    venue: item.venue,
    readoutExpected: isMeeting(item),
    startsAt: item.startsAt,
    endsAt: item.endsAt,
    zone: item.startZone,
    objective: item.objective,
    agenda: item.agenda,
    hosts: item.hosts.map(({ name }) => name),
    planned: [...item.participants.map(({ memberId }) => memberId), ...item.counterparts.map((one) => one.contactId)],
    declined: item.counterparts.flatMap((one) => (one.answer === 'declined' ? [one.contactId] : [])),
    noteTaker: item.noteTaker?.name ?? null,
    mine:
      (item.noteTaker !== null && item.noteTaker.id === actor.personId) ||
      (readout !== null && readout.writerId === actor.userId),
    readout,
  }
}

async function partiesOf(visitId: string) {
  const where = { visitId, archivedAt: null }
  const members = await db().delegationMember.findMany({ where, orderBy: { precedence: 'asc' }, select: MEMBER })
  const contacts = await db().hostContact.findMany({ where, orderBy: { id: 'asc' }, select: CONTACT })
  const party =
    (side: PackParty['side']) =>
    (one: (typeof contacts)[number]): PackParty => ({
      side,
      id: one.id,
      name: nameOf(one),
      detail: detailOf(one),
      headcount: one.group?.headcount ?? null,
    })
  return {
    delegation: members.map(party('ours')),
    counterparts: contacts.map(party('host')),
    officers: members.flatMap(({ person }) => person ?? []),
  }
}

/** Every organisation that has to do with the visit, by name: of both sides, and those that organise it. */
const organisationsOf = (visitId: string) => db().$queryRaw<{ id: string; name: string }[]>`/* sync.organisations */
  SELECT o.id, o.name FROM organisation o WHERE o.archived_at IS NULL AND o.id IN (
    SELECT a.organisation_id FROM participating_agency a WHERE a.visit_id = ${visitId}::uuid AND a.archived_at IS NULL
    UNION SELECT h.organisation_id FROM host_organisation h WHERE h.visit_id = ${visitId}::uuid AND h.archived_at IS NULL
    UNION SELECT v.organisation_id FROM visit_organiser v WHERE v.visit_id = ${visitId}::uuid)
  ORDER BY o.name, o.id`
