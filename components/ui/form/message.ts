'use client'

import { useTranslations } from 'next-intl'
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

/** Puts a message into words. A key that the page does not carry becomes `fallback`, never a raw key. */
export function useMessage(): (message: Message, fallback?: string) => string {
  const t = useTranslations()
  return ({ key, values }, fallback = 'errors.invalid') => (t.has(key) ? t(key, values) : t(fallback))
}
