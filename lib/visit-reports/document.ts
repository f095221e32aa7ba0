import type { DocBlock, DocHeading, TextDocument } from '@/lib/exports/docx-types'
import type { Translator } from '@/lib/platform/words'
import { isEmptyDoc } from '@/lib/text/doc'
import { formatDate, formatDateRange, formatInstant } from '@/lib/time/format'
import { zoneCity } from '@/lib/time/zones'
import { countryName } from '@/lib/visits/country'
import type { ReportContent } from './content'
import { agreementBlocks } from './document-agreements'
import { meetingBlocks } from './document-meetings'
import {
  annexBlocks,
  delegationBlocks,
  followUpBlocks,
  metBlocks,
  missingBlocks,
  outcomeBlocks,
} from './document-parts'
import { programmeBlocks } from './document-programme'
import { blocksOf } from './structured'
import type { ReportCopy, SignedRow } from './types'

/** What every part of the document is made with. */
export type Making = { content: ReportContent; t: Translator }
export type Part = { id: string; title: string; blocks: DocBlock[] }

/** How it stands: signed, or a draft as of an instant. */
export type ReportState = { signed: SignedRow } | { draftAt: Date }

/**
 * A visit report as a document in words: the page, the paper and the Word file are all made of this one, so that none
 * can hold what another leaves out.
 */
export function reportDocument(copy: ReportCopy, state: ReportState, t: Translator): TextDocument {
  const making = { content: copy.content, t }
  const { visit } = copy.content
  const { reference, title } = visit
  const kind = t(copy.reader.restricted ? 'visitReports.copy.full' : 'visitReports.copy.open')
  const stands = stateWords(state, visit.homeZone, t)
  return {
    language: 'en-GB',
    cover: {
      over: `${t('visitReports.title')} · ${reference}`,
      title,
      lines: [stands, ...coverLines(copy, state, kind, t)],
      facts: coverFacts(making),
    },
    contents: t('visitReports.contents'),
    blocks: numbered(partsOf(making, 'draftAt' in state)),
    foot: [reference, title, stands, kind].join(' · '),
  }
}

function stateWords(state: ReportState, homeZone: string, t: Translator): string {
  const said = (at: Date) => `${formatInstant(at, homeZone)} ${zoneCity(homeZone)}`
  if ('draftAt' in state) return t('visitReports.state.draft', { at: said(state.draftAt) })
  const { number, signedAt, signedByName: name } = state.signed
  return t('visitReports.state.signed', { number, at: said(new Date(signedAt)), name })
}

function coverLines({ content, reader, omitted }: ReportCopy, state: ReportState, kind: string, t: Translator) {
  const left = reader.internal && omitted > 0 ? [t('visitReports.copy.omitted', { count: omitted })] : []
  const without = content.missing.length
  return [
    ...('signed' in state && state.signed.note ? [state.signed.note] : []),
    kind,
    ...left,
    ...(without > 0 ? [t('visitReports.missing.cover', { count: without })] : []),
  ]
}

function coverFacts({ content: { visit, delegation }, t }: Making): TextDocument['cover']['facts'] {
  const fact = (key: string, value: string | null, missing = t('visitReports.toBeConfirmed')) => ({
    term: t(`visitReports.facts.${key}`),
    runs: [value ? { text: value } : { text: missing, quiet: true }],
  })
  const heads = delegation.filter(({ role, travels }) => role === 'head_of_delegation' && travels)
  const optional = (key: string, value: string | null) => (value ? [fact(key, value)] : [])
  const organisers = visit.organisers.map(({ name, role }) => `${name} (${t(`visits.organiserRole.${role}`)})`)
  return [
    fact('dates', datesOf(visit)),
    fact('countries', visit.countries.map(countryName).join(', ') || null),
    fact('direction', t(`visits.direction.${visit.direction}`)),
    fact('level', visit.level && t(`visits.level.${visit.level}`)),
    fact('framework', visit.framework, t('visitReports.noneNamed')),
    fact('head', heads.map(({ name }) => name).join(', ') || null),
    ...optional('organisers', organisers.join('; ') || null),
    ...optional('purpose', visit.purpose),
    ...optional('course', visit.endedEarly ? t('visits.head.endedEarly') : null),
  ]
}

function datesOf({ arrivalDate, departureDate }: ReportContent['visit']): string | null {
  if (arrivalDate && departureDate) return formatDateRange(arrivalDate, departureDate)
  return arrivalDate ? formatDate(arrivalDate) : null
}

function partsOf(making: Making, draft: boolean): Part[] {
  const { content, t } = making
  const part = (id: string, blocks: DocBlock[]): Part[] =>
    blocks.length > 0 ? [{ id, title: t(`visitReports.parts.${id}`), blocks }] : []
  const text = (id: 'introduction' | 'conclusions') => {
    const doc = content[id]
    if (doc && !isEmptyDoc(doc)) return part(id, blocksOf(doc, { under: 1, anchor: id }))
    return draft ? part(id, [{ kind: 'paragraph', runs: [{ text: t('visitReports.notWritten'), quiet: true }] }]) : []
  }
  return [
    ...text('introduction'),
    ...part('delegation', delegationBlocks(making)),
    ...part('programme', programmeBlocks(making)),
    ...part('met', metBlocks(making)),
    ...part('meetings', meetingBlocks(making)),
    ...part('missing', missingBlocks(making)),
    ...part('outcomes', outcomeBlocks(making)),
    ...part('agreements', agreementBlocks(making)),
    ...part('followUps', followUpBlocks(making)),
    ...text('conclusions'),
    ...part('annexes', annexBlocks(making)),
  ]
}

/** Numbers the parts and what stands in them, as Word's own numbering of headings would. */
function numbered(parts: readonly Part[]): DocBlock[] {
  return parts.flatMap(({ id, title, blocks }, at) => {
    const heading: DocHeading = { kind: 'heading', level: 1, text: title, id, number: `${at + 1}` }
    let second = 0
    return [
      heading,
      ...blocks.map((block): DocBlock => {
        if (block.kind !== 'heading' || block.level !== 2) return block
        second += 1
        return { ...block, number: `${at + 1}.${second}` }
      }),
    ]
  })
}
