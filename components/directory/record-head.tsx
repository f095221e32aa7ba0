import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { ActionButton } from '@/components/ui/form/action-button'
import type { CommandAction } from '@/components/ui/form/command'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { ArchivedTag } from './archived-tag'

/** The head of a page of the directory, with the way to its form and in and out of the archive. */
export function RecordHead(props: {
  name: string
  above: ReactNode
  facts: readonly ReactNode[]
  archived: boolean
  mayEdit: boolean
  editHref: string
  archive: CommandAction<null>
  restore: CommandAction<null>
  /** Of both commands. */
  input: Readonly<Record<string, unknown>>
}) {
  const { name, above, facts, archived, mayEdit, editHref, archive, restore, input } = props
  const t = useTranslations('directory.page')
  return (
    <>
      <PageHead
        title={name}
        above={above}
        facts={facts}
        tag={archived ? <ArchivedTag /> : null}
        action={
          !mayEdit ? null : archived ? (
            <ActionButton action={restore} input={input} label={t('restore')} tone="primary" done={t('restoredDone')} />
          ) : (
            <ButtonLink tone="primary" href={editHref}>
              {t('edit')}
            </ButtonLink>
          )
        }
        menu={
          mayEdit && !archived ? (
            <ActionButton
              action={archive}
              input={input}
              label={t('archive')}
              tone="quiet"
              explain={t('archiveExplain')}
              done={t('archivedDone')}
            />
          ) : null
        }
      />
      {archived ? (
        <div className="mb-5">
          <Notice tone="info">{t('archivedNote')}</Notice>
        </div>
      ) : null}
    </>
  )
}
