import { fileHref } from './file-href'

/** A small picture of a file, decoration beside its name. It fills the box that it is given. */
export function Thumbnail({ id, contain = false }: { id: string; contain?: boolean }) {
  return (
    <img
      src={fileHref(id, 'thumbnail')}
      alt=""
      loading="lazy"
      decoding="async"
      className={`size-full ${contain ? 'object-contain' : 'object-cover'}`}
    />
  )
}
