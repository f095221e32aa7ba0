const MARK = 'tashrif.device'

/** Whose work is kept on this device, as a page finds out without opening anything. Storage can be closed by settings. */
export function markedDevice(): string | null {
  try {
    return window.localStorage.getItem(MARK)
  } catch {
    return null
  }
}

export function markDevice(userId: string): void {
  try {
    window.localStorage.setItem(MARK, userId)
  } catch {
    // Then the device is opened where something is written, and not before.
  }
}

export function unmarkDevice(): void {
  try {
    window.localStorage.removeItem(MARK)
  } catch {
    // Nothing was marked either.
  }
}
