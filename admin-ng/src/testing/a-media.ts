import type { AdminMedia, AdminMediaList } from '@green-apple/contracts-http';

/** A picture that shows. */
export const aMedia = (id: string, changes: Partial<AdminMedia> = {}): AdminMedia => ({
  id,
  kind: 'pack',
  alt: `A jar ${id}`,
  focus: { x: 0.5, y: 0.5 },
  width: 800,
  height: 400,
  sha256: id,
  bytes: 86_016,
  state: 'ready',
  fault: null,
  image: {
    key: `pictures/${id}`,
    alt: `A jar ${id}`,
    widths: [320],
    tint: '#ffffff',
    width: 800,
    height: 400,
  },
  addedAt: '2026-01-01T00:00:00Z',
  ...changes,
});

export const aMediaList = (
  items: readonly AdminMedia[],
  version = 1,
  product: Partial<AdminMediaList['product']> = {},
): AdminMediaList => ({
  product: { id: 'p1', slug: 'jar', title: 'Jar', version: 3, ...product },
  version,
  items: [...items],
});
