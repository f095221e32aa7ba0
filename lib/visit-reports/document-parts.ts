import type { DocBlock, DocRun } from '@/lib/exports/docx-types'
import { officerRuns } from '@/lib/follow-ups/officer-runs'
import { OUTCOME_TYPES } from '@/lib/outcomes/schema'
import { formatDate, formatInstant } from '@/lib/time/format'
import { zoneCity } from '@/lib/time/zones'
import { itemsIn } from './content'
import type { Making } from './document'
import { calledAs } from './document-meetings'
import { personsMet } from './rules'

export const said = (text: string): DocRun[] => [{ text }]
export const unsaid = (text: string): DocRun[] => [{ text, quiet: true }]

export function columns({ t }: Making, part: string, shares: Record<string, number>) {
  return Object.entries(shares).map(([key, share]) => ({ label: t(`visitReports.${part}.${key}`), share }))
}

/** The delegation in its order of precedence, titles as held then. */
export function delegationBlocks(making: Making): DocBlock[] {
  const { t, content } = making
  if (content.delegation.length === 0) return [{ kind: 'paragraph', runs: unsaid(t('visitReports.delegation.none')) }]
  return [
    {
      kind: 'table',
      label: t('visitReports.parts.delegation'),
      columns: columns(making, 'delegation', { place: 8, name: 32, title: 38, role: 22 }),
      rows: content.delegation.map((member, at) => {
        const about = [member.name === null ? null : member.title, member.organisation].filter(Boolean).join(', ')
        const role = t(`delegations.role.${member.role}`)
        return [
          said(member.travels ? String(at + 1) : '–'),
          [{ text: calledAs(member, t), strong: true }],
          about ? said(about) : unsaid(t('visitReports.toBeConfirmed')),
          member.travels
            ? said(role)
            : [{ text: `${role}, ` }, { text: t('visitReports.delegation.left'), quiet: true }],
        ]
      }),
    },
  ]
}

/** Who of the host side was there, each once, by organisation, with the meetings. */
export function metBlocks(making: Making): DocBlock[] {
  const { t, content } = making
  const titles = new Map(itemsIn(content).map(({ id, title }) => [id, title]))
  return personsMet(content.meetings).flatMap(({ organisation, persons }, at): DocBlock[] => {
    const text = organisation ?? t('visitReports.met.noOrganisation')
    return [
      { kind: 'heading', level: 2, text, id: `met-${at + 1}`, number: null },
      {
        kind: 'table',
        label: text,
        columns: columns(making, 'met', { name: 30, title: 32, meetings: 38 }),
        rows: persons.map((person) => [
          person.name ? [{ text: calledAs(person, t), strong: true }] : unsaid(t('visitReports.met.noName')),
          person.title ? said(person.title) : unsaid(person.isGroup ? '–' : t('visitReports.notKnown')),
          said(person.itemIds.map((id) => titles.get(id) ?? '').join('; ')),
        ]),
      },
    ]
  })
}

/** Meetings that this report holds nothing of, each with a way to it: never silently left out. */
export function missingBlocks({ t, content }: Making): DocBlock[] {
  if (content.missing.length === 0) return []
  const items = new Map(itemsIn(content).map((item) => [item.id, item]))
  return [
    { kind: 'paragraph', runs: said(t('visitReports.missing.intro')) },
    {
      kind: 'list',
      ordered: false,
      items: content.missing.flatMap(({ itemId, state }): DocBlock[][] => {
        const item = items.get(itemId)
        if (!item) return []
        const runs: DocRun[] = [
          { text: `${item.reference} ` },
          { text: item.title, href: `/meetings/${itemId}` },
          ...(state ? [{ text: `: ${t(`visitReports.missing.state.${state}`)}` }] : []),
        ]
        return [[{ kind: 'paragraph', runs }]]
      }),
    },
  ]
}

/** What came out, by type, and who owes it. */
export function outcomeBlocks(making: Making): DocBlock[] {
  const { t, content } = making
  const titles = new Map(itemsIn(content).map(({ id, title }) => [id, title]))
  const all = content.meetings.flatMap(({ itemId, restricted, outcomes }) =>
    outcomes.map((outcome) => ({ ...outcome, itemId, restricted })),
  )
  if (all.length === 0) return [{ kind: 'paragraph', runs: unsaid(t('visitReports.outcomes.none')) }]
  return OUTCOME_TYPES.flatMap((type): DocBlock[] => {
    const rows = all.filter((outcome) => outcome.type === type)
    if (rows.length === 0) return []
    const text = t(`visitReports.outcomes.types.${type}`)
    return [
      { kind: 'heading', level: 2, text, id: `outcomes-${type}`, number: null },
      {
        kind: 'table',
        label: text,
        columns: columns(making, 'outcomes', { reference: 12, text: 44, owedBy: 16, meeting: 28 }),
        rows: rows.map((outcome) => [
          [{ text: outcome.reference, href: `/outcomes/${outcome.id}` }],
          marked(making, outcome, outcome.text),
          said(t(`outcomes.owedBy.${outcome.owedBy}`)),
          said(titles.get(outcome.itemId) ?? ''),
        ]),
      },
    ]
  })
}

