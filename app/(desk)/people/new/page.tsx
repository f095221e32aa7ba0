import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PersonForm } from '@/components/directory/person-form'
import { PageHead } from '@/components/ui/page-head'
import { requireActor } from '@/lib/auth/actor'
import { createPerson } from '@/lib/directory/actions'
import { EMPTY_NAME, EMPTY_POSITION } from '@/lib/directory/form-values'
import { languageOptions } from '@/lib/directory/languages'
import { ClientMessages } from '@/lib/i18n/client-messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.people'))('add') }
}

export default async function NewPersonPage() {
  await requireActor('directory.edit')
  const t = await getTranslations('directory.people')
  return (
    <>
      <PageHead title={t('add')} />
      <ClientMessages also={['directory.form', 'directory.nameKind']}>
        <PersonForm
          values={{ names: [EMPTY_NAME], languages: [], note: '', positions: [EMPTY_POSITION] }}
          save={{ create: createPerson }}
          languages={languageOptions()}
        />
      </ClientMessages>
    </>
  )
}
