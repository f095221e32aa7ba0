'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { flash } from '@/components/ui/flash'
import { useCommand } from '@/components/ui/form/command'
import { useActWords } from '@/components/ui/form/message'
import { TroublePanel } from '@/components/ui/form/trouble-panel'
import { settleToBeConfirmed } from '@/lib/programme/actions'
import type { ProgrammeItemView } from '@/lib/programme/types'
import { isMissing } from '@/lib/programme/unconfirmed/open-points'
import type { ConfirmableField } from '@/lib/programme/values'

/**
 * Settles a field without a new value: confirmed as it stands, or nothing needed where it is empty. Nothing to press where
 * it is settled already.
 */
export function AsItIs({ item, field }: { item: ProgrammeItemView; field: ConfirmableField }) {
  const t = useTranslations('programme.confirm.dialog')
  const words = useActWords()
  const close = useCloseDialog()
  const { send, settled, failure, busy } = useCommand(settleToBeConfirmed)
  const [leaving, setLeaving] = useState(false)
  const note = item.toBeConfirmed.find((one) => one.field === field)
  const open = isMissing(field, { ...item, sharesLanguage: null })
  if (!note && !open) return null
  const act = async () => {
    const answer = await send({ itemId: item.id, field, version: note?.version ?? 0 })
    if (!answer?.ok) return
    flash(t('settled'))
    setLeaving(true)
    await settled()
    close?.()
  }
  return (
    <div className="mt-5 border-t border-line pt-4">
      <p className="mb-2 text-muted">{t(open ? 'notNeededHint' : 'asItIsHint')}</p>
      <Button busy={busy || leaving} onClick={() => void act()}>
        {t(open ? 'notNeeded' : 'asItIs')}
      </Button>
      {failure ? (
        <div className="mt-2">
          <TroublePanel act trouble={failure} words={words} busy={busy} again={() => void act()} proceed={act} />
        </div>
      ) : null}
    </div>
  )
}
