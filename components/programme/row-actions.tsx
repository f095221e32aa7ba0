'use client'

import { ButtonLink } from '@/components/ui/button'
import { ActionIsland } from '@/components/ui/form/action-island'
import { Menu } from '@/components/ui/menu'
import { Tag } from '@/components/ui/tag'
import { archiveItem } from '@/lib/programme/actions'
import type { ItemCommand } from '@/lib/programme/workflow'
import { openReadout } from '@/lib/readouts/actions'
import { STEP_ACTIONS } from './item/item-actions'
import type { RowView } from './row-view'
import type { RowWords } from './row-words'
import { MoveButtons } from './timetable/move-buttons'

type Props = { row: RowView; words: RowWords }

/** While the visit runs, holding what is due stands in the open; the rest is in the item's menu. */
export function RowActions({ row, words }: Props) {
  const mayEdit = row.may.includes('edit')
  const held = row.due && row.steps.includes('markAsHeld') ? 'markAsHeld' : null
  const rest = row.steps.filter((step) => step !== held)
  const [up, down] = [row.may.includes('up'), row.may.includes('down')]
  const readout = readoutLink({ row, words })
  const any = held || readout || up || down || mayEdit || rest.length > 0
  if (!any) return null
  return (
    <div className="item-actions no-print">
      {held ? step(held, 'plain', { row, words }) : null}
      {readout}
      {up || down ? <MoveButtons itemId={row.id} title={row.title} up={up} down={down} words={words} /> : null}
      {mayEdit || rest.length > 0 ? (
        <Menu
          label={words.menu}
          name={words.actions.replace('{title}', () => row.title)}
          quiet
          later={() => [
            ...rest.map((command) => step(command, 'quiet', { row, words })),
            mayEdit ? archiving({ row, words }) : null,
          ]}
        >
          {mayEdit ? (
            <ButtonLink tone="quiet" href={`/meetings/${row.id}/edit`}>
              {words.edit}
            </ButtonLink>
          ) : null}
          {mayEdit ? (
            <ButtonLink tone="quiet" href={`/meetings/${row.id}/duplicate`}>
              {words.duplicate}
            </ButtonLink>
          ) : null}
        </Menu>
      ) : null}
    </div>
  )
}

function step(command: ItemCommand, tone: 'plain' | 'quiet', { row, words }: Props) {
  const { label, done, reason } = words.steps[command]
  return (
    <ActionIsland
      key={command}
      action={STEP_ACTIONS[command]}
      input={{ itemId: row.id, version: row.version }}
      label={label}
      tone={tone}
      done={done}
      words={words.act}
      {...(reason ? { reason: 'required' as const } : {})}
    />
  )
}

const archiving = ({ row, words }: Props) => (
  <ActionIsland
    key="archive"
    action={archiveItem}
    input={{ itemId: row.id, version: row.version }}
    label={words.archive}
    tone="quiet"
    done={words.archived}
    words={words.act}
  />
)

function readoutLink({ row, words }: Props) {
  const { readout } = row
  if (readout) {
    return (
      <ButtonLink tone="quiet" href={readout.href}>
        {words.readout} <Tag tone={readout.tone}>{readout.status}</Tag>
      </ButtonLink>
    )
  }
  if (!row.may.includes('write')) return null
  return (
    <ActionIsland
      action={openReadout}
      input={{ itemId: row.id }}
      label={words.write}
      tone="plain"
      redirectTo={`/meetings/${row.id}/readout`}
      words={words.act}
    />
  )
}
