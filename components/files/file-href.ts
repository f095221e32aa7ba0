import type { Served } from '@/lib/files/types'

/** Where a file is served: as it is kept, its thumbnail, or a page of its preview (from 1). */
export const fileHref = (id: string, as: Served = 'original', page?: number): string =>
  `/api/files/${id}?as=${as}${page === undefined ? '' : `&page=${page}`}`
