'use client'

import { useEffect, useState } from 'react'
import { useOutbox } from '@/components/device/use-device'
import { draftName, dropDraft, readDraft, writeDraft } from '@/components/ui/form/draft'
import { useDraftOwner } from '@/components/ui/form/draft-owner'
import { newId } from '@/lib/platform/id'
import type { SectionView } from '@/lib/readouts/types'

export type OwnSection = { key: string; title: string }

/** The readout's own sections: the server's, those that wait on this device, and those that have no word yet. */
export function useOwnSections(readoutId: string, server: readonly SectionView[]) {
  const owner = useDraftOwner()
  const { sections } = useOutbox()
  const [added, setAdded] = useState<readonly OwnSection[]>([])
  const name = owner ? draftName(owner, `sections-${readoutId}`) : null
  useEffect(() => {
    const kept = name ? readDraft(name)?.values.added : null
    if (Array.isArray(kept)) setAdded(kept as OwnSection[])
  }, [name])
  const own = new Map<string, OwnSection>()
  for (const { key, title } of server) if (title !== null) own.set(key, { key, title })
  const known = own.size
  for (const one of sections)
    if (one.readoutId === readoutId && one.title !== null && !own.has(one.key))
      own.set(one.key, { key: one.key, title: one.title })
  for (const one of added) if (!own.has(one.key)) own.set(one.key, one)
  const add = (title: string): string => {
    const key = newId()
    const next = [...added, { key, title }]
    setAdded(next)
    if (name) writeDraft(name, { values: { added: next } })
    return key
  }
  // Once all of them are on the server there is nothing to keep.
  const done = added.length > 0 && known > 0 && added.every(({ key }) => server.some((one) => one.key === key))
  useEffect(() => {
    if (done && name) dropDraft(name)
  }, [done, name])
  return { own: [...own.values()], add }
}
