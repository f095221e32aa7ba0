import { describe, expect, it } from 'vitest'
import { docOf } from '@/lib/text/doc'
import { nextBatch, settledIn } from './outbox'
import { answeredSection, freshSection, frozen, toldTheirs, typed } from './section'
import type { WaitingEntry, WaitingFile } from './types'

const OF = { readoutId: 'readout', key: 'discussion', title: null, label: null }
const AT = '2027-03-12T08:00:00.000Z'
const THEIRS = { doc: docOf('Theirs'), version: 2, by: 'Colleague', at: AT }

/** A section whose text was set aside by the server while its writer went on. */
function twoTexts() {
  const begun = typed(freshSection(OF, null), docOf('Mine'), { writtenAt: AT, seen: docOf('') })
  const sent = frozen(begun, 'first') ?? begun
  const on = typed(sent, docOf('Mine, and more'), { writtenAt: AT, seen: docOf('Mine') })
  const answer = {
    commandId: 'first',
    result: { ok: true as const, value: { outcome: 'aside', version: 2, revision: 1 } },
  }
  return toldTheirs(answeredSection(on, answer), THEIRS)
}
const choose = (text: string) =>
  settledIn({ entries: [], sections: [twoTexts()], files: [] }, OF, {
    doc: docOf(text),
    writtenAt: AT,
    newId: () => 'second',
  }).box

describe('a choice between two texts', () => {
  it.each(['Theirs', 'Both of them'])('of "%s" has what was typed last kept aside', (chosen) => {
    const box = choose(chosen)
    expect(box.entries).toMatchObject([{ command: 'keepTextAside', input: { doc: docOf('Mine, and more') } }])
    expect(box.sections).toMatchObject([{ choice: null, base: { version: 2 } }])
  })

  it('of one’s own text keeps nothing aside: the other one is on the server', () => {
    const box = choose('Mine, and more')
    expect(box.entries).toEqual([])
    expect(box.sections).toMatchObject([{ draft: { doc: docOf('Mine, and more') }, choice: null }])
  })
})

describe('a submission', () => {
  const submit: WaitingEntry = {
    seq: 1,
    commandId: 'submit',
    command: 'submitReadout',
    input: { readoutId: 'readout', version: 1 },
    writtenAt: AT,
    state: 'waiting',
    failure: null,
    label: null,
  }
  const photo = (state: WaitingFile['state'], readoutId: string): WaitingFile => ({
    id: 'photo',
    name: 'hall.jpg',
    size: 1,
    target: { visitId: 'visit', readoutId },
    keepLocation: false,
    writtenAt: AT,
    state,
    failure: null,
  })
  const sentWith = (file: WaitingFile) =>
    nextBatch({ entries: [submit], sections: [], files: [file] }, () => 'next').batch.map(({ commandId }) => commandId)

  it('waits for the photos of its readout, and for no others, nor for one that was refused', () => {
    expect(sentWith(photo('waiting', 'readout'))).toEqual([])
    expect(sentWith(photo('waiting', 'another'))).toEqual(['submit'])
    expect(sentWith(photo('decision', 'readout'))).toEqual(['submit'])
  })
})
