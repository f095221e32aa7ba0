import { NavigationRoute, type PrecacheEntry, Serwist } from 'serwist'
import { uploadFile } from '@/lib/files/upload'
import { openEngine, SYNC_TAG } from '../device/open'
import { deviceOwner } from '../device/store'
import { isOnRoad, roadInsteadOf, SHELL } from './shell-address'

type Sync = Event & { tag: string; waitUntil: (work: Promise<unknown>) => void }

/**
 * The service worker. It keeps the built files of the shell for the road and the shell itself, which is the same for
 * everybody; nothing that a signed-in person was answered is ever put into a cache. What people work on is in IndexedDB.
 */
const serwist = new Serwist({
  precacheEntries: (self as unknown as { __SW_MANIFEST: PrecacheEntry[] }).__SW_MANIFEST,
  // A new version takes over at once: what is typed in an open window is in IndexedDB, not in its code.
  skipWaiting: true,
  clientsClaim: true,
  precacheOptions: { cleanURLs: false },
})

// The cached shell comes with the headers that it was sent with, its content security policy among them: the nonce in
// it is the one on its own scripts. That it is used again gives nobody anything: nothing of a request is in that page.
serwist.registerRoute(new NavigationRoute(serwist.createHandlerBoundToUrl(SHELL), { allowlist: [/^\/road(\/|\?|$)/] }))

serwist.registerRoute(
  new NavigationRoute(
    async ({ request, url }) => {
      try {
        return await fetch(request)
      } catch (error) {
        if (isOnRoad(url.pathname)) throw error
        return Response.redirect(roadInsteadOf(url), 302)
      }
    },
    { denylist: [/^\/(api|road|serwist)(\/|\?|$)/] },
  ),
)

serwist.addEventListeners()

/** There is a network again, and perhaps no window: sends what waits. The browser asks again when it fails. */
self.addEventListener('sync', (event) => {
  const sync = event as Sync
  if (sync.tag === SYNC_TAG) sync.waitUntil(sendWhatWaits())
})

async function sendWhatWaits(): Promise<void> {
  const person = await deviceOwner()
  if (!person) return
  const { engine, close } = openEngine({
    person,
    upload: (file, blob) => uploadFile({ ...file, blob, userId: person.userId }),
    onWiped: () => {},
  })
  try {
    await engine.flush()
    const state = engine.state()
    if (state.kind !== 'saved' && (state.hindrance === 'offline' || state.hindrance === 'unavailable'))
      throw new Error('not sent yet')
  } finally {
    close()
  }
}
