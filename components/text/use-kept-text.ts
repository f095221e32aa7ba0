'use client'

import { useMemo } from 'react'
import { draftName, dropDraft, readDraft, writeDraft } from '@/components/ui/form/draft'
import { useDraftOwner } from '@/components/ui/form/draft-owner'
import { readDoc } from '@/lib/text/doc'
import type { TextDoc } from '@/lib/text/types'

/** Keeps a text that is not saved yet in this tab for the person who is signed in, as forms keep what is typed. */
export function useKeptText(key: string): {
  read: () => TextDoc | null
  write: (doc: TextDoc) => void
  drop: () => void
} {
  const owner = useDraftOwner()
  return useMemo(() => {
    const name = owner ? draftName(owner, key) : null
    return {
      read: () => (name ? readDoc(readDraft(name)?.values.doc) : null),
      write: (doc) => {
        if (name) writeDraft(name, { values: { doc } })
      },
      drop: () => {
        if (name) dropDraft(name)
      },
    }
  }, [owner, key])
}
