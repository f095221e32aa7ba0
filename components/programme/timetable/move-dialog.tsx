'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Panel } from '@/components/ui/form/panel'
import { Tag } from '@/components/ui/tag'
import type { MoveFormProps } from './move-form'
import type { TimetableItem } from './timetable-types'
import type { DrawWords, MoveWords } from './timetable-words'

type Props = {
  item: TimetableItem
  words: MoveWords
  draw: DrawWords
  close: () => void
  /** Saved as this version. */
  onPlaced: (version: number) => void
}

/** What can be done with an item: open, edit, and day and times to move it to. The form comes with the first opening. */
export function MoveDialog({ item, words, draw, close, onPlaced }: Props) {
  const [Form, setForm] = useState<ComponentType<MoveFormProps> | 'failed' | null>(null)
  useEffect(() => {
    import('./move-form').then(
      (m) => setForm(() => m.MoveForm),
      () => setForm('failed'),
    )
  }, [])
  const held = item.is.includes('over')
  return (
    <Dialog title={item.title} closeLabel={words.close} onClose={close}>
      <p className="mb-1 first-letter:uppercase">
        {[item.time ?? draw.timeToBeConfirmed, ...(item.under ?? [])].join(' · ')}{' '}
        <Tag tone={item.tone}>{item.status}</Tag>
      </p>
      {item.place ? <p className="mb-3 text-muted">{item.place}</p> : null}
      <div className="mb-4 flex flex-wrap gap-2">
        <ButtonLink href={`/meetings/${item.id}`}>{words.open}</ButtonLink>
        <ButtonLink href={`/meetings/${item.id}/edit`}>{words.edit}</ButtonLink>
        <ButtonLink href={`/meetings/${item.id}/duplicate`}>{words.duplicate}</ButtonLink>
      </div>
      <h3 className="mb-3 border-t border-line pt-3 text-lg">{words.move}</h3>
      {held ? <p>{words.held}</p> : null}
      {!held && Form === 'failed' ? (
        <Panel title={words.act.unavailable.title}>{words.act.unavailable.hint}</Panel>
      ) : null}
      {!held && Form !== null && Form !== 'failed' ? <Form item={item} onPlaced={onPlaced} /> : null}
    </Dialog>
  )
}
