/** HTML as a flat list of what stands in it; `raw` is text as it was written, with its entities. */
export type HtmlToken =
  | { kind: 'text'; raw: string }
  | { kind: 'open'; name: string; className: string; style: string; void: boolean }
  | { kind: 'close'; name: string }

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
/** What is between these is no text of the page. */
const RAW = new Set(['script', 'style', 'title', 'xml', 'textarea', 'noscript', 'iframe'])
const NAME = /^\/?([a-zA-Z][^\s/>]*)/

/** Reads HTML without a browser, once from front to back. Comments, conditional ones too, are left out. */
export function tokensOf(html: string): HtmlToken[] {
  const tokens: HtmlToken[] = []
  let at = 0
  const text = (to: number) => {
    if (to > at) tokens.push({ kind: 'text', raw: html.slice(at, to).replaceAll('<', '&lt;') })
  }
  while (at < html.length) {
    const start = tagStart(html, at)
    if (start < 0) break
    text(start)
    at = start
    const end = endOf(html, start)
    if (end < 0) break
    const name = NAME.exec(html.slice(start + 1, start + 60))?.[1]?.toLowerCase()
    at = end
    if (!name || html[start + 1] === '!' || html[start + 1] === '?') continue
    if (html[start + 1] === '/') tokens.push({ kind: 'close', name })
    else {
      const source = html.slice(start, end)
      const alone = VOID.has(name) || source.endsWith('/>')
      if (RAW.has(name)) {
        if (!alone) at = afterRaw(html, end, name)
      } else {
        tokens.push({
          kind: 'open',
          name,
          className: attribute(source, 'class'),
          style: attribute(source, 'style'),
          void: alone,
        })
      }
    }
  }
  text(html.length)
  return tokens
}

/** Where the next tag or comment begins; a `<` before anything else is text. */
function tagStart(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
    if (/[a-zA-Z/!?]/.test(html[at + 1] ?? '')) return at
  }
  return -1
}

/** Behind the end of the tag or comment that begins at `start`; -1 when it has none. */
function endOf(html: string, start: number): number {
  if (html.startsWith('<!--', start)) {
    const end = html.indexOf('-->', start + 4)
    return end < 0 ? html.length : end + 3
  }
  let quote = ''
  for (let at = start + 1; at < html.length; at += 1) {
    const sign = html[at]
    if (quote) {
      if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at + 1
  }
  return -1
}

function afterRaw(html: string, from: number, name: string): number {
  const found = new RegExp(`</${name}\\s*>`, 'i').exec(html.slice(from))
  return found ? from + found.index + found[0].length : html.length
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*("([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag)
  return (found?.[2] ?? found?.[3] ?? found?.[4] ?? '').replaceAll('&quot;', '"')
}
