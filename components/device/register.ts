/** Lets the shell for the road open without a network. Only a built application has a worker. */
export function registerWorker(): void {
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/serwist/sw.js', { scope: '/', updateViaCache: 'none' }).catch(() => {
    // Without it everything works while there is a network.
  })
}

/**
 * A new version has taken over while this page shows the one before: it is loaded anew when nobody looks. What is typed
 * is on the device by then.
 * @returns stops that
 */
export function followNewVersions(): () => void {
  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : null
  if (!worker?.controller) return () => {}
  // A camera or a choice of files covers the page too: what is brought back from there must find it.
  let away = false
  const onAway = ({ target, type }: Event) => {
    if (target instanceof HTMLInputElement && target.type === 'file') away = type === 'click'
  }
  const onHidden = () => {
    if (document.visibilityState === 'hidden' && !away) window.location.reload()
  }
  for (const type of ['click', 'change', 'cancel']) document.addEventListener(type, onAway, { capture: true })
  const onTakenOver = () => {
    document.addEventListener('visibilitychange', onHidden)
    onHidden()
  }
  worker.addEventListener('controllerchange', onTakenOver)
  return () => {
    worker.removeEventListener('controllerchange', onTakenOver)
    document.removeEventListener('visibilitychange', onHidden)
    for (const type of ['click', 'change', 'cancel']) document.removeEventListener(type, onAway, { capture: true })
  }
}
