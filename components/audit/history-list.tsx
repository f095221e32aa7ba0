import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { AuditRow } from '@/lib/audit/types'
import { formatIfDate, formatInstant } from '@/lib/time/format'

/** What happened, latest first, in sentences that a person can read; each with what changed under it. */
export function HistoryList({
  rows,
  zone,
  showVisit = false,
}: {
  rows: AuditRow[]
  zone: string
  showVisit?: boolean
}) {
  return (
    <ol className="rounded border border-line bg-surface">
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid gap-x-6 gap-y-0.5 px-4 py-2.5 not-last:border-b border-line sm:grid-cols-[11rem_1fr]"
        >
          <time dateTime={row.at} className="text-sm text-muted tabular-nums sm:pt-0.5">
            {formatInstant(new Date(row.at), zone)}
          </time>
          <div className="min-w-0">
            <Sentence row={row} />
            {showVisit && row.visitId && row.visitTitle ? (
              <p className="text-sm text-muted">
                <Link href={`/visits/${row.visitId}/history`}>{row.visitTitle}</Link>
              </p>
            ) : null}
            <Changes row={row} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Sentence({ row }: { row: AuditRow }) {
  const t = useTranslations('audit')
  const action = row.action.replaceAll('.', '_')
  // What may be done without a reason has a sentence for that.
  const plain = `actions.${action}_plain` as 'actions.visit_created'
  const worded = `actions.${action}` as 'actions.visit_created'
  const key = !row.changes.reason?.to && t.has(plain) ? plain : worded
  const values = { actor: row.actorName, subject: row.subjectName, reason: String(row.changes.reason?.to ?? '') }
  return <p>{t.has(key) ? t(key, values) : t('unknownAction', { ...values, action: row.action })}</p>
}

/** Fields whose values are ours and told in words; everything else is what people wrote. */
const WORDED: ReadonlySet<string> = new Set([
  'forEveryone',
  'readoutExpected',
  'judgement',
  'decision',
  'agreementType',
  'withoutEnd',
])

function Changes({ row }: { row: AuditRow }) {
  const t = useTranslations('audit')
  const entries = Object.entries(row.changes).filter(([field]) => field !== 'reason' && field !== 'status')
  if (entries.length === 0) return null
  return (
    <ul className="text-sm text-muted">
      {entries.map(([field, { from, to }]) => {
        const key = `fields.${field}` as 'fields.title'
        const name = t.has(key) ? t(key) : field
        // What a change was about is itself a field, which the history calls by its name.
        const about = `fields.${to}` as 'fields.title'
        if (field === 'field' && t.has(about)) return <li key={field}>{t(about)}</li>
        const word = (value: Parameters<typeof shown>[0]) => {
          const known = `values.${field}.${String(value)}` as 'values.forEveryone.true'
          return WORDED.has(field) && t.has(known) ? t(known) : shown(value)
        }
        return (
          <li key={field} className="break-words">
            {from === null
              ? t('changeSet', { field: name, to: word(to) })
              : to === null
                ? t('changeCleared', { field: name, from: word(from) })
                : t('change', { field: name, from: word(from), to: word(to) })}
          </li>
        )
      })}
    </ul>
  )
}

/** Days as people write them; long texts cut: the record itself has them whole. */
function shown(value: string | number | boolean | null): string {
  const text = String(value ?? '')
  return text.length > 160 ? `${text.slice(0, 160)}…` : formatIfDate(text)
}
