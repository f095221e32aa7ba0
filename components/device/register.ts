/** Lets the shell for the road open without a network. Only a built application has a worker. */
export function registerWorker(): void {
  if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/serwist/sw.js', { scope: '/', updateViaCache: 'none' }).catch(() => {
    // Without it everything works while there is a network.
  })
}
