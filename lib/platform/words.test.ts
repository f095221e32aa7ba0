import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { loadMessages } from '@/lib/i18n/load'
import { fail, invalid, ok, refused } from './result'
import { inWords, type Translator } from './words'

const t = createTranslator({ locale: 'en', messages: loadMessages() }) as unknown as Translator

describe('an answer in words', () => {
  it('gives each message beside a field its text', () => {
    expect(inWords(invalid('title', 'errors.required'), t)).toMatchObject({
      failure: { fields: { title: [{ key: 'errors.required', text: t('errors.required') }] } },
    })
  })
  it('puts the values into the text', () => {
    const answer = inWords(invalid('title', 'errors.tooLong', { maximum: 300 }), t)
    expect(answer).toMatchObject({ failure: { fields: { title: [{ text: expect.stringContaining('300') }] } } })
  })
  it('says what stands in the way and why', () => {
    const answer = inWords(
      refused('refusals.visitClosed', undefined, [{ key: 'refusals.visitClosed', href: '/visits' }]),
      t,
    )
    const text = t('refusals.visitClosed')
    expect(answer).toMatchObject({ failure: { reason: { text }, blockers: [{ text, href: '/visits' }] } })
  })
  it('says what to look at before saving', () => {
    const failure = { kind: 'confirm' as const, warnings: [{ code: 'late', key: 'refusals.visitClosed' }] }
    expect(inWords(fail(failure), t)).toMatchObject({
      failure: { warnings: [{ code: 'late', text: t('refusals.visitClosed') }] },
    })
  })
  it('leaves a key without words, and an answer that says nothing, as they are', () => {
    expect(inWords(refused('nothing.here'), t)).toEqual(refused('nothing.here'))
    expect(inWords(ok({ id: 'a' }), t)).toEqual(ok({ id: 'a' }))
    expect(inWords(fail({ kind: 'missing' }), t)).toEqual(fail({ kind: 'missing' }))
  })
})
