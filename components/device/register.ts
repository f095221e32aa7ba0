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
  const onHidden = () => {
    if (document.visibilityState === 'hidden') window.location.reload()
  }
  const onTakenOver = () => {
    document.addEventListener('visibilitychange', onHidden)
    onHidden()
  }
  worker.addEventListener('controllerchange', onTakenOver)
  return () => {
    worker.removeEventListener('controllerchange', onTakenOver)
    document.removeEventListener('visibilitychange', onHidden)
  }
}
