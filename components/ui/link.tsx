import type { ComponentProps } from 'react'

/**
 * A way to another page: an ordinary anchor, which the frame's `Navigation` follows without loading the page anew.
 * Nothing is fetched before it is pressed, for each such fetch would be a page that the server makes for nobody.
 */
export const Link = (props: ComponentProps<'a'> & { href: string }) => <a {...props} />
