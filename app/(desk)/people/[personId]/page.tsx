import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Involved } from '@/components/directory/involved'
import { PersonFacts } from '@/components/directory/person-facts'
import { RecordHead } from '@/components/directory/record-head'
import { Link } from '@/components/ui/link'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { archivePerson, restorePerson } from '@/lib/directory/actions'
import { getPerson } from '@/lib/directory/queries'
import { withQuery } from '@/lib/platform/address'
import { involvementOf } from '@/lib/search/involvement.queries'

type Props = { params: Promise<{ personId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.people'))('name') }
}

export default async function PersonPage({ params }: Props) {
  const actor = await requireActor('visit.see')
  const t = await getTranslations('directory')
  const person = await getPerson(actor, (await params).personId)
  if (!person) notFound()
  const { id, name, archived, version } = person
  const involved = await involvementOf(actor, { kind: 'person', id })
  return (
    <>
      <RecordHead
        name={name}
        above={<Link href="/people">{t('people.title')}</Link>}
        facts={[]}
        archived={archived}
        mayEdit={can(actor, 'directory.edit')}
        editHref={`/people/${id}/edit`}
        archive={archivePerson}
        restore={restorePerson}
        input={{ personId: id, version }}
      />
      <PersonFacts person={person} />
      <Involved
        involved={involved}
        register={`/follow-ups?officer=${id}`}
        own="accountable"
        personId={id}
        all={(list) => withQuery(`/people/${id}/involved`, { list })}
      />
    </>
  )
}
