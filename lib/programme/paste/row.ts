import { cellOf, notesOf } from '@/lib/paste/columns'
import { isNothing } from '@/lib/paste/nothing'
import { schemaProblems } from '@/lib/paste/problems'
import type { Mark, MarkKind, PastedRow, Shown } from '@/lib/paste/types'
import { LIMITS } from '@/lib/platform/fields'
import type { Message } from '@/lib/platform/result'
import { dateOfItem, isOutsideVisit } from '../rules'
import { statusOf, typeIn } from './kinds'
import { hostsIn, type ItemSurroundings, type ItemsOpened, partiesReader } from './parties'
import { type PastedItemInput, pastedItemSchema } from './schema'
import { showWhen, timeProblems } from './shown'
import { type Day, type Remark, readDay, readTimes } from './when'
import { ITEM_SPEC, type ItemColumn } from './words'

export type PastedItemRow = PastedRow<PastedItemInput, ItemColumn>
type Above = { day: Day | null; city: string | null }

/** Where a problem of a field of the input is shown. */
const SHOWN_AT: Record<string, ItemColumn> = {
  ...{ dayNumber: 'date', startTime: 'start', startUntil: 'start', endTime: 'start', endDate: 'start' },
  ...{ partOfDay: 'start', startOffset: 'start', endOffset: 'start', durationMin: 'duration', durationMax: 'duration' },
  ...{ fromPlace: 'from', toPlace: 'to', agenda: 'note', members: 'participants', subgroups: 'participants' },
}
const TEXTS = { city: 'city', venue: 'venue', from: 'fromPlace', to: 'toPlace', carrier: 'carrier' } as const

/** Reads one row after the other; `above` is what the rows before it say of its day and city. */
export function rowReader(opened: ItemsOpened, around: ItemSurroundings, keep: boolean) {
  const readParties = partiesReader(around)
  return (cells: readonly string[], line: number, above: Above): { row: PastedItemRow; day: Day | null } => {
    const draft = new ItemDraft(cells, opened, keep)
    const day = readWhen(draft, above.day, around)
    readWhat(draft)
    // A row with a day of its own is no longer below the heading that named a city.
    readWhere(draft, draft.raw('date') === '' ? above.city : null)
    readHosts(draft, around)
    readPeople(draft, readParties)
    draft.readNotes()
    check(draft, around)
    return { row: draft.row(line), day }
  }
}

/** A row on its way to an item: what is in it so far, and what there is to say about it. */
class ItemDraft {
  input: PastedItemInput = { type: 'meeting', title: '' }
  leaveOut: Message | null = null
  private readonly shown: Shown<ItemColumn>[] = []
  private readonly marks: Mark<ItemColumn>[] = []
  private readonly notes: string[] = []

  constructor(
    private readonly cells: readonly string[],
    private readonly opened: ItemsOpened,
    private readonly keep: boolean,
  ) {}

  raw(field: ItemColumn): string {
    return cellOf(this.cells, this.opened.columns, field)
  }
  /** The cell as one line; a placeholder is empty. */
  cell(field: ItemColumn): string {
    const text = this.raw(field)
    return isNothing(text) ? '' : text.replace(/\s+/g, ' ')
  }
  show(field: ItemColumn, value: string | Message): void {
    if (typeof value !== 'string') this.shown.push({ field, message: value })
    else if (value !== '') this.shown.push({ field, text: value })
  }
  mark(field: ItemColumn, kind: MarkKind, key: string, values?: Message['values']): void {
    this.marks.push({ field, kind, message: values ? { key, values } : { key } })
  }
  /** Text that came into no field: shown, and kept as a note where that is wanted. */
  lost(field: ItemColumn, text: string): void {
    this.mark(
      field === 'end' ? 'start' : field,
      'notUnderstood',
      `paste.mark.${this.keep ? 'kept' : 'notUnderstood'}`,
      { text },
    )
    const heading = this.opened.header ? cellOf(this.opened.table[0] ?? [], this.opened.columns, field) : ''
    if (this.keep) this.notes.push(heading === '' ? text : `${heading}: ${text}`)
  }
  note(text: string): void {
    this.notes.push(text)
  }
  remark(remarks: readonly Remark[]): void {
    for (const remark of remarks) {
      const field = remark.field === 'end' ? 'start' : remark.field
      if ('lost' in remark) this.lost(remark.field, remark.lost)
      else this.mark(field, remark.kind, remark.message.key, remark.message.values)
    }
  }
  readNotes(): void {
    const agenda = [...notesOf(this.cells, this.opened, ITEM_SPEC), ...this.notes].join('\n')
    this.input.agenda = agenda === '' ? null : agenda
    this.show('note', agenda)
  }
  row(line: number): PastedItemRow {
    return { line, input: this.input, shown: this.shown, marks: this.marks, leaveOut: this.leaveOut, same: null }
  }
}

