import type * as z from 'zod/mini'
import type { createFollowUpSchema } from '@/lib/follow-ups/schema'
import { waitsForFollowUp } from '@/lib/outcomes/rules'
import type { addOutcomeSchema, editOutcomeSchema } from '@/lib/outcomes/schema'
import type { OutcomeView } from '@/lib/outcomes/types'
import type { saveSectionSchema } from '@/lib/readouts/schema'
import { withAttendee, withEdits, withoutAttendee } from './overlay-attendance'
import { hostName, type Readout } from './overlay-new'
import type { SyncEntry, SyncPerson, VisitPack } from './types'

type Where = { pack: VisitPack; person: Pick<SyncPerson, 'userId' | 'name'> }
type Change = (readout: Readout, entry: SyncEntry, where: Where) => Readout

/** What each write makes of a readout. The attendance's are in a file of their own. */
const CHANGES: Readonly<Record<string, Change>> = {
  saveSection: withSection,
  saveAttendance: withEdits,
  addAttendee: withAttendee,
  removeAttendee: withoutAttendee,
  addOutcome: withOutcome,
  editOutcome: withEditedOutcome,
  createFollowUp: withFollowUp,
  reportProgress: (readout, { input }) =>
    mapFollowUps(readout, input.followUpId, (status) => (status === 'open' ? 'in_progress' : status)),
  submitReadout: (readout) => (readout.status === 'draft' ? { ...readout, status: 'submitted' } : readout),
}

/** A readout with one write laid over it; a write that does not show in it leaves it alone. */
export const changedReadout: Change = (readout, entry, where) =>
  CHANGES[entry.command]?.(readout, entry, where) ?? readout

function withSection(readout: Readout, { input, writtenAt }: SyncEntry, { person }: Where): Readout {
  const { key, title, doc } = input as unknown as z.output<typeof saveSectionSchema>
  const stands = readout.sections.find((section) => section.key === key)
  const section = {
    key,
    title: title ?? null,
    doc,
    releasable: stands?.releasable ?? key === 'pressLine',
    version: stands?.version ?? 0,
    updatedAt: writtenAt,
    updatedByName: person.name,
  }
  const sections = stands
    ? readout.sections.map((one) => (one === stands ? section : one))
    : [...readout.sections, section]
  return { ...readout, sections }
}

function withOutcome(readout: Readout, { input, commandId }: SyncEntry): Readout {
  const { id, type, text, owedBy } = input as unknown as z.input<typeof addOutcomeSchema>
  const outcome: OutcomeView = {
    id: id ?? commandId,
    reference: '',
    type,
    text,
    owedBy,
    noFollowUpReason: null,
    waits: false,
    proposed: [],
    version: 1,
    archived: false,
    followUps: [],
  }
  if (readout.outcomes.some((one) => one.id === outcome.id)) return readout
  return { ...readout, outcomes: [...readout.outcomes, settled(outcome)] }
}

function withEditedOutcome(readout: Readout, { input }: SyncEntry): Readout {
  const { outcomeId, version: on, type, text, owedBy } = input as unknown as z.input<typeof editOutcomeSchema>
  return mapOutcomes(readout, outcomeId, (outcome) => {
    // The next edit is made on this one.
    const version = outcome.version === on ? on + 1 : outcome.version
    return settled({ ...outcome, version, type, text, owedBy })
  })
}

function withFollowUp(readout: Readout, { input, commandId }: SyncEntry, { pack }: Where): Readout {
  const given = input as unknown as z.input<typeof createFollowUpSchema>
  const id = given.id ?? commandId
  const followUp = {
    id,
    reference: '',
    title: given.title,
    status: 'open' as const,
    dueDate: given.dueDate || null,
    leadOrganisation: hostName(pack, given.leadOrganisation),
    officer: officerName(pack, given.officer),
    // Whoever is named here was chosen among those who can be.
    unowned: !given.officer,
  }
  return mapOutcomes(readout, given.outcomeId, (outcome) =>
    outcome.followUps.some((one) => one.id === id)
      ? outcome
      : settled({ ...outcome, followUps: [...outcome.followUps, followUp] }),
  )
}

type Chosen = z.input<typeof createFollowUpSchema>['officer']

const officerName = (pack: VisitPack, chosen: Chosen): string | null => {
  if (!chosen) return null
  return 'name' in chosen ? chosen.name : (pack.officers.find(({ id }) => id === chosen.id)?.name ?? null)
}

const settled = (outcome: OutcomeView): OutcomeView => ({
  ...outcome,
  waits: waitsForFollowUp({
    ...outcome,
    followUps: outcome.followUps.length,
    agreementFollowUps: outcome.agreementFollowUps?.length ?? 0,
  }),
})

const mapOutcomes = (readout: Readout, id: unknown, change: (outcome: OutcomeView) => OutcomeView): Readout => ({
  ...readout,
  outcomes: readout.outcomes.map((outcome) => (outcome.id === id ? change(outcome) : outcome)),
})

type Status = OutcomeView['followUps'][number]['status']

const mapFollowUps = (readout: Readout, id: unknown, change: (status: Status) => Status): Readout => ({
  ...readout,
  outcomes: readout.outcomes.map((outcome) => ({
    ...outcome,
    followUps: outcome.followUps.map((one) => (one.id === id ? { ...one, status: change(one.status) } : one)),
  })),
})
