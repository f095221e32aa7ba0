import type { MetadataRoute } from 'next'
import { getTranslations } from 'next-intl/server'
import small from './install-192.png'
import large from './install-512.png'
import maskable from './install-maskable-512.png'

/**
 * Tashrif as an app on a device. It opens on the road: on a phone that is what a note-taker wants at once, with a
 * network or without; the desk is one press away.
 */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations('shell')
  return {
    id: '/',
    name: t('name'),
    short_name: t('name'),
    description: t('description'),
    start_url: '/road',
    scope: '/',
    display: 'standalone',
    background_color: '#F7F6F3',
    theme_color: '#0B5A68',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: small.src, sizes: '192x192', type: 'image/png' },
      { src: large.src, sizes: '512x512', type: 'image/png' },
      { src: maskable.src, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [{ name: t('nav.desk'), url: '/' }],
  }
}