function readWhen(draft: ItemDraft, above: Day | null, { dates }: ItemSurroundings): Day | null {
  const read = readDay(draft.raw('date'), above, dates.arrivalDate)
  draft.remark(read.remarks)
  const day = read.day ?? { date: null, dayNumber: null }
  const cells = { start: draft.raw('start'), end: draft.raw('end'), duration: draft.raw('duration') }
  const { times, remarks } = readTimes(cells, dateOfItem(day, dates.arrivalDate), read.time)
  draft.remark(remarks)
  Object.assign(draft.input, day, times)
  for (const shown of showWhen(day, times, dates.arrivalDate))
    draft.show(shown.field, 'text' in shown ? shown.text : shown.message)
  return read.day
}

function readWhat(draft: ItemDraft): void {
  const { input } = draft
  const written = draft.cell('type')
  const [title, rest] = titleOf(isNothing(draft.raw('title')) ? written : draft.raw('title'))
  const named = written === '' ? null : typeIn(written)
  input.title = title
  input.type = named ?? typeIn(title) ?? 'meeting'
  input.typeProposed = named === null
  draft.show('title', title)
  draft.show('type', { key: `programme.type.${input.type}` })
  if (written !== '' && named === null && written !== title) draft.lost('type', written)
  if (named === null && title !== '')
    draft.mark('type', 'guess', `paste.mark.${typeIn(title) ? 'typeOfTitle' : 'typeGuessed'}`)
  if (rest !== '') {
    draft.mark('title', 'told', 'paste.mark.restKept')
    draft.note(rest)
  }
  if (title === '') draft.leaveOut = { key: 'paste.leaveOut.noTitle' }
  const status = draft.cell('status')
  input.status = statusOf(status) ?? 'requested'
  draft.show('status', { key: `programme.status.${input.status}` })
  if (status !== '' && statusOf(status) === null) draft.lost('status', status)
}

/** The first line, as far as a title goes; the rest of the cell. */
function titleOf(text: string): [title: string, rest: string] {
  const [first = '', ...lines] = text.split('\n')
  if (first.length <= LIMITS.line) return [first, lines.join('\n')]
  const cut = first.lastIndexOf(' ', LIMITS.line)
  const end = cut > 0 ? cut : LIMITS.line
  return [first.slice(0, end), [first.slice(end).trim(), ...lines].join('\n')]
}

function readWhere(draft: ItemDraft, cityAbove: string | null): void {
  for (const [column, field] of Object.entries(TEXTS) as [keyof typeof TEXTS, (typeof TEXTS)[keyof typeof TEXTS]][]) {
    const text = draft.cell(column)
    draft.input[field] = text === '' ? null : text
    draft.show(column, text)
  }
  if (cityAbove !== null && draft.raw('city') === '') {
    draft.input.city = cityAbove
    draft.show('city', cityAbove)
    draft.mark('city', 'told', 'paste.mark.cityAbove')
  }
  const objective = isNothing(draft.raw('objective')) ? '' : draft.raw('objective')
  draft.input.objective = objective === '' ? null : objective
  draft.show('objective', objective)
}

function readHosts(draft: ItemDraft, { organisations }: ItemSurroundings): void {
  const names = hostsIn(draft.raw('hosts'))
  draft.input.hosts = names.map((name) => {
    const known = organisations.get(name)
    draft.show('hosts', known?.name ?? name)
    if (!known) draft.mark('hosts', 'told', 'paste.mark.newNamed', { name })
    return known ? { id: known.id } : { name }
  })
}

function readPeople(draft: ItemDraft, readParties: ReturnType<typeof partiesReader>): void {
  const read = readParties(draft.raw('participants'), draft.raw('counterparts'))
  const ids = (list: readonly { option: { id: string } }[]) => [...new Set(list.map(({ option }) => option.id))]
  draft.input.forEveryone = read.forEveryone
  draft.input.members = ids(read.members)
  draft.input.subgroups = ids(read.subgroups)
  draft.input.counterparts = ids(read.contacts)
  if (read.forEveryone) draft.show('participants', { key: 'paste.mark.everyone' })
  for (const { option, sure, written } of [...read.subgroups, ...read.members])
    tell('participants', option, sure, written)
  for (const { option, sure, written } of read.contacts) tell('counterparts', option, sure, written)
  if (read.lost.length > 0) draft.lost('participants', read.lost.join(', '))

  function tell(field: ItemColumn, option: { names: readonly string[] }, sure: boolean, written: string): void {
    const name = option.names[0] ?? written
    draft.show(field, name)
    if (!sure) draft.mark(field, 'guess', 'paste.mark.readAs', { text: written, name })
  }
}

/** What the form and the command would say against it. */
function check(draft: ItemDraft, around: ItemSurroundings): void {
  const parsed = pastedItemSchema.safeParse(draft.input)
  for (const { field, message } of schemaProblems(pastedItemSchema, draft.input)) {
    draft.mark(SHOWN_AT[field] ?? (field as ItemColumn), 'problem', message.key, message.values)
  }
  if (!parsed.success) return
  for (const { field, message } of timeProblems(parsed.data, around)) {
    draft.mark(SHOWN_AT[field] ?? 'start', 'problem', message.key, message.values)
  }
  if (isOutsideVisit(parsed.data.type, parsed.data, around.dates))
    draft.mark('date', 'guess', 'refusals.programme.outsideVisit')
}
