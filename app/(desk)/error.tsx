'use client'

import { TroublePage } from '@/components/shell/trouble-page'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** A page that could not be made, inside the frame. */
export default function DeskTrouble({ error }: Props) {
  return <TroublePage digest={error.digest} retry={() => window.location.reload()} />
}
