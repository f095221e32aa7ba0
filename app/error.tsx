'use client'

import { TroublePage } from '@/components/shell/trouble-page'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** When even the frame could not be made. */
export default function RootTrouble({ error }: Props) {
  return (
    <main className="px-4">
      <TroublePage digest={error.digest} retry={() => window.location.reload()} />
    </main>
  )
}