export function marked(
  { t }: Making,
  { proposed, restricted }: { proposed: boolean; restricted: boolean },
  text: string,
): DocRun[] {
  const marks = [restricted ? t('visitReports.restricted') : null, proposed ? t('visitReports.proposed') : null]
  const shown = marks.filter((mark) => mark !== null)
  return shown.length > 0 ? [{ text }, { line: true }, { text: shown.join(', '), quiet: true }] : [{ text }]
}

/** Work that came of the outcomes and the agreements, who leads it and by when; unowned and undated ones say so. */
export function followUpBlocks(making: Making): DocBlock[] {
  const { t, content } = making
  const all = [
    ...content.meetings.flatMap(({ restricted, outcomes }) => outcomes.map((outcome) => ({ ...outcome, restricted }))),
    ...content.agreements,
  ].flatMap(({ restricted, reference: of, followUps }) =>
    followUps.map((followUp) => ({ ...followUp, restricted, of })),
  )
  const undone = content.meetings.flatMap(({ outcomes }) =>
    outcomes.filter(({ followUps, noFollowUpReason }) => followUps.length === 0 && noFollowUpReason !== null),
  )
  if (all.length + undone.length === 0) return [{ kind: 'paragraph', runs: unsaid(t('visitReports.followUps.none')) }]
  const table: DocBlock = {
    kind: 'table',
    label: t('visitReports.parts.followUps'),
    columns: columns(making, 'followUps', { reference: 11, title: 31, lead: 20, officer: 14, due: 12, status: 12 }),
    rows: all.map((followUp) => [
      [
        { text: followUp.reference, href: `/follow-ups/${followUp.id}` },
        { line: true },
        { text: t('visitReports.followUps.of', { reference: followUp.of }), quiet: true },
      ],
      marked(making, followUp, followUp.title),
      followUp.leadOrganisation ? said(followUp.leadOrganisation) : unsaid(t('visitReports.followUps.noLead')),
      officerRuns(followUp, t),
      followUp.dueDate ? said(formatDate(followUp.dueDate)) : unsaid(t('visitReports.followUps.noDate')),
      said(t(`followUps.status.${followUp.status}`)),
    ]),
  }
  return [
    ...(all.length > 0 ? [table] : []),
    ...undone.map(
      ({ reference, noFollowUpReason }): DocBlock => ({
        kind: 'paragraph',
        runs: said(t('visitReports.followUps.notNeeded', { reference, reason: noFollowUpReason ?? '' })),
      }),
    ),
  ]
}

/** The papers and pictures, and the programme as it was issued. */
export function annexBlocks(making: Making): DocBlock[] {
  const { t, content } = making
  const { files, issued, visit, meetings } = content
  const titles = new Map(itemsIn(content).map(({ id, title }) => [id, title]))
  const meetingOf = new Map(meetings.map(({ readoutId, itemId }) => [readoutId, titles.get(itemId)]))
  const heading = (key: string): DocBlock => ({
    kind: 'heading',
    level: 2,
    text: t(`visitReports.annexes.${key}`),
    id: `annexes-${key}`,
    number: null,
  })
  const fileTable: DocBlock = {
    kind: 'table',
    label: t('visitReports.annexes.files'),
    columns: columns(making, 'annexes', { name: 50, of: 34, size: 16 }),
    rows: files.map(({ name, readoutId, size }) => [
      said(name),
      said((readoutId && meetingOf.get(readoutId)) || t('visitReports.annexes.ofVisit')),
      said(t('visitReports.annexes.kilobytes', { size: Math.max(1, Math.round(size / 1024)) })),
    ]),
  }
  const versions: DocBlock = {
    kind: 'list',
    ordered: false,
    items: issued.map(({ number, at }) => {
      const when = `${formatInstant(new Date(at), visit.homeZone)} ${zoneCity(visit.homeZone)}`
      return [{ kind: 'paragraph', runs: said(t('visitReports.annexes.version', { number, at: when })) }]
    }),
  }
  return [
    ...(files.length > 0 ? [heading('files'), fileTable] : []),
    ...(issued.length > 0 ? [heading('issued'), versions] : []),
  ]
}
