'use client'

import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/form/choice-fields'
import { CommandForm } from '@/components/ui/form/command-form'
import { chooseNotices } from '@/lib/notifications/actions'
import { NOTICE_WAYS, type NoticeChoice } from '@/lib/notifications/types'

const chooseNoticesSchema = () => import('@/lib/notifications/schema').then((m) => m.chooseNoticesSchema)

/** How one is told, topic by topic. */
export function ChoicesForm({ choices }: { choices: readonly NoticeChoice[] }) {
  const t = useTranslations('notifications')
  const options = NOTICE_WAYS.map((value) => ({ value, label: t(`ways.${value}`) }))
  return (
    <CommandForm
      schema={chooseNoticesSchema}
      action={chooseNotices}
      defaultValues={{ ways: Object.fromEntries(choices.map(({ topic, way }) => [topic, way])) }}
      submitLabel={t('choices.save')}
      done={t('choices.saved')}
    >
      <div className="grid gap-x-6 sm:grid-cols-2">
        {choices.map(({ topic }) => (
          <SelectField
            key={topic}
            name={`ways.${topic}`}
            label={t(`topics.${topic}`)}
            options={options}
            empty={false}
          />
        ))}
      </div>
    </CommandForm>
  )
}
