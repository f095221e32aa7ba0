import { describe, expect, it } from 'vitest'
import { loadMessages } from './load'
import { pickMessages } from './pick'

const messages = {
  visits: { form: { title: 'Title', hint: 'Hint' }, status: { held: 'Held' } },
  errors: { required: 'R' },
}

describe('picking messages for the browser', () => {
  it('takes what is under the paths and nothing beside', () => {
    expect(pickMessages(messages, ['errors', 'visits.form'])).toEqual({
      errors: { required: 'R' },
      visits: { form: { title: 'Title', hint: 'Hint' } },
    })
  })
  it('joins two paths of one namespace and leaves the messages as they are', () => {
    const before = structuredClone(messages)
    expect(pickMessages(messages, ['visits.status', 'visits.form.title'])).toEqual({
      visits: { status: { held: 'Held' }, form: { title: 'Title' } },
    })
    expect(messages).toEqual(before)
  })
  it('leaves out what is not there', () => {
    expect(pickMessages(messages, ['nothing.here'])).toEqual({})
  })
})

describe('the message files', () => {
  it('are one namespace a file', () => {
    expect(Object.keys(loadMessages())).toEqual(expect.arrayContaining(['errors', 'form', 'refusals', 'shell']))
  })
})
