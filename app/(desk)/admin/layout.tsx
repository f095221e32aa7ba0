import type { ReactNode } from 'react'
import { SampleWarning } from '@/components/accounts/sample-warning'
import { countSampleAccounts } from '@/lib/accounts/queries'
import { currentActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'

/** Warns on every admin page while sample sign-ins work. It guards nothing: each page requires its actor itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  const samples = actor && can(actor, 'account.admin') ? await countSampleAccounts(actor) : 0
  return (
    <>
      <SampleWarning count={samples} />
      {children}
    </>
  )
}
