import { languageName } from '@/lib/directory/languages'
import { notesOf } from '@/lib/paste/columns'
import { nameMatcher, sortedKey } from '@/lib/paste/names'
import { isNothing } from '@/lib/paste/nothing'
import { schemaProblems } from '@/lib/paste/problems'
import type { Mark, MarkKind, PastedRow, Preview, Shown, Table } from '@/lib/paste/types'
import type { Message } from '@/lib/platform/result'
import { type PastedMemberInput, pastedMemberSchema } from './paste-schema'
import { isPhone, languagesOf, MEMBER_SPEC, type MemberColumn, roleOf } from './paste-words'
import type { MemberRole } from './schema'

/** Somebody of the directory who is called so, or nearly so. */
export type PersonCandidate = { id: string; name: string; hint: string; form: string }
export type MemberSurroundings = {
  /** Who is in the delegation, with every name. */
  members: readonly { id: string; personId: string; names: readonly string[] }[]
  /** The name of its head. */
  head: string | null
  /** By the name as written. */
  people: ReadonlyMap<string, readonly PersonCandidate[]>
  organisations: ReadonlyMap<string, { id: string; name: string }>
}
export type PastedMemberRow = PastedRow<PastedMemberInput, MemberColumn>
type Opened = { table: Table; header: boolean; columns: MemberColumn[] }

const NAME_PARTS = ['lastName', 'firstName', 'patronymic'] as const
const NAMES: readonly MemberColumn[] = ['name', ...NAME_PARTS]

/** The written name of a row: one column, or its parts in the order of the table. Line breaks are spaces. */
export function writtenName(row: readonly string[], columns: readonly MemberColumn[]): string {
  const parts = columns.flatMap((column, at) => (NAMES.includes(column) ? [row[at] ?? ''] : []))
  return parts
    .filter((part) => !isNothing(part))
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/^\d{1,3}[.)]\s*/, '')
    .trim()
}

