import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { docOf, plainText } from '@/lib/text/doc'
import { overlay } from './overlay'
import type { PackMeeting, PackParty, SyncEntry, VisitPack } from './types'

const person = { userId: 'u1', name: 'The note-taker' }
const uuid = (n: number) => `0199a0a0-0000-7000-8000-${String(n).padStart(12, '0')}`
const VISIT = uuid(1)
const ITEMS = [uuid(11), uuid(12)]
const READOUTS = [uuid(21), uuid(22)]
const OUTCOMES = [uuid(31), uuid(32), uuid(33)]
const FOLLOW_UPS = [uuid(41), uuid(42)]
const ORGANISATION = { id: uuid(51), name: 'Ministry of Health' }

const party = (side: PackParty['side'], n: number): PackParty => ({
  side,
  id: uuid(n),
  name: `${side} ${n}`,
  detail: null,
  headcount: null,
})
const OURS = [party('ours', 61), party('ours', 62), party('ours', 63)]
const HOSTS = [party('host', 71), party('host', 72)]

const meeting = (id: string): PackMeeting => ({
  id,
  reference: 'P-1',
  title: 'Meeting',
  type: 'meeting',
  status: 'confirmed',
  date: '2027-03-12',
  dayNumber: null,
  time: null,
  city: 'Shanghai',
  venue: null,
  readoutExpected: true,
  startsAt: null,
  endsAt: null,
  zone: 'Asia/Shanghai',
  objective: null,
  agenda: null,
  hosts: [],
  planned: [uuid(61), uuid(62), uuid(71), uuid(72)],
  declined: [uuid(72)],
  noteTaker: null,
  mine: true,
  readout: null,
})
const pack: VisitPack = {
  v: 1,
  takenAt: '2027-03-12T00:00:00Z',
  visit: {
    id: VISIT,
    reference: 'V-1',
    title: 'Visit',
    status: 'under_way',
    homeZone: 'Asia/Tashkent',
    arrivalDate: '2027-03-11',
    departureDate: null,
  },
  delegation: OURS,
  counterparts: HOSTS,
  organisations: [ORGANISATION],
  officers: [],
  programme: ITEMS.map(meeting),
}

let last = 0
const entry = (command: string, input: Record<string, unknown>): SyncEntry => {
  last += 1
  return { commandId: uuid(1_000 + last), command, input, writtenAt: '2027-03-12T05:00:00Z' }
}
const shown = (entries: SyncEntry[], on = pack) => overlay(on, { entries, texts: [], person })
const open = (itemId = ITEMS[0], id = READOUTS[0]) => entry('openReadout', { id, itemId, confirmed: ['markHeld'] })
const readoutIn = (on: VisitPack, n = 0) => {
  const readout = on.programme[n]?.readout
  if (!readout) throw new Error('no readout')
  return readout
}

describe('what waits on the device shows at once', () => {
  it('opens a readout with the people of the plan, and holds the meeting', () => {
    const after = shown([open()])
    expect(after.programme[0]?.status).toBe('held')
    expect(readoutIn(after)).toMatchObject({ id: READOUTS[0], status: 'draft', writerName: 'The note-taker' })
    expect(readoutIn(after).attendance.map(({ name, planned, present }) => [name, planned, present])).toEqual([
      ['ours 61', true, true],
      ['ours 62', true, true],
      ['host 71', true, true],
      ['host 72', true, false],
    ])
    expect(pack.programme[0]?.readout).toBeNull()
  })

  it('puts who was there and who stood in for whom', () => {
    const row = { side: 'ours', wasPresent: true, wasReplaces: null }
    const after = shown([
      open(),
      entry('saveAttendance', {
        readoutId: READOUTS[0],
        attendance: [{ ...row, partyId: uuid(61), present: false, replaces: null }],
      }),
      entry('addAttendee', { readoutId: READOUTS[0], side: 'ours', whom: uuid(63), person: null, replaces: uuid(61) }),
      entry('addAttendee', {
        readoutId: READOUTS[0],
        side: 'host',
        whom: null,
        person: null,
        title: 'Head of the laboratory',
        organisation: { id: ORGANISATION.id },
      }),
    ])
    const rows = readoutIn(after).attendance.map((one) => [one.name, one.present, one.replacesName, one.detail])
    expect(rows).toEqual([
      ['ours 61', false, null, null],
      ['ours 62', true, null, null],
      ['host 71', true, null, null],
      ['host 72', false, null, null],
      ['ours 63', true, 'ours 61', null],
      ['Head of the laboratory', true, null, 'Ministry of Health'],
    ])
  })

  it('writes texts, outcomes and their follow-ups', () => {
    const entries = [
      open(),
      entry('addOutcome', {
        id: OUTCOMES[0],
        readoutId: READOUTS[0],
        type: 'offer',
        text: 'Ten places',
        owedBy: 'both',
      }),
      entry('createFollowUp', {
        id: FOLLOW_UPS[0],
        outcomeId: OUTCOMES[0],
        title: 'Ten places',
        leadOrganisation: { id: ORGANISATION.id },
        officer: null,
        dueDate: '2027-04-01',
      }),
    ]
    const text = { readoutId: uuid(21), key: 'discussion', title: null, doc: docOf('Said.'), writtenAt: 'now' }
    const readout = readoutIn(overlay(pack, { entries, texts: [text], person }))
    expect(readout.sections.map(({ doc }) => plainText(doc))).toEqual(['Said.'])
    expect(readout.outcomes[0]).toMatchObject({ text: 'Ten places', waits: false })
    expect(readout.outcomes[0]?.followUps).toMatchObject([
      { title: 'Ten places', leadOrganisation: 'Ministry of Health', dueDate: '2027-04-01', status: 'open' },
    ])
  })

  it('puts an unplanned meeting into the programme, held, and its readout with it', () => {
    const id = uuid(91)
    const added = {
      id,
      visitId: VISIT,
      type: 'meeting',
      title: 'Met by chance',
      date: '2027-03-12',
      startTime: '14:30',
    }
    const after = shown([
      entry('addUnplannedMeeting', { ...added, city: 'Shanghai', hosts: [{ name: 'A new company' }] }),
      open(id, READOUTS[1]),
    ])
    expect(after.programme[2]).toMatchObject({
      status: 'held',
      time: '14:30 Shanghai',
      hosts: ['A new company'],
      readout: { id: READOUTS[1] },
    })
  })

  it('goes to the readout that a colleague had opened before', () => {
    const theirs = shown([open(ITEMS[0], READOUTS[1])])
    const late = [
      open(),
      entry('addOutcome', { id: OUTCOMES[0], readoutId: READOUTS[0], type: 'offer', text: 'x', owedBy: 'us' }),
    ]
    const text = { readoutId: uuid(21), key: 'pressLine', title: null, doc: docOf('Press.'), writtenAt: 'now' }
    const readout = readoutIn(overlay(theirs, { entries: late, texts: [text], person }))
    expect(readout.id).toBe(READOUTS[1])
    expect(readout.outcomes).toHaveLength(1)
    expect(readout.sections).toHaveLength(1)
  })
})

