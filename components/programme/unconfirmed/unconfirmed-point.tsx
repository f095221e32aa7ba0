'use client'

import type { ReactNode } from 'react'
import { ActionIsland } from '@/components/ui/form/action-island'
import { Menu } from '@/components/ui/menu'
import { Tag } from '@/components/ui/tag'
import { answerCounterpart, confirmItem } from '@/lib/programme/actions'
import type { Waiting } from '@/lib/programme/unconfirmed/rules'
import { COUNTERPART_ANSWERS, type ConfirmableField } from '@/lib/programme/values'
import { NoteText } from '../note-text'
import { ANSWER_TONES } from './answer-tones'
import { SettleButton } from './settle-button'
import type { OpenItemView, OpenWords, PointView } from './unconfirmed-view'

type Props = { point: PointView; item: OpenItemView; words: OpenWords; mayEdit: boolean }

/** One open thing of an item: what, whom was asked for it, and the buttons that settle it. */
export function UnconfirmedPoint({ point, item, words, mayEdit }: Props) {
  const { name, note, status, waiting } = point
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1 max-sm:border-t max-sm:border-line max-sm:py-2">
      <div className="min-w-0 flex-1 basis-64">
        <span className="mr-2 inline-block min-w-36 text-muted">{name}</span>
        {status ? <Tag tone={status.tone}>{status.text}</Tag> : null}
        {status || waiting ? null : <span className="unknown">{words.toBeConfirmed}</span>}
        {note ? (
          <>
            {' '}
            <NoteText note={note} />
          </>
        ) : null}
        {waiting ? <WaitingList waiting={waiting} item={item} words={words} mayEdit={mayEdit} /> : null}
      </div>
      {mayEdit ? <div className="flex flex-wrap gap-1.5">{buttons({ point, item, words })}</div> : null}
    </li>
  )
}

function buttons({ point: { kind, name, note, waiting }, item, words }: Omit<Props, 'mayEdit'>): ReactNode {
  if (kind === 'status') {
    return (
      <ActionIsland
        action={confirmItem}
        input={{ itemId: item.id, version: item.version }}
        label={words.confirm}
        done={words.confirmed}
        words={words.act}
      />
    )
  }
  const of = words.of.replace('{field}', () => name).replace('{title}', () => item.title)
  const shared = { itemId: item.id, field: kind satisfies ConfirmableField }
  return (
    <>
      <SettleButton
        {...shared}
        mode="settle"
        title={words.settle[kind]}
        label={about(waiting ? words.choose : words.settle[kind], item.title)}
      />
      <SettleButton
        {...shared}
        mode="ask"
        tone="quiet"
        title={words.askTitle.replace('{field}', () => name)}
        label={about(note ? words.askNew : words.ask, of)}
      />
    </>
  )
}

/** The label of a button that each line has, with what it is about for a screen reader. */
const about = (label: string, of: string): ReactNode => [label, <span key="of" className="sr-only">{` ${of}`}</span>]

/** The counterparts who have not confirmed, each with the answer that they give. */
function WaitingList({ waiting, item, words, mayEdit }: Omit<Props, 'point'> & { waiting: readonly Waiting[] }) {
  return (
    <ul className="sm:ml-38">
      {waiting.map((party) => (
        <li key={party.contactId} className="flex flex-wrap items-center gap-x-2">
          <span className="min-w-0 break-words">{party.name}</span>
          {mayEdit ? <Answer itemId={item.id} party={party} words={words} /> : tagOf(party, words)}
        </li>
      ))}
    </ul>
  )
}

const tagOf = ({ answer }: Waiting, words: OpenWords) => <Tag tone={ANSWER_TONES[answer]}>{words.answers[answer]}</Tag>

function Answer({ itemId, party, words }: { itemId: string; party: Waiting; words: OpenWords }) {
  const { contactId, name, answer } = party
  return (
    <Menu
      quiet
      side="left"
      label={tagOf(party, words)}
      name={words.answerOf.replace('{name}', () => name).replace('{answer}', () => words.answers[answer])}
      later={() =>
        COUNTERPART_ANSWERS.filter((other) => other !== answer).map((other) => (
          <ActionIsland
            key={other}
            action={answerCounterpart}
            input={{ itemId, contactId, answer: other }}
            label={words.answers[other]}
            tone="quiet"
            done={words.answered}
            words={words.act}
          />
        ))
      }
    />
  )
}
