'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icon'
import { fill } from './timetable-fill'
import type { MoveWords } from './timetable-words'
import type { useMoves } from './use-moves'
import type { Ask } from './use-sender'

type Moves = Pick<ReturnType<typeof useMoves>, 'said' | 'say' | 'undoOf' | 'takeBack'>

/** What came of the last move, read out too, with the way to take it back. */
export function MoveSaid({ moves, words }: { moves: Moves; words: MoveWords }) {
  const { said, say, undoOf, takeBack } = moves
  return (
    <div className={said ? `tt-said ${said.trouble ? 'tt-said-trouble' : ''}` : 'sr-only'}>
      <p role="status">{said?.text}</p>
      {said ? (
        <span className="flex shrink-0">
          {undoOf === null ? null : (
            <Button tone="quiet" aria-label={fill(words.undoOf, { title: undoOf })} onClick={takeBack}>
              {words.undo}
            </Button>
          )}
          <Button tone="quiet" aria-label={words.close} onClick={() => say(null)}>
            <Icon name="x" size={16} />
          </Button>
        </span>
      ) : null}
    </div>
  )
}

/** A move that the server asks about: go on, or put it back; closing it puts it back. */
export function MoveAsk({ ask, words }: { ask: Ask; words: MoveWords }) {
  return (
    <Dialog title={words.askTitle} closeLabel={words.close} onClose={ask.back}>
      <p className="mb-4">{ask.text}</p>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" onClick={ask.go}>
          {words.moveAnyway}
        </Button>
        <Button onClick={ask.back}>{words.putBack}</Button>
      </div>
    </Dialog>
  )
}
