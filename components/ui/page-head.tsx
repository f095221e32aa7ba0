import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import { Menu } from './menu'

/**
 * The head of a page: reference, title, status, the one line of facts that matters, the one next action
 * and the rest in a menu.
 * @param facts the parts of the line; empty ones are left out
 * @param above what stands over it, such as the way back ("Visit …")
 * @param menu links and action buttons of the menu "More"
 */
export function PageHead(props: {
  title: ReactNode
  reference?: ReactNode
  tag?: ReactNode
  facts?: readonly ReactNode[]
  above?: ReactNode
  action?: ReactNode
  menu?: ReactNode
}) {
  const { title, reference, tag, facts = [], above, action, menu } = props
  const t = useTranslations('shell.menu')
  const shown = facts.filter((fact) => fact !== null && fact !== undefined && fact !== false && fact !== '')
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 max-w-3xl flex-1 basis-80">
        {above ? <div className="mb-1 text-sm text-muted">{above}</div> : null}
        {reference ? <p className="small-caps text-base text-muted">{reference}</p> : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-xl sm:text-2xl">{title}</h1>
          {tag}
        </div>
        {shown.length > 0 ? (
          <p className="mt-1 text-muted">
            {shown.map((fact, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts are fixed and never reordered
              <Fragment key={index}>
                {index > 0 ? <span aria-hidden> · </span> : null}
                <span>{fact}</span>
              </Fragment>
            ))}
          </p>
        ) : null}
      </div>
      {action || menu ? (
        <div className="no-print flex flex-wrap items-start gap-2">
          {action}
          {menu ? (
            <Menu label={t('more')} name={t('actions')}>
              {menu}
            </Menu>
          ) : null}
        </div>
      ) : null}
    </header>
  )
}