/** The organisations that the rows name, as they are written. */
export const writtenOrganisations = ({ table, columns }: Opened): string[] => {
  const at = columns.indexOf('organisation')
  return at < 0 ? [] : [...new Set(table.map((row) => oneLine(row[at] ?? '')).filter((text) => !isNothing(text)))]
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Each row of a pasted list as the member that it would become. Nothing is made up, and no text gets lost. */
export function readMembers(
  opened: Opened,
  around: MemberSurroundings,
  keep: boolean,
): Preview<PastedMemberInput, MemberColumn> {
  const { table, header, columns } = opened
  const meant = nameMatcher(around.members)
  const seen = new Map<string, number>()
  let head = around.head
  const rows = table.flatMap((cells, line) => {
    if ((header && line === 0) || cells.every((cell) => cell === '')) return []
    const row = new MemberReader(cells, opened, around, line).read(keep)
    const key = sortedKey(row.written)
    const before = key === '' ? undefined : seen.get(key)
    if (before === undefined) seen.set(key, line)
    const there = row.same?.options.find(({ id }) =>
      around.members.some(({ personId }) => personId === id && row.same?.chosen === id),
    )
    const member = meant(row.written)
    if (key === '') row.leaveOut = { key: 'paste.leaveOut.noName' }
    else if (there || member?.sure) row.leaveOut = { key: 'paste.leaveOut.memberThere' }
    else if (before !== undefined) row.leaveOut = { key: 'paste.leaveOut.twice', values: { row: before + 1 } }
    if (row.input.role === 'head_of_delegation' && row.leaveOut === null) {
      if (head !== null) row.mark('role', 'problem', { key: 'refusals.delegations.oneHead', values: { name: head } })
      head ??= row.written
    }
    return [row.done()]
  })
  return { table, header, columns, rows, headings: [] }
}

class MemberReader {
  private readonly marks: Mark<MemberColumn>[] = []
  private readonly shown: Shown<MemberColumn>[] = []
  private readonly notes: string[] = []
  readonly written: string
  same: PastedMemberRow['same'] = null
  leaveOut: Message | null = null
  input: PastedMemberInput

  constructor(
    private readonly cells: readonly string[],
    private readonly opened: Opened,
    private readonly around: MemberSurroundings,
    private readonly line: number,
  ) {
    this.written = writtenName(cells, opened.columns)
    this.input = { person: { name: this.written }, role: 'member', organisation: null, languages: [] }
  }

  mark(field: MemberColumn, kind: MarkKind, message: Message): void {
    this.marks.push({ field, kind, message })
  }

  read(keep: boolean): this {
    this.readPerson()
    this.input.title = this.readText('title')
    this.readOrganisation()
    this.readRole(keep)
    this.readPhone(keep)
    this.readLanguages(keep)
    this.readNotes()
    return this
  }

  done(): PastedMemberRow {
    for (const { field, message } of schemaProblems(pastedMemberSchema, this.input)) {
      this.mark(field === 'person' ? 'name' : (field as MemberColumn), 'problem', message)
    }
    const { line, input, shown, marks, leaveOut, same } = this
    return { line, input, shown, marks, leaveOut, same }
  }

  private cell(field: MemberColumn): string {
    const text = this.cells[this.opened.columns.indexOf(field)] ?? ''
    return isNothing(text) ? '' : text
  }

  private show(field: MemberColumn, text: string): void {
    if (text !== '') this.shown.push({ field, text })
  }

  /** Text that is in no field: shown, and kept as a note where that is wanted. */
  private notUnderstood(field: MemberColumn, text: string, keep: boolean): void {
    this.mark(field, 'notUnderstood', { key: keep ? 'paste.mark.kept' : 'paste.mark.notUnderstood', values: { text } })
    const heading = this.opened.header ? (this.opened.table[0]?.[this.opened.columns.indexOf(field)] ?? '') : ''
    if (keep) this.notes.push(heading === '' ? text : `${heading}: ${text}`)
  }

  private readPerson(): void {
    this.show('name', this.written)
    const found = this.around.people.get(this.written) ?? []
    if (found.length === 0) return
    const key = sortedKey(this.written)
    const exact = [...new Set(found.filter(({ form }) => sortedKey(form) === key).map(({ id }) => id))]
    const [only] = exact
    const chosen = only !== undefined && exact.length === 1 ? only : ''
    this.same = {
      chosen,
      options: found.map(({ id, name, hint }) => ({ id, label: hint === '' ? name : `${name} (${hint})` })),
    }
    const key_ = chosen !== '' ? 'inDirectory' : exact.length > 1 ? 'severalSo' : 'nearlySo'
    this.mark('name', chosen === '' ? 'guess' : 'told', { key: `paste.mark.${key_}` })
  }

  private readText(field: 'title'): string | null {
    const text = oneLine(this.cell(field))
    this.show(field, text)
    return text === '' ? null : text
  }

  private readOrganisation(): void {
    const text = oneLine(this.cell('organisation'))
    if (text === '') return
    const known = this.around.organisations.get(text)
    this.input.organisation = known ? { id: known.id } : { name: text }
    this.show('organisation', known?.name ?? text)
    if (!known) this.mark('organisation', 'told', { key: 'paste.mark.newOrganisation' })
    else if (known.name !== text) this.mark('organisation', 'told', { key: 'paste.mark.writtenAs', values: { text } })
  }

  private readRole(keep: boolean): void {
    const text = oneLine(this.cell('role'))
    const role: MemberRole | null = text === '' ? 'member' : roleOf(text)
    this.input.role = role ?? 'member'
    this.shown.push({ field: 'role', message: { key: `delegations.role.${this.input.role}` } })
    if (role === null) this.notUnderstood('role', text, keep)
  }

  private readPhone(keep: boolean): void {
    const text = oneLine(this.cell('phone'))
    if (text === '') return
    const numbers = text.split(/[,;]/).map((part) => part.trim())
    if (!numbers.every(isPhone)) {
      this.notUnderstood('phone', text, keep)
      return
    }
    this.input.phone = numbers.join(', ')
    this.show('phone', this.input.phone)
  }

  private readLanguages(keep: boolean): void {
    const { tags, rest } = languagesOf(this.cell('languages'))
    this.input.languages = tags
    this.show('languages', tags.map(languageName).join(', '))
    if (tags.length > 0 && this.same?.chosen) this.mark('languages', 'told', { key: 'paste.mark.languagesStay' })
    if (rest.length > 0) this.notUnderstood('languages', rest.join(', '), keep)
  }

  private readNotes(): void {
    const note = [...notesOf(this.cells, this.opened, MEMBER_SPEC), ...this.notes].join('\n')
    this.input.note = note === '' ? null : note
    this.show('note', note)
  }
}
