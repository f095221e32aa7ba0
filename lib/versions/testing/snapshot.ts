import { EMPTY_PARTIAL_TIME, type PartialTime } from '@/lib/time/partial-fields'
import { FORMAT, type Snapshot, type SnapshotContact, type SnapshotItem, type SnapshotMember } from '../snapshot'

type ItemOverrides = Partial<Omit<SnapshotItem, 'time'>> & { time?: Partial<PartialTime> }

/** A confirmed meeting without day or time, told in Shanghai. */
export const itemOf = (id: string, { time, ...overrides }: ItemOverrides = {}): SnapshotItem => ({
  id,
  reference: `P-${id}`,
  type: 'meeting',
  title: `Item ${id}`,
  status: 'confirmed',
  statusReason: null,
  time: { ...EMPTY_PARTIAL_TIME, ...time },
  startsAt: null,
  endsAt: null,
  startZone: 'Asia/Shanghai',
  endZone: 'Asia/Shanghai',
  city: null,
  venue: null,
  fromPlace: null,
  toPlace: null,
  carrier: null,
  vehicle: null,
  objective: null,
  agenda: null,
  readoutExpected: null,
  offeredBy: null,
  interpreter: null,
  noteTaker: null,
  hosts: [],
  forEveryone: false,
  subgroupIds: [],
  participants: [],
  counterparts: [],
  unconfirmed: [],
  notNeeded: [],
  ...overrides,
})

export const memberOf = (id: string, overrides: Partial<SnapshotMember> = {}): SnapshotMember => ({
  id,
  personId: `person-${id}`,
  name: `Member ${id}`,
  title: null,
  organisation: null,
  isGroup: false,
  headcount: null,
  role: 'member',
  travels: true,
  ...overrides,
})

export const contactOf = (id: string, overrides: Partial<SnapshotContact> = {}): SnapshotContact => ({
  id,
  personId: `person-${id}`,
  name: `Contact ${id}`,
  title: null,
  organisation: null,
  isGroup: false,
  headcount: null,
  ...overrides,
})

type Parts = Partial<Omit<Snapshot, 'visit' | 'days' | 'format'>> & { visit?: Partial<Snapshot['visit']> }

/** A programme of one day, or of days by their keys (`date:2027-03-12`, `day:2`, `none`). */
export function snapshotOf(days: SnapshotItem[] | Record<string, SnapshotItem[]>, parts: Parts = {}): Snapshot {
  const { visit, ...rest } = parts
  return {
    format: FORMAT,
    visit: {
      id: 'v',
      reference: 'V-0001',
      title: 'Visit',
      direction: 'outgoing',
      arrivalDate: null,
      departureDate: null,
      homeZone: 'Asia/Tashkent',
      ...visit,
    },
    members: [],
    contacts: [],
    subgroups: [],
    ...rest,
    days: Object.entries(Array.isArray(days) ? { none: days } : days).map(([key, items]) => {
      const [kind, value = ''] = key.split(/:(.*)/)
      return {
        key,
        dayNumber: kind === 'day' ? Number(value) : (items[0]?.time.dayNumber ?? null),
        date: kind === 'date' ? value : null,
        items,
      }
    }),
  }
}
