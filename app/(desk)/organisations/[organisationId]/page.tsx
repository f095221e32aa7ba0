import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BriefingSection } from '@/components/briefings/briefing'
import { Involved } from '@/components/directory/involved'
import { OrganisationFacts } from '@/components/directory/organisation-facts'
import { OrganisationPeople } from '@/components/directory/organisation-people'
import { RecordHead } from '@/components/directory/record-head'
import { Link } from '@/components/ui/link'
import { requireActor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/permissions'
import { briefingWith } from '@/lib/briefings/queries'
import { archiveOrganisation, restoreOrganisation } from '@/lib/directory/actions'
import { getOrganisation } from '@/lib/directory/queries'
import { withQuery } from '@/lib/platform/address'
import { todayAtHome } from '@/lib/platform/today'
import { involvementOf } from '@/lib/search/involvement.queries'
import { countryName } from '@/lib/visits/country'

type Props = { params: Promise<{ organisationId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.organisations'))('name') }
}

export default async function OrganisationPage({ params }: Props) {
  const actor = await requireActor('visit.see')
  const t = await getTranslations('directory')
  const organisation = await getOrganisation(actor, (await params).organisationId)
  if (!organisation) notFound()
  const { id, name, kind, countryCode, archived, version } = organisation
  const [involved, briefing] = await Promise.all([
    involvementOf(actor, { kind: 'organisation', id }),
    briefingWith(actor, [id], todayAtHome()),
  ])
  return (
    <>
      <RecordHead
        name={name}
        above={<Link href="/organisations">{t('organisations.title')}</Link>}
        facts={[kind && t(`kind.${kind}`), countryCode && countryName(countryCode)]}
        archived={archived}
        mayEdit={can(actor, 'directory.edit')}
        editHref={`/organisations/${id}/edit`}
        archive={archiveOrganisation}
        restore={restoreOrganisation}
        input={{ organisationId: id, version }}
      />
      <OrganisationFacts organisation={organisation} />
      <BriefingSection briefing={briefing} sheet={`/organisations/${id}/briefing`} listedBelow />
      <Involved
        involved={involved}
        register={`/follow-ups?lead=${id}`}
        own="leads"
        all={(list) => withQuery(`/organisations/${id}/involved`, { list })}
      />
      <OrganisationPeople organisation={organisation} />
    </>
  )
}
