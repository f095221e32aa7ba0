import type { ToldNote } from './unconfirmed/confirm-words'

/** Whom was asked and until when; a day that has passed is said by how many, and stands out. */
export function NoteText({ note: { text, until, late } }: { note: ToldNote }) {
  return (
    <span className="min-w-0 break-words text-sm">
      {text}
      {text && until ? ', ' : null}
      {until ? <span className={late ? 'font-semibold text-late' : 'text-muted'}>{until}</span> : null}
    </span>
  )
}
