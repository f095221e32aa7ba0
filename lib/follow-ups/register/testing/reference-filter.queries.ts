import type { Actor } from '@/lib/auth/permissions'
import { can } from '@/lib/auth/permissions'
import { isUnowned } from '@/lib/outcomes/rules'
import { db } from '@/lib/platform/db'
import { searchKey } from '@/lib/search/key'
import { addDays } from '@/lib/time/calendar'
import { daysOverdue, isLateAgainstFirst, isStale } from '../../rules'
import { isUnfinished } from '../../workflow'
import { type FollowUpFilters, lateDays } from '../filters'

async function load() {
  const rows = await db().followUp.findMany({
    include: {
      visit: {
        include: {
          stops: true,
          team: true,
          topics: { include: { topic: true } },
          agencies: { include: { organisation: true } },
        },
      },
      outcome: {
        include: {
          readout: true,
          item: { include: { hosts: { include: { organisation: { include: { names: true } } } } } },
        },
      },
      agreement: {
        include: {
          item: { include: { hosts: { include: { organisation: { include: { names: true } } } } } },
          parties: { include: { organisation: { include: { names: true } } } },
        },
      },
      officer: { include: { user: true, names: true } },
      leadOrganisation: { include: { names: true } },
      supporting: true,
      told: true,
    },
  })
  const organisations = new Map(
    (await db().organisation.findMany({ include: { names: true } })).map((one) => [one.id, one]),
  )
  return rows.map((row) => ({ ...row, organisations }))
}
export type Known = Awaited<ReturnType<typeof load>>[number]

