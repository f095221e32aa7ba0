/** How much of a file is on the server, in percent, while this window sends it. */
const sent = new Map<string, number>()
const listeners = new Set<() => void>()

export function noteProgress(fileId: string, percent: number): void {
  sent.set(fileId, percent)
  for (const listener of listeners) listener()
}

export function onProgress(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Null where it is not being sent. */
export const progressOf = (fileId: string): number | null => sent.get(fileId) ?? null
