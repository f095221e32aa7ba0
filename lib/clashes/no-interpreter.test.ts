import { describe, expect, it } from 'vitest'
import { findClashes } from './find'
import { item, person, snapshot } from './testing/snapshots'
import type { SnapshotPerson } from './types'

const speaks = (name: string, as: SnapshotPerson['as'], ...languages: string[]) => person(name, as, { languages })
const found = (people: SnapshotPerson[], more: object = {}) =>
  findClashes(snapshot([item('a', { people, ...more })])).filter(({ rule }) => rule === 'no_interpreter')
const told = (...args: Parameters<typeof found>) => found(...args).map(({ certainty }) => certainty)

const OURS = speaks('Amina', 'member', 'uz-Latn', 'ru')
const THEIRS = speaks('Chen', 'counterpart', 'zh-Hans')

describe('an item of two sides', () => {
  it('without a common language or an interpreter is found, and says who speaks what', () => {
    const [clash] = found([OURS, THEIRS])
    expect(clash).toMatchObject({ certainty: 'certain', notes: [] })
    expect(clash?.message.values).toEqual({ ours: 'Russian, Uzbek', theirs: 'Chinese' })
  })

  it('is not where somebody of each shares a language, however it is written', () => {
    expect(told([OURS, speaks('Ivan', 'counterpart', 'ru')])).toEqual([])
    expect(told([OURS, speaks('Olim', 'counterpart', 'uz-Cyrl')])).toEqual([])
    expect(told([OURS, THEIRS, speaks('Wei', 'counterpart', 'ru')])).toEqual([])
  })

  it('is not with an interpreter, of the item or on the delegation', () => {
    expect(told([OURS, THEIRS, person('Lola', 'interpreter')])).toEqual([])
    expect(told([OURS, THEIRS, person('Lola', 'member', { interprets: true })])).toEqual([])
    expect(told([OURS, THEIRS, speaks('Lola', 'interpreter', 'uz', 'zh')])).toEqual([])
  })

  it('is with an interpreter of other languages', () => {
    expect(told([OURS, THEIRS, speaks('Lola', 'interpreter', 'uz', 'fr')])).toEqual(['certain'])
  })

  it('is only possible where somebody’s languages are not known, and nothing where a side’s are not', () => {
    expect(told([OURS, THEIRS, person('Bek')])).toEqual(['possible'])
    expect(told([OURS, person('Chen', 'counterpart')])).toEqual([])
    expect(told([person('Bek'), THEIRS])).toEqual([])
    expect(told([OURS])).toEqual([])
  })

  it('that was held or called off is past mending', () => {
    for (const status of ['held', 'cancelled', 'postponed']) {
      expect(told([OURS, THEIRS], { status, date: null })).toEqual([])
    }
  })
})
