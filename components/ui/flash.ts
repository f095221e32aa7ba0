'use client'

/** A short word of success that outlives the page it was earned on. */
const STORE = 'tashrif.flash'
export const FLASH_EVENT = 'tashrif:flash'

/** Shows `text` in the frame, now or after the navigation that follows. */
export function flash(text: string): void {
  try {
    sessionStorage.setItem(STORE, text)
  } catch {
    // No storage: it is still shown on this page.
  }
  window.dispatchEvent(new CustomEvent(FLASH_EVENT, { detail: text }))
}

/** The text that waits to be shown after a full page load, once. */
export function takeFlash(): string | null {
  try {
    const text = sessionStorage.getItem(STORE)
    sessionStorage.removeItem(STORE)
    return text
  } catch {
    return null
  }
}
