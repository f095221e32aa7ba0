import { useTranslations } from 'next-intl'
import { type Cell, figure, group, link, muted, tag } from '@/components/ui/cell'
import type { FollowUpColumn } from '@/lib/follow-ups/register/columns'
import type { RegisterRow } from '@/lib/follow-ups/types'
import { isUnfinished } from '@/lib/follow-ups/workflow'
import { formatDate } from '@/lib/time/format'
import { countryName } from '@/lib/visits/country'
import { STATUS_TONES } from '../follow-up-tags'

export const JUDGEMENT_TONES = { on_track: 'done', at_risk: 'waiting', off_track: 'late' } as const

/** Names of one cell; the rest is a number. */
const SHOWN = 3

const NOTHING = muted('–')
const day = (date: string | null): Cell => (date === null ? NOTHING : figure(formatDate(date)))

type Due = Pick<RegisterRow, 'dueDate' | 'daysLate' | 'status'>

/** As `DueDate`, for a register: the date with how late it is in words; that none is agreed, where work goes on. */
export function useDueCell(): (row: Due) => Cell {
  const t = useTranslations('followUps.mark')
  return ({ dueDate, daysLate, status }) => {
    if (dueDate === null) return isUnfinished(status) ? { kind: 'unknown', text: t('noDate') } : null
    const date = figure(formatDate(dueDate))
    return daysLate > 0 ? group(date, tag('late', t('late', { days: daysLate }))) : date
  }
}

/** What each column shows of a row. */
export function useRegisterCells(): Record<FollowUpColumn, (row: RegisterRow) => Cell> {
  const t = useTranslations('followUps')
  const outcomes = useTranslations('outcomes')
  const restricted = tag('late', useTranslations('release')('restricted'))
  const unowned = tag('waiting', t('mark.unowned'))
  const stale = tag('waiting', t('mark.stale'))
  return {
    reference: ({ reference }) => figure(reference),
    visit: ({ visit }) => link(`/visits/${visit.id}`, visit.title),
    status: (row) => {
      const status = tag(STATUS_TONES[row.status], t(`status.${row.status}`))
      const marks = [...(row.restricted ? [restricted] : []), ...(row.stale ? [stale] : [])]
      return marks.length > 0 ? group(status, ...marks) : status
    },
    due: useDueCell(),
    firstDue: ({ firstDueDate }) => day(firstDueDate),
    officer: (row) => {
      if (!row.officer) return row.unowned ? unowned : NOTHING
      const officer = link(`/people/${row.officer.id}`, row.officer.name)
      return row.unowned ? group(officer, unowned) : officer
    },
    lead: ({ leadOrganisation: lead }) => (lead ? link(`/organisations/${lead.id}`, lead.name) : NOTHING),
    owed: ({ owedBy }) => outcomes(`owedBy.${owedBy}`),
    type: ({ outcomeType }) => (outcomeType ? outcomes(`type.${outcomeType}`) : t('register.instrument')),
    country: ({ countries }) => (countries.length > 0 ? countries.map(countryName).join(', ') : NOTHING),
    host: ({ hosts }) => {
      if (hosts.length === 0) return NOTHING
      const names = hosts.slice(0, SHOWN).flatMap(({ id, name }, at) => {
        const one = link(`/organisations/${id}`, name)
        return at === 0 ? [one] : ['; ', one]
      })
      const more = hosts.length - SHOWN
      return more > 0 ? [...names, muted(` ${t('register.more', { count: more })}`)] : names
    },
    topic: ({ topics }) => (topics.length > 0 ? topics.join('; ') : NOTHING),
    progress: ({ percent, judgement }) => {
      const done = percent === null ? null : figure(t('register.percent', { percent }))
      if (!judgement) return done ?? NOTHING
      const said = tag(JUDGEMENT_TONES[judgement], t(`judgement.${judgement}`))
      return done ? group(done, said) : said
    },
    lastProgress: ({ lastProgressOn }) => day(lastProgressOn),
    agreedOn: ({ agreedOn }) => day(agreedOn),
    nextStep: ({ nextStep }) => nextStep ?? NOTHING,
  }
}
