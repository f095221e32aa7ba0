import { fileHref } from './file-href'

/** A small picture of a file, decoration beside its name. It fills the box that it is given. */
export function Thumbnail({ id }: { id: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: what is served is of the right size, and no cache may keep it
    <img src={fileHref(id, 'thumbnail')} alt="" loading="lazy" decoding="async" className="size-full object-cover" />
  )
}
