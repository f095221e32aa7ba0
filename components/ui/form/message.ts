'use client'

import { useMessages, useTranslations } from 'next-intl'
import type { ActWords } from '@/lib/i18n/act-words'
import type { Message } from '@/lib/platform/result'

/** react-hook-form keeps an error as a string; a message with its values travels in it. */
export const packMessage = (message: Message): string => JSON.stringify(message)

/** The message in an error string; a bare key is a message without values. */
export function unpackMessage(text: string): Message {
  if (!text.startsWith('{')) return { key: text }
  try {
    return JSON.parse(text) as Message
  } catch {
    return { key: 'errors.invalid' }
  }
}

/** Puts a message into words: those that came with it, else the page's. Never shows a raw key. */
export function useMessage(): (message: Message) => string {
  const t = useTranslations()
  return ({ key, values, text }) => text ?? (t.has(key) ? t(key, values) : t('errors.invalid'))
}

/** The words of a form's panels, out of the messages that the page carries for its forms. */
export const useActWords = (): ActWords => useMessages().form as unknown as ActWords
