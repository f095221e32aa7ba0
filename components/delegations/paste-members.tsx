'use client'

import { useTranslations } from 'next-intl'
import { PasteForm } from '@/components/paste/paste-form'
import { addPastedMembers } from '@/lib/delegations/actions'
import type { PastedMemberInput } from '@/lib/delegations/paste-schema'
import type { PastedRow } from '@/lib/paste/types'

const GROUPS = [['name'], ['title', 'organisation'], ['role', 'phone', 'languages'], ['note']]

/** Members of a delegation out of a list that somebody has in a spreadsheet or a document. */
export function PasteMembers({ visitId, fields }: { visitId: string; fields: readonly string[] }) {
  const t = useTranslations('paste.members')
  return (
    <PasteForm<PastedMemberInput>
      visitId={visitId}
      kind="members"
      source="/api/paste/members"
      action={addPastedMembers}
      back={`/visits/${visitId}/delegation`}
      fields={fields}
      groups={GROUPS}
      toInput={withPerson}
      done={(count) => t('done', { count })}
    />
  )
}

/** Somebody of the directory, or a new person: also where one who is called the same was not chosen. */
function withPerson({ input, same }: PastedRow<PastedMemberInput>, chosen: string): PastedMemberInput {
  if (chosen !== '') return { ...input, person: { id: chosen } }
  return same && 'name' in input.person ? { ...input, person: { ...input.person, anew: true } } : input
}