/** Every follow-up there is, with what it goes back to, as plain rows in the order of the register. */
export async function everything(): Promise<Known[]> {
  const key = (row: Known) => `${dayOf(row.dueDate) ?? '9999-99-99'} ${row.id}`
  return (await load()).sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/** Who sees a follow-up, in words of DESIGN §4. */
export function sees(actor: Actor & { userId: string }, row: Known): boolean {
  const { visit, outcome, agreement } = row
  const team = visit.team.some(({ userId }) => userId === actor.userId) && can(actor, 'visit.see-restricted-own')
  const all = can(actor, 'visit.see-restricted')
  if (row.archivedAt || visit.archivedAt || outcome?.archivedAt || agreement?.archivedAt) return false
  if (visit.restricted && !all && !team) return false
  const published = outcome
    ? ['cleared', 'final'].includes(outcome.readout.status)
    : !['proposed', 'under_negotiation'].includes(agreement?.status ?? '')
  if (!published && !can(actor, 'readout.see-internal')) return false
  const restricted = outcome ? outcome.readout.handling === 'restricted' : (agreement?.restricted ?? false)
  const own = can(actor, 'visit.see-restricted-own') && actor.personId !== null && actor.personId === row.officerId
  return !restricted || all || team || own
}

type Named = { id: string; names: { searchKey: string }[] }
const isNamed = (text: string, one: Named | null | undefined): boolean => {
  if (!one) return false
  const words = searchKey(text).split(' ').filter(Boolean)
  return (
    one.id === text ||
    (words.length > 0 && one.names.some((name) => words.every((word) => name.searchKey.includes(word))))
  )
}

function countriesOf({ visit }: Known): string[] {
  return visit.direction === 'outgoing'
    ? visit.stops.flatMap(({ countryCode }) => countryCode ?? [])
    : visit.agencies.filter((one) => !one.archivedAt).flatMap(({ organisation }) => organisation.countryCode ?? [])
}

/** An organisation, the lead unless told, and everything above it. */
function upwards(row: Known, from = row.leadOrganisationId): Named[] {
  const chain: Named[] = []
  for (let id = from; id; id = row.organisations.get(id)?.parentId ?? null) {
    const one = row.organisations.get(id)
    if (one) chain.push(one)
  }
  return chain
}

/** The organisations that a follow-up is done with, for or by. */
function others(row: Known): (string | null)[] {
  const { visit, outcome, agreement } = row
  const item = outcome?.item ?? agreement?.item
  const visitors = item && visit.direction === 'incoming' ? visit.agencies.filter((one) => !one.archivedAt) : []
  const all = [...(item?.hosts ?? []), ...visitors, ...(agreement?.parties ?? []), ...row.supporting]
  return [row.leadOrganisationId, ...all.map(({ organisationId }) => organisationId)]
}

const holds = (key: string, text: string) =>
  searchKey(text)
    .split(' ')
    .every((word) => key.includes(word))

/** Who hosts its meeting, and of an agreement its parties of the host side. */
export function hostsOf({ outcome, agreement }: Known) {
  const item = outcome?.item ?? agreement?.item
  return [
    ...(item?.hosts.map(({ organisation }) => organisation) ?? []),
    ...(agreement?.parties.filter(({ side }) => side === 'host').map(({ organisation }) => organisation) ?? []),
  ]
}

/** Whether a follow-up is one of those that the filters ask for, each read off the row by itself. */
export function passes(row: Known, filters: FollowUpFilters, today: string): boolean {
  const { visit, outcome, agreement } = row
  const due = dayOf(row.dueDate)
  const agreedOn = agreement?.signedOn ?? (outcome?.item ?? agreement?.item)?.date ?? null
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const standing = {
    status: row.status,
    homeZone: visit.homeZone,
    lastProgressAt: iso(row.lastProgressAt),
    touchedAt: row.touchedAt.toISOString(),
  }
  const officer = row.officer && { accountDeactivated: row.officer.user?.deactivatedAt != null }
  const days = daysOverdue({ status: row.status, dueDate: due }, today)
  const unfinished = isUnfinished(row.status)
  const hosts = hostsOf(row)
  const answers: { [name in keyof Required<FollowUpFilters>]: (value: string) => boolean } = {
    q: (value) => (/^F-\d+$/.test(value) ? row.number === Number(value.slice(2)) : holds(searchKey(row.title), value)),
    status: (value) =>
      value === 'unfinished' ? unfinished : value === 'started' ? row.startedAt !== null : row.status === value,
    overdue: () => days > 0,
    lateDays: (value) => {
      const range = lateDays(value)
      return range !== null && days >= range.min && days <= (range.max ?? Number.POSITIVE_INFINITY)
    },
    due: (value) => unfinished && due !== null && due >= today && due <= addDays(today, Number(value)),
    late: () =>
      isLateAgainstFirst(
        {
          status: row.status,
          firstDueDate: dayOf(row.firstDueDate),
          closedAt: iso(row.closedAt),
          homeZone: visit.homeZone,
        },
        today,
      ),
    nodate: () => due === null,
    stale: () => isStale(standing, today),
    unowned: () => isUnowned({ status: row.status, officer }),
    judgement: (value) => row.judgement === value,
    owed: (value) => (outcome ?? agreement)?.owedBy === value,
    type: (value) => (value === 'instrument' ? agreement !== null : outcome?.type === value),
    year: (value) =>
      value === 'none' || value === 'known'
        ? (agreedOn === null) === (value === 'none')
        : dayOf(agreedOn)?.slice(0, 4) === value,
    visit: (value) => visit.id === value || holds(visit.searchKey, value),
    direction: (value) => visit.direction === value,
    country: (value) => (value === 'none' ? countriesOf(row).length === 0 : countriesOf(row).includes(value)),
    topic: (value) =>
      value === 'none'
        ? visit.topics.length === 0
        : visit.topics.some(({ topic }) => topic.id === value || holds(topic.searchKey, value)),
    host: (value) => (value === 'none' ? hosts.length === 0 : hosts.some((one) => isNamed(value, one))),
    with: (value) =>
      others(row).some((id) => upwards(row, id).some((one) => value.split(';').some((text) => isNamed(text, one)))),
    lead: (value) => {
      if (value === 'none') return row.leadOrganisationId === null
      return filters.alone ? isNamed(value, row.leadOrganisation) : upwards(row).some((one) => isNamed(value, one))
    },
    alone: () => true,
    told: (value) => row.told.some(({ bulkChangeId }) => bulkChangeId === value),
    officer: (value) => (value === 'none' ? row.officerId === null : isNamed(value, row.officer)),
  }
  return Object.entries(filters).every(([name, value]) => answers[name as keyof FollowUpFilters]?.(value) ?? true)
}
