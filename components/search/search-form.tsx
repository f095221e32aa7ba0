import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

/** The search box of the search page: a plain GET, so that a search is an address. */
export function SearchForm({ text }: { text: string }) {
  const t = useTranslations('search')
  return (
    <search className="mb-6 max-w-2xl">
      <form action="/search">
        <label htmlFor="search-text" className="mb-1 block font-semibold">
          {t('label')}
        </label>
        <p id="search-hint" className="mb-1 text-sm text-muted">
          {t('hint')}
        </p>
        <div className="flex gap-2">
          <input
            key={text}
            id="search-text"
            type="search"
            name="q"
            defaultValue={text}
            maxLength={200}
            aria-describedby="search-hint"
            className="field-control min-w-0 flex-1"
          />
          <Button type="submit" tone="primary">
            {t('submit')}
          </Button>
        </div>
      </form>
    </search>
  )
}
