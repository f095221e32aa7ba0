import { describe, expect, it } from 'vitest'
import { AppError } from './errors'
import { describeError } from './logger'

describe('an error in the log', () => {
  it('does not repeat what it quotes', () => {
    const error = Object.assign(new Error('Argument `discussion`: "what the minister said"'), { code: 'P2009' })
    const shown = describeError(error)
    expect(JSON.stringify(shown)).not.toContain('minister')
    expect(shown).toMatchObject({ type: 'Error', code: 'P2009' })
  })

  it('says what the code did wrong', () => {
    expect(describeError(new TypeError('x is not a function'))).toMatchObject({ message: 'x is not a function' })
  })

  it('carries the code that the person is shown', () => {
    expect(describeError(new AppError('unavailable'))).toMatchObject({ digest: 'TASHRIF_UNAVAILABLE' })
  })

  it('says nothing of what is no error', () => {
    expect(describeError('a text that somebody wrote')).toEqual({ type: 'string' })
  })
})
