'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Follows links and sends the forms of filters within the application without loading a page anew. One listener for
 * the whole document: links stay plain anchors, which work before this is here and without it.
 */
export function Navigation() {
  const router = useRouter()
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const href = pressedLink(event)
      if (!href) return
      event.preventDefault()
      router.push(href)
    }
    const onSubmit = (event: SubmitEvent) => {
      const href = sentFilter(event)
      if (!href) return
      event.preventDefault()
      router.push(href)
    }
    document.addEventListener('click', onClick)
    document.addEventListener('submit', onSubmit)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('submit', onSubmit)
    }
  }, [router])
  return null
}

/** Where a plain press leads to within the application; null for whatever the browser does by itself. */
function pressedLink(event: MouseEvent): string | null {
  const { defaultPrevented, button, metaKey, ctrlKey, shiftKey, altKey, target } = event
  if (defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return null
  const link = target instanceof Element ? target.closest('a') : null
  if (!link || link.hasAttribute('download') || (link.target && link.target !== '_self')) return null
  const { origin, pathname, search, hash } = link
  if (origin !== window.location.origin || pathname.startsWith('/api/')) return null
  const here = pathname === window.location.pathname && search === window.location.search
  return here && hash ? null : pathname + search + hash
}

/** The address that a GET form asks for, without its empty fields. */
function sentFilter(event: SubmitEvent): string | null {
  const { defaultPrevented, target: form } = event
  if (defaultPrevented || !(form instanceof HTMLFormElement)) return null
  // By attribute: a field named "action" or "method" hides the form's own property.
  const action = form.getAttribute('action')
  if (action === null || (form.getAttribute('method') ?? 'get') !== 'get') return null
  const { origin, pathname } = new URL(action, window.location.href)
  if (origin !== window.location.origin) return null
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim() !== '') query.append(name, value.trim())
  }
  return query.size > 0 ? `${pathname}?${query}` : pathname
}
