'use client'

import { ActionIsland } from '@/components/ui/form/action-island'
import { Link } from '@/components/ui/link'
import type { ActWords } from '@/lib/i18n/act-words'
import { markTold, takeBackTold } from '@/lib/versions/actions'
import { OwnChangeList } from './own-changes'
import type { OwnChangeView } from './own-lines'

/** Somebody to tell, as the browser gets it: texts as they are shown. */
export type RecipientView = {
  id: string
  name: string
  /** Title and organisation. */
  about: string
  /** Null: not known, or not for this reader. */
  phone: { href: string; text: string; label: string } | null
  /** Where the phone can be entered; null where it cannot or may not. */
  enter: { href: string; text: string } | null
  changes: readonly OwnChangeView[]
  /** Who told them and when; null: not told yet. */
  told: string | null
  mark: string
  takeBack: string
}

type Props = {
  rows: readonly RecipientView[]
  words: { act: ActWords; noPhone: string; open: string; marked: string; takenBack: string; label: string }
  mayMark: boolean
}

/** Whom to tell of a version: how to reach them, what changed for them, and a tick once told. */
export function RecipientsList({ rows, words, mayMark }: Props) {
  return (
    <ol className="item-list" aria-label={words.label}>
      {rows.map((row) => (
        <li key={row.id} className="grid gap-x-6 gap-y-2 px-3 py-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] sm:px-4">
          <div>
            <h3 className="text-base">{row.name}</h3>
            <p className="text-sm text-muted">{row.about}</p>
            <Phone row={row} noPhone={words.noPhone} />
          </div>
          <div>
            <OwnChangeList lines={row.changes} />
            <Tick row={row} words={words} mayMark={mayMark} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Phone({ row: { phone, enter }, noPhone }: { row: RecipientView; noPhone: string }) {
  if (phone) {
    return (
      <a
        href={phone.href}
        aria-label={phone.label}
        className="inline-flex min-h-11 items-center text-link underline tabular-nums"
      >
        {phone.text}
      </a>
    )
  }
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-sm text-muted">
      {noPhone}
      {enter ? (
        <Link href={enter.href} className="inline-flex min-h-11 items-center text-link underline sm:min-h-6">
          {enter.text}
        </Link>
      ) : null}
    </p>
  )
}

function Tick({ row, words, mayMark }: { row: RecipientView } & Pick<Props, 'words' | 'mayMark'>) {
  const input = { recipientId: row.id }
  const state = (
    <p className={row.told ? 'text-done' : 'text-muted'}>
      {row.told ? <span aria-hidden>✓ </span> : null}
      {row.told ?? words.open}
    </p>
  )
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      {state}
      {mayMark ? (
        // Another button once it is ticked: what the one said of a failure is not said of the other.
        <ActionIsland
          key={row.told ? 'back' : 'mark'}
          words={words.act}
          input={input}
          {...(row.told
            ? { action: takeBackTold, label: row.takeBack, tone: 'quiet', done: words.takenBack }
            : { action: markTold, label: row.mark, done: words.marked })}
        />
      ) : null}
    </div>
  )
}
