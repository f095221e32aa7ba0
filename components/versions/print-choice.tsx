import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { FilterSelect } from '@/components/ui/filter-fields'
import { FilterForm } from '@/components/ui/filter-form'
import type { WhoseChoice } from '@/lib/programme/types'

type Props = {
  visitId: string
  versions: readonly number[]
  people: readonly WhoseChoice[]
  chosen: { version: number | null; whose: string | null; pocket: boolean }
}

/** Which version is printed, whose, and how; the choice is in the address. Plain GET: it works by itself. */
export function PrintChoice({ visitId, versions, people, chosen }: Props) {
  const t = useTranslations('versions')
  return (
    <FilterForm action={`/visits/${visitId}/programme/print`} label={t('print.choose')}>
      <FilterSelect
        name="version"
        label={t('print.versionLabel')}
        value={chosen.version === null ? '' : String(chosen.version)}
        options={versions.map((number) => ({ value: String(number), label: t('number', { number }) }))}
        any={t('draftNow')}
      />
      <FilterSelect name="for" label={t('own.whose')} value={chosen.whose ?? ''} options={people} any={t('own.all')} />
      <FilterSelect
        name="layout"
        label={t('print.layout')}
        value={chosen.pocket ? 'pocket' : ''}
        options={[{ value: 'pocket', label: t('print.pocket') }]}
        any={t('print.a4')}
      />
      <Button type="submit">{t('print.show')}</Button>
    </FilterForm>
  )
}
