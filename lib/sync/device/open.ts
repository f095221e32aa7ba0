import { newId } from '@/lib/platform/id'
import type { Result } from '@/lib/platform/result'
import type { SyncPerson } from '../types'
import { createEngine, type Engine } from './engine'
import { takeLastWords } from './last-words'
import { databaseOf, openStore, setDeviceOwner } from './store'
import { transportBy } from './transport'
import type { WaitingFile } from './types'

const EVERY_MS = 30_000
/** Visits that were taken along are told anew when somebody comes back to them after this time. */
const PACKS_FRESH_MS = 5 * 60_000
const PAUSE_MS = 1_000
const SIGNING_OUT_MS = 1_000

export type OpenDevice = {
  engine: Engine
  /** Sends after a pause of the typing; at once when `now`. */
  send: (now?: 'now') => void
  close: () => void
}

type Options = {
  person: SyncPerson
  upload?: (file: WaitingFile, blob: Blob) => Promise<Result<unknown>>
  /** @param leaving the window is on its way to sign-out */
  onWiped: (leaving: boolean) => void
  /** Somebody shows what is on the device, and wants to hear of other windows. */
  onChange?: () => void
}

/** The engine of a window, or of the service worker, with the browser around it. */
export function openEngine({ person, upload, onWiped, onChange }: Options) {
  const store = openStore(person.userId)
  const channel = new BroadcastChannel(databaseOf(person.userId))
  const transport = transportBy((path, init) => fetch(path, init), store.token)
  const engine: Engine = createEngine({
    store,
    transport,
    person,
    now: () => new Date(),
    newId,
    exclusively: exclusivelyFor(person.userId),
    ...(upload ? { upload } : {}),
    tellOthers: (what) => channel.postMessage(what),
    onWiped: async (leaving) => {
      channel.close()
      await setDeviceOwner(null).catch(() => {})
      onWiped(leaving)
    },
  })
  channel.onmessage = ({ data }: MessageEvent<'changed' | 'wiped'>) => {
    if (data === 'changed') {
      void engine.refresh().catch(() => {})
      onChange?.()
      return
    }
    store.close()
    // The window that told it is signing out meanwhile.
    setTimeout(() => onWiped(false), SIGNING_OUT_MS)
  }
  const close = () => {
    channel.close()
    store.close()
  }
  return { engine, store, transport, close }
}

/** One at a time on the device: by the browser's locks, which end with their window; without them in this window. */
function exclusivelyFor(userId: string): (work: () => Promise<void>) => Promise<boolean> {
  let busy = false
  return async (work) => {
    if ('locks' in navigator) {
      return await navigator.locks.request(`tashrif-send-${userId}`, { ifAvailable: true }, async (lock) => {
        if (lock) await work()
        return lock !== null
      })
    }
    if (busy) return false
    busy = true
    try {
      await work()
    } finally {
      busy = false
    }
    return true
  }
}

/**
 * Opens the device in a window and keeps it sending: at the start, when the network or the person comes back, after a
 * write, and every half minute while something waits, less often the longer it is in vain.
 */
export function openDevice(options: Options): OpenDevice {
  const { engine, store, transport, close } = openEngine(options)
  let timer: ReturnType<typeof setTimeout> | undefined
  let inVain = 0
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void go(), ms)
  }
  const go = async (): Promise<void> => {
    clearTimeout(timer)
    const had = await engine.flush().catch(() => true)
    const state = engine.state()
    if (!had) return later(PAUSE_MS * 2)
    const waits = state.kind !== 'saved' && state.toSend > 0
    inVain = waits && state.hindrance !== null ? inVain + 1 : 0
    if (waits && state.hindrance === 'outdated') void lookForNewVersion()
    else if (waits) later(Math.min(2_000 * 2 ** inVain, EVERY_MS))
    if (waits) void askForBackgroundSync()
    else if (state.kind === 'saved' || state.hindrance === null)
      await engine.refreshPacks(PACKS_FRESH_MS).catch(() => {})
  }
  const now = () => {
    inVain = 0
    void go()
  }
  const onVisible = () => {
    if (document.visibilityState === 'visible') now()
  }
  window.addEventListener('online', now)
  window.addEventListener('pageshow', now)
  document.addEventListener('visibilitychange', onVisible)
  // What waits is told before anything is sent.
  void engine.refresh().catch(() => {})
  void takeLastWords(engine)
    .catch(() => {})
    .then(() => greet(engine, store, transport))
    .catch(() => {})
    .then(now)
  return {
    engine,
    send: (when) => (when === 'now' ? now() : later(PAUSE_MS)),
    close: () => {
      clearTimeout(timer)
      window.removeEventListener('online', now)
      window.removeEventListener('pageshow', now)
      document.removeEventListener('visibilitychange', onVisible)
      close()
    },
  }
}

/**
 * Tells the server whose device this is: learns what will show it later on, when nobody is signed in any more, and hears
 * of an account that was deactivated meanwhile.
 */
async function greet(
  engine: Engine,
  store: ReturnType<typeof openStore>,
  transport: ReturnType<typeof transportBy>,
): Promise<void> {
  const reply = await transport.me()
  if (reply.kind === 'refused' && reply.reason === 'deactivated') return await engine.wipe()
  if (reply.kind !== 'ok' || reply.value.person.userId !== store.userId) return
  if (reply.value.token !== (await store.token())) await store.putToken(reply.value.token)
}

/** The tag by which the browser wakes the service worker once there is a network; Chromium alone has it. */
export const SYNC_TAG = 'tashrif-outbox'

/** The server speaks another version of this: what is kept here stays until the page is a newer one. */
async function lookForNewVersion(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  await registration?.update().catch(() => {})
}

async function askForBackgroundSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined)
  const sync = (registration as { sync?: { register: (tag: string) => Promise<void> } } | undefined)?.sync
  await sync?.register(SYNC_TAG).catch(() => {})
}
