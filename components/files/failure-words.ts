'use client'

import { useTranslations } from 'next-intl'
import { useMessage } from '@/components/ui/form/message'
import type { Failure } from '@/lib/platform/result'

/** Why a file was not added, in words. */
export function useFailureWords(): (failure: Failure) => string {
  const t = useTranslations('files.add')
  const say = useMessage()
  return (failure) => {
    switch (failure.kind) {
      case 'refused':
        return say(failure.reason)
      case 'invalid': {
        const [first] = Object.values(failure.fields).flat()
        return first ? say(first) : t('rule')
      }
      case 'forbidden':
      case 'missing':
      case 'signedOut':
      case 'unavailable':
        return t(failure.kind)
      default:
        return t('rule')
    }
  }
}
