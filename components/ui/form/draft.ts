/** What somebody typed and has not saved, kept in this tab's storage: gone with the tab and at sign-out. */
export type Draft = {
  values: Record<string, unknown>
  /** The command id of an attempt whose answer never came. */
  commandId?: string
}

const PREFIX = 'tashrif.draft.'

export const draftName = (owner: string, key: string): string => `${PREFIX}${owner}.${key}`

/** Storage can be closed by the browser's settings; a form must work without it. */
function storage(): Storage | null {
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}

export function readDraft(name: string): Draft | null {
  const text = storage()?.getItem(name)
  if (!text) return null
  try {
    const draft = JSON.parse(text) as Draft
    return typeof draft.values === 'object' && draft.values !== null ? draft : null
  } catch {
    return null
  }
}

/** Set at sign-out: the page that is being left must not write again what was just dropped. */
let closed = false

export function writeDraft(name: string, draft: Draft): void {
  if (closed) return
  try {
    storage()?.setItem(name, JSON.stringify(draft))
  } catch {
    // Full storage: the text is still in the form.
  }
}

export const dropDraft = (name: string): void => storage()?.removeItem(name)

/** For sign-out: drops every draft and keeps no more until the page is loaded anew. */
export function closeDrafts(): void {
  closed = true
  dropDrafts()
}

/** Drops all drafts, or all but those of `keepOwner`: nobody finds what the person before them typed. */
export function dropDrafts(keepOwner?: string): void {
  const store = storage()
  if (!store) return
  const names = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '')
  for (const name of names) {
    if (name.startsWith(PREFIX) && !(keepOwner && name.startsWith(draftName(keepOwner, '')))) store.removeItem(name)
  }
}
