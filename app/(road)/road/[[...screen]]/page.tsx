import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InstallHint } from '@/components/device/install-hint'
import { DeviceProvider } from '@/components/device/provider'
import { WithoutNetwork } from '@/components/device/without-network'
import { RoadApp } from '@/components/road/road-app'
import { ClientMessages } from '@/lib/i18n/client-messages'

const MESSAGES = [
  'road',
  'device.without',
  'device.install',
  'text',
  'files',
  'followUps.mark.unowned',
  'outcomes.type',
  'outcomes.owedBy',
  'programme.type',
  'readouts.attendance',
]

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('road')
  return { title: t('heading') }
}

/**
 * The shell for the road: one page for every address below it, the same for everybody and with nothing of anybody in
 * it, so that a device may keep it. What it shows is read from the device.
 */
export default function RoadPage() {
  return (
    <ClientMessages also={MESSAGES}>
      <DeviceProvider person={null}>
        <WithoutNetwork />
        <RoadApp />
        <InstallHint />
      </DeviceProvider>
    </ClientMessages>
  )
}
