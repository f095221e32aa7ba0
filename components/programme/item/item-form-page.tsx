import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { ItemForm, type ItemFormProps } from './item-form'

const FORM_MESSAGES = [
  'programme.form',
  'programme.audience',
  'programme.type',
  'programme.status',
  'programme.partOfDay',
] as const

/** The page around the form of an item: the way back to the programme, and what the form carries of the messages. */
export function ItemFormPage({ title, ...form }: ItemFormProps & { title: string }) {
  const t = useTranslations('programme')
  const { visit } = form.options
  return (
    <>
      <PageHead
        title={title}
        above={
          <>
            <Link href={`/visits/${visit.id}`}>{visit.title}</Link> ›{' '}
            <Link href={`/visits/${visit.id}/programme`}>{t('title')}</Link>
          </>
        }
      />
      <ClientMessages also={FORM_MESSAGES}>
        <ItemForm {...form} />
      </ClientMessages>
    </>
  )
}