const index = <T>(list: readonly T[]) => fc.constantFrom(...list)
const side = index(['ours', 'host'] as const)
const command = fc.oneof(
  fc
    .record({ readoutId: index(READOUTS), text: fc.string() })
    .map((input) => entry('addOutcome', { ...input, type: 'request', owedBy: 'us' })),
  fc
    .record({ outcomeId: index(OUTCOMES), text: fc.string() })
    .map((input) => entry('editOutcome', { ...input, version: 1, type: 'information', owedBy: 'nobody' })),
  fc.record({ outcomeId: index(OUTCOMES), title: fc.string() }).map((input) => entry('createFollowUp', input)),
  fc
    .record({ readoutId: index(READOUTS), side, title: index(['Head of lab', 'Mayor']) })
    .map((input) => entry('addAttendee', { ...input, whom: null, person: null })),
  fc
    .record({ readoutId: index(READOUTS), party: index([...OURS, ...HOSTS]), present: fc.boolean() })
    .map(({ readoutId, party: { side: of, id }, present }) => {
      const row = { side: of, partyId: id, present, wasPresent: !present, replaces: null, wasReplaces: null }
      return entry('saveAttendance', { readoutId, attendance: [row] })
    }),
  fc
    .record({ readoutId: index(READOUTS), key: index(['discussion', 'positions']), text: fc.string() })
    .map(({ readoutId, key, text }) => entry('saveSection', { readoutId, key, title: null, doc: docOf(text) })),
  index(READOUTS).map((readoutId) => entry('submitReadout', { readoutId, version: 1 })),
)
/** A device opens a readout before it writes in it, and knows an outcome before it changes it. */
const commands = fc.array(command, { maxLength: 25 }).map((then) => [
  ...ITEMS.map((itemId, n) => open(itemId, READOUTS[n])),
  ...OUTCOMES.map((id, n) => {
    const readoutId = READOUTS[n % 2]
    return entry('addOutcome', { id, readoutId, text: 'One', type: 'offer', owedBy: 'us' })
  }),
  ...then,
])

describe('the server’s answer', () => {
  it('gives the picture that the device showed, wherever the sending was cut', () => {
    fc.assert(
      fc.property(commands, fc.nat(30), (entries, cut) => {
        // What the server has done of it is the pack that it then sends; the rest still waits.
        const server = shown(entries.slice(0, cut))
        expect(shown(entries.slice(cut), server)).toEqual(shown(entries))
      }),
    )
  })

  it('changes nothing that is done already, though the answer was lost', () => {
    fc.assert(
      fc.property(commands, fc.nat(30), (entries, lost) => {
        const server = shown(entries)
        const again = shown(entries.slice(Math.min(lost, entries.length)), server)
        expect(again).toEqual(server)
      }),
    )
  })

  it('shows the same under the id of the readout that was there first', () => {
    fc.assert(
      fc.property(commands, (entries) => {
        const theirs = uuid(29)
        const first = shown([open(ITEMS[0], theirs)])
        // Until it is told of the other one, the device speaks of its own; then all that waits is rewritten.
        const rewritten = entries.slice(1).map((one) => {
          const input = { ...one.input }
          if (input.readoutId === READOUTS[0]) input.readoutId = theirs
          return { ...one, input }
        })
        expect(shown(entries, first)).toEqual(shown(rewritten, first))
      }),
    )
  })
})
