import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DuplicateItemForm } from '@/components/programme/copy/duplicate-item-form'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { canEditProgramme } from '@/lib/programme/policy'
import { getItem } from '@/lib/programme/queries'

type Props = { params: Promise<{ itemId: string }> }

async function load({ params }: Props) {
  const page = await getItem(await requireActor('programme.edit'), (await params).itemId)
  if (!page || page.archived) notFound()
  return page
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { item } = await load(props)
  return { title: (await getTranslations('programme.duplicate'))('title', { title: item.title }) }
}

export default async function DuplicateItemPage(props: Props) {
  const actor = await requireActor('programme.edit')
  const { item, visit } = await load(props)
  if (!canEditProgramme(actor, visit.status)) forbidden()
  const t = await getTranslations('programme')
  return (
    <>
      <PageHead
        title={t('duplicate.title', { title: item.title })}
        above={
          <>
            <Link href={`/visits/${visit.id}`}>{visit.title}</Link> ›{' '}
            <Link href={`/visits/${visit.id}/programme`}>{t('title')}</Link>
          </>
        }
      />
      <ClientMessages also={['programme.duplicate']}>
        <DuplicateItemForm itemId={item.id} dayNumber={item.time.dayNumber} date={item.time.date} visit={visit} />
      </ClientMessages>
    </>
  )
}
