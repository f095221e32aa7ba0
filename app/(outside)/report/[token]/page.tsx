import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FILE_WORDS } from '@/components/files/file-section'
import { EndedPage, OutsideReportPage } from '@/components/private-links/outside-page'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { type Query, readQuery } from '@/lib/platform/address'
import { newId } from '@/lib/platform/id'
import { networkAddress } from '@/lib/private-links/door'
import { openPage } from '@/lib/private-links/open-page'

type Params = { params: Promise<{ token: string }>; searchParams: Promise<Query> }

/** The same for every address: a title must not tell a right one. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privateLinks.page'))('title'), robots: { index: false, follow: false } }
}

const WORDS = ['privateLinks.page', 'privateLinks.reported.judgement', ...FILE_WORDS]

/** One follow-up for an outside body, by its private address: nobody's session is asked for. */
export default async function ReportPage({ params, searchParams }: Params) {
  const { token } = await params
  const opened = await openPage({ token, address: await networkAddress() }, new Date())
  if (opened.kind === 'limited') forbidden()
  if (opened.kind === 'none') notFound()
  const { page } = opened
  if (page.answer === 'ended') return <EndedPage />
  const { sent } = readQuery(await searchParams, ['sent'])
  return (
    <ClientMessages also={WORDS}>
      <OutsideReportPage
        page={page}
        token={token}
        commandId={newId()}
        sent={page.reports.some(({ id, state }) => id === sent && state === 'waiting')}
      />
    </ClientMessages>
  )
}
