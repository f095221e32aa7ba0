import type { MetadataRoute } from 'next'
import { getTranslations } from 'next-intl/server'

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const t = await getTranslations('shell')
  return {
    name: t('name'),
    short_name: t('name'),
    description: t('description'),
    start_url: '/',
    display: 'standalone',
    background_color: '#F7F6F3',
    theme_color: '#0B5A68',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  }
}
