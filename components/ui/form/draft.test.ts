import { beforeEach, describe, expect, it, vi } from 'vitest'
import { closeDrafts, draftName, dropDraft, dropDrafts, readDraft, writeDraft } from './draft'

class Store {
  readonly items = new Map<string, string>()
  get length() {
    return this.items.size
  }
  key = (index: number) => [...this.items.keys()][index] ?? null
  getItem = (name: string) => this.items.get(name) ?? null
  setItem = (name: string, value: string) => void this.items.set(name, value)
  removeItem = (name: string) => void this.items.delete(name)
}

let store: Store
beforeEach(() => {
  store = new Store()
  vi.stubGlobal('window', { sessionStorage: store })
})

const MINE = draftName('me', 'visit-new')
const THEIRS = draftName('them', 'visit-new')

describe('a draft', () => {
  it('comes back with the id of the attempt that was never answered', () => {
    writeDraft(MINE, { values: { title: 'A' }, commandId: 'c' })
    expect(readDraft(MINE)).toEqual({ values: { title: 'A' }, commandId: 'c' })
    dropDraft(MINE)
    expect(readDraft(MINE)).toBeNull()
  })
  it('of somebody else in this tab is dropped, and nothing that is not a draft', () => {
    writeDraft(MINE, { values: {} })
    writeDraft(THEIRS, { values: {} })
    store.setItem('other', 'x')
    dropDrafts('me')
    expect([...store.items.keys()]).toEqual([MINE, 'other'])
    dropDrafts()
    expect([...store.items.keys()]).toEqual(['other'])
  })
  it('that cannot be read is none', () => {
    store.setItem(MINE, '{"values":')
    expect(readDraft(MINE)).toBeNull()
    store.setItem(MINE, '{}')
    expect(readDraft(MINE)).toBeNull()
  })
  it('is not kept where the storage is closed or full, and the form goes on', () => {
    vi.stubGlobal('window', {
      get sessionStorage(): Store {
        throw new Error('closed')
      },
    })
    expect(readDraft(MINE)).toBeNull()
    expect(() => writeDraft(MINE, { values: {} })).not.toThrow()
  })
  // Last: it closes the drafts of this page for good.
  it('is not written again by the page that is left at sign-out', () => {
    writeDraft(MINE, { values: {} })
    closeDrafts()
    writeDraft(MINE, { values: { title: 'late' } })
    expect(store.items.size).toBe(0)
  })
})
